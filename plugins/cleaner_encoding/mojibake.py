"""Undo mojibake: UTF-8 that was read as a single-byte encoding, once or several times over.

Three kinds of evidence, the strongest first. A line that, written back in an encoding, is valid
UTF-8 with three different multi-byte characters was never meant otherwise. A line that looks wrong
to ftfy and that ftfy can mend. And once a document has shown its encoding, less is enough in its
other lines.

Imported where the prefilter finds something only: ftfy takes longer to import than most pages to
clean.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import ftfy

from cleaner_encoding.prefilter import may_be_mojibake

# Only what undoes the encoding: the other repairs of ftfy are rules of ours, or no repairs at all.
# `explain` must be on: without it ftfy leaves its three repairs of lossy mojibake out.
_FTFY = ftfy.TextFixerConfig(
    unescape_html=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_terminal_escapes=False,
    remove_control_chars=False,
    normalization=None,
    explain=True,
)
# Mojibake among good text can cost ftfy the square of the text's length, so this is for pieces.
_FTFY_LINEAR = _FTFY._replace(decode_inconsistent_utf8=False)
_PIECE = 1000
_BETWEEN_ASCII = re.compile("(?<=[!-~]) (?=[!-~])")
_CODECS = (
    "sloppy-windows-1252", "sloppy-windows-1251", "macroman", "sloppy-windows-1250",
    "sloppy-windows-1254", "sloppy-windows-1253", "sloppy-windows-1257", "cp437",
    "sloppy-windows-1255", "sloppy-windows-1256", "sloppy-windows-1258", "cp850", "koi8-r",
    "iso-8859-2",
)  # fmt: skip
_ROUNDS = 4  # how many times over a text is taken to have been misread


def without_mojibake(text: str) -> str:
    """Give a text with its mojibake undone, line by line.

    >>> without_mojibake("caf\\u00c3\\u00a9")
    'café'
    """
    lines = text.split("\n")
    votes: Counter[str] = Counter()
    for index, line in enumerate(lines):
        if not line.isascii():
            lines[index], codec = _mended(line)
            if codec:
                votes[codec] += 1
    if votes:
        codec, count = votes.most_common(1)[0]
        lines = [line if line.isascii() else _mended_as(line, codec, count) for line in lines]
    return "\n".join(lines)


def _mended(line: str) -> tuple[str, str | None]:
    """Give a line mended on its own evidence, and the codec it was misread in where that shows."""
    mended, codec = _most_plausible(_reread_in_all(line, 3))
    if codec:
        return _reread_repeatedly(mended, codec, 3), codec
    mended, codec = _by_ftfy(line)
    if codec is None:
        return _inside_in_any(mended)
    # the same bytes may be letters in several encodings: ftfy takes the first that it can
    better, other = _most_plausible([(mended, codec), *_reread_in_all(line, 1)])
    return better, other


def _mended_as(line: str, codec: str, votes: int) -> str:
    """Give a line mended in the codec that other lines of the document were misread in."""
    mended = _reread_repeatedly(line, codec, 1 if votes > 1 else 2)
    return mended if mended != line else _inside(line, codec, 1 if votes > 1 else 2)


def _by_ftfy(line: str) -> tuple[str, str | None]:
    """Give what ftfy makes of a line, and the codec that it says the line was misread in."""
    if not may_be_mojibake(line):
        return line, None
    parts = [
        ftfy.fix_encoding_and_explain(piece, _FTFY if len(piece) <= _PIECE else _FTFY_LINEAR)
        for piece in _pieces(line)
    ]
    encoded = (
        codec for part in parts for action, codec in part.explanation or () if action == "encode"
    )
    codec = next(encoded, None)
    # what ftfy calls Latin 1 has C1 controls where Windows-1252 has letters, and reads the same
    codec = "sloppy-windows-1252" if codec == "latin-1" else codec
    return "".join(part.text for part in parts), codec


def _pieces(line: str) -> Iterator[str]:
    """Divide a long line where two ASCII words meet, so that no mojibake is cut."""
    start = end = 0
    if len(line) > _PIECE:
        for space in _BETWEEN_ASCII.finditer(line):
            if space.end() - start > _PIECE and end > start:
                yield line[start:end]
                start = end
            end = space.end()
    yield line[start:]


def _reread_in_all(line: str, least: int) -> list[tuple[str, str]]:
    tried = ((_reread(line, codec, least), codec) for codec in _CODECS)
    return [(reread, codec) for reread, codec in tried if reread is not None]


def _reread_repeatedly(text: str, codec: str, least: int) -> str:
    for _ in range(_ROUNDS):
        reread = _reread(text, codec, least)
        if reread is None:
            break
        text = reread
    return text


def _reread(text: str, codec: str, least: int) -> str | None:
    """Write text in a codec and read it as UTF-8, None where that is impossible or shows little.

    `least` is the number of different characters beyond ASCII that must come of it.
    """
    try:
        reread = text.encode(codec).decode("utf-8")
    except UnicodeError:
        return None
    return reread if len({char for char in reread if char > "\x7f"}) >= least else None


def _most_plausible(readings: list[tuple[str, str]]) -> tuple[str, str | None]:
    """Pick the reading with the fewest rare letters, the first of equals."""
    if not readings:
        return "", None
    return min(readings, key=lambda reading: len(_RARE.findall(reading[0])))


# Latin Extended-B and IPA, without the letters of Romanian, Vietnamese, Azerbaijani and Pinyin
_RARE = re.compile(
    "[\u0180-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u0217\u021c-\u0258\u025a-\u02af]"
)


def _inside_in_any(line: str) -> tuple[str, str | None]:
    """Mend a part of a line in the codec that explains most of it."""
    tried = [(_inside(line, codec, 3), codec) for codec in _CODECS]
    mended, codec = min(tried, key=lambda reading: len(reading[0]))
    return (mended, codec) if mended != line else (line, None)


def _inside(line: str, codec: str, least: int) -> str:
    """Give a line in which only some characters were misread, with these reread.

    They must become at least `least` different letters, all in the scripts of the line's other
    letters: what is UTF-8 by chance hardly ever does.
    """
    made: set[str] = set()

    def reread(run: re.Match[str]) -> str:
        try:
            text = run[0].encode(codec).decode("utf-8")
        except UnicodeError:
            return run[0]
        made.update(text)
        return text

    mended = _sequences(codec).sub(reread, line)
    letters = {char for char in made if char.isalpha()}
    if len(letters) < least or _RARE.search("".join(letters)):
        return line
    others = {char for char in _sequences(codec).sub("", line) if char.isalpha()}
    return mended if _scripts(letters) <= _scripts(others) else line


def _scripts(letters: set[str]) -> set[str]:
    names = {unicodedata.name(letter, "?").partition(" ")[0] for letter in letters}
    return {"CJK" if name in ("HIRAGANA", "KATAKANA") else name for name in names}


@lru_cache(maxsize=len(_CODECS))
def _sequences(codec: str) -> re.Pattern[str]:
    """Give the expression for runs of UTF-8 sequences (RFC 3629, section 4) read in a codec."""

    def read(first: int, last: int) -> str:
        return "[" + re.escape(bytes(range(first, last + 1)).decode(codec, "ignore")) + "]"

    later = read(0x80, 0xBF)
    two, three, four = read(0xC2, 0xDF), read(0xE0, 0xEF), read(0xF0, 0xF4)
    return re.compile(f"(?:{two}{later}|{three}{later}{{2}}|{four}{later}{{3}})+")
