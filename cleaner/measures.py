"""What is measured on every cleaned text: the quality columns that suites check.

A plugin adds its own with the hook `cleaner_measures`. The gate uses the same functions on files
that lack the columns.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from cleaner.errors import PluginError

if TYPE_CHECKING:
    from cleaner.plugins import Plugins

Quality = dict[str, int | float | str]

_LANGUAGE_CHARACTERS = 600
# of less, and of signs alone, the detector makes a language, too
_FIRST = 200
_FEWEST_LETTERS = 20
# beyond this the letters fit no language well (resiliparse's own default cutoff)
_LANGUAGE_CUTOFF = 1200
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A})
_C1 = re.compile(rb"\xc2[\x80-\x9f]")


class Measure(msgspec.Struct, frozen=True):
    """One quality column: its name, its type, what it means, and the function that measures it.

    `value` takes a text and gives an int for an "integer", a float for a "number", and for a
    "string" a str, "" where there is nothing to tell. It must be fast and take any text. One that
    is not `stored` is costly: only the gate measures it, where a suite names its column.
    """

    name: str
    dtype: Literal["string", "integer", "number"]
    meaning: str
    value: Callable[[str], int | float | str]
    stored: bool = True


def lines(text: str) -> int:
    r"""Count the lines of a text.

    >>> lines("one\ntwo\n")
    2
    """
    return len(text.splitlines())


def words(text: str) -> int:
    """Count the words of a text, as white space parts them.

    >>> words("It rained on Friday.")
    4
    """
    return len(text.split())


def replacement_characters(text: str) -> int:
    r"""Count U+FFFD, which stands where a letter was lost.

    >>> replacement_characters("caf\ufffd")
    1
    """
    return text.count("\ufffd")


def control_characters(text: str) -> int:
    r"""Count the control characters of Unicode (Cc), without line feeds and tabs.

    >>> control_characters("a\x00b\tc\n\x85")
    2
    """
    data = _encoded(text)
    count = len(data) - len(data.translate(None, _CONTROLS))
    return count + len(_C1.findall(data)) if b"\xc2" in data else count


def detected_language(text: str) -> str:
    """Tell the language of a text by its letters, as a code of ISO 639-1, or "".

    "" is for a text that is too short to tell, and for one that looks like no language. The
    beginning of the text is looked at.

    >>> detected_language("The council met on Friday and decided to open the bridge again in May.")
    'en'
    >>> detected_language("It rained."), detected_language("a8f9 e0d1 b2c3 " * 20)
    ('', '')
    """
    from resiliparse.parse.lang import detect_fast

    beginning = text[:_LANGUAGE_CHARACTERS]
    if sum(map(str.isalpha, beginning[:_FIRST])) < _FEWEST_LETTERS:
        return ""
    language: str = detect_fast(beginning, _LANGUAGE_CUTOFF)[0]
    return "" if language == "unknown" else language


def text_hash(text: str) -> str:
    """Hash a text: 16 hexadecimal digits of BLAKE2b, the same for equal texts only.

    >>> text_hash("It rained.") == text_hash("It rained. ")
    False
    """
    return hashlib.blake2b(_encoded(text), digest_size=8).hexdigest()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


CORE = (
    Measure("text_length", "integer", "characters of the text", len),
    Measure(
        "words", "integer", "words of the text, as white space parts them", words, stored=False
    ),
    Measure("lines", "integer", "lines of the text", lines, stored=False),
    Measure("replacement_characters", "integer", "U+FFFD in the text", replacement_characters),
    Measure(
        "control_characters",
        "integer",
        "control characters in the text, without line feeds and tabs",
        control_characters,
    ),
    Measure(
        "detected_language",
        "string",
        'the language by the letters of the text, "" where that can\'t be told',
        detected_language,
    ),
    Measure("text_hash", "string", "a hash of the text, the same for equal texts", text_hash),
)


def all_measures(plugins: "Plugins") -> tuple[Measure, ...]:
    """Give the measures of the core and of all plugins.

    Raises `PluginError` for a plugin that gives something else, or a name that is taken.
    """
    measures = {one.name: one for one in CORE}
    for name, given in plugins.collect("cleaner_measures"):
        for one in _vetted(name, given):
            if one.name in measures:
                raise PluginError(f'the plugin "{name}" measures "{one.name}", which exists')
            measures[one.name] = one
    return tuple(measures.values())


def _vetted(plugin: str, given: object) -> Iterable[Measure]:
    if not isinstance(given, list | tuple):
        raise PluginError(f'the plugin "{plugin}" gives {given!r:.60}, no list of measures')
    for one in given:
        if not isinstance(one, Measure):
            raise PluginError(f'the plugin "{plugin}" gives {one!r:.60}, which is no Measure')
        if not one.name.isidentifier():
            raise PluginError(f'the plugin "{plugin}" measures "{one.name}", which is no name')
        yield one


def measured(text: str, measures: Sequence[Measure]) -> Quality:
    """Measure a text: the values by name.

    >>> measured("It rained.", CORE[:2])
    {'text_length': 10, 'words': 2}
    """
    return {one.name: one.value(text) for one in measures}
