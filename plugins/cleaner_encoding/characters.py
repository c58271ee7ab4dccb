"""Characters that do not belong in a text: what is looked for, and what is put in its place."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from cleaner import Edit

# Scripts that write no spaces between words, and mark a possible line break by ZWSP: Thai, Lao,
# Myanmar, Khmer, New Tai Lue, Tai Tham and the extensions of Myanmar.
_WITHOUT_SPACES = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1980-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaa7f"
)
# Scripts whose letters join or form conjuncts, so that ZWJ and ZWNJ change what is read (Unicode
# standard, section 23.2): Arabic to Mandaic, the Indic scripts, Mongolian.
_JOINING = (
    "\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc"
    + _WITHOUT_SPACES
)
_EMOJI = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff"
# Letters written from right to left; without one, marks of direction say nothing.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


class CharacterRule(msgspec.Struct, frozen=True):
    """What to look for (a regular expression without groups), and what to put in its place."""

    name: str
    pattern: str
    after: str | Callable[[str], str] = ""


def _joined(surrogates: str) -> str:
    return surrogates.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


RULES = (
    CharacterRule("line-end", r"\r(?=\n)"),
    CharacterRule("line-end", "[\r\x0b\x0c\x85\u2028\u2029]", "\n"),
    # a terminal's colours: ECMA-48, control sequences
    CharacterRule("control-character", r"\x1b\[[0-9;]{0,20}[A-Za-z]"),
    CharacterRule(
        "control-character",
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u206a-\u206f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]",
    ),
    # not the ideographic space, which has its place in Chinese and Japanese
    CharacterRule("space", "[\xa0\u2000-\u200a\u202f\u205f]", " "),
    CharacterRule("soft-hyphen", "\xad"),
    CharacterRule("zero-width", "[\u180e\u2060-\u2065\ufeff]"),
    CharacterRule("zero-width", f"(?<![{_WITHOUT_SPACES}])\u200b(?![{_WITHOUT_SPACES}])"),
    CharacterRule("zero-width", f"(?<![{_JOINING}])\u200c"),
    CharacterRule(
        "zero-width", f"(?<![{_JOINING}{_EMOJI}])\u200d|(?<=[{_EMOJI}])\u200d(?![{_EMOJI}])"
    ),
    CharacterRule("ligature", "[ﬀ-ﬆ]", _LIGATURES.__getitem__),
    CharacterRule("surrogate", "[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]", _joined),
)
_DIRECTION = CharacterRule("direction-mark", "[\u200e\u200f\u202a-\u202e\u2066-\u2069]")

NAMES = tuple(dict.fromkeys(rule.name for rule in (*RULES, _DIRECTION)))

_FINE_ASCII = bytes({*range(0x20, 0x7F), *b"\t\n"})
# every character that a rule above may stop at
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\ud800-\udfff"
    "\ufb00-\ufb06\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]"
    # Persian is full of joiners that are right
    f"(?:(?<!\u200c)|(?<![{_JOINING}]\u200c))"
)


def may_hold_bad_character(text: str) -> bool:
    """Tell in one scan whether any rule could find something."""
    if text.isascii():
        return bool(text.encode("ascii").translate(None, _FINE_ASCII))
    return _SUSPECT.search(text) is not None


def bad_characters(text: str, skip: frozenset[str]) -> Iterator[Edit]:
    """Give the edits of all rules but those that are skipped by name.

    >>> [(edit.rule, edit.after) for edit in bad_characters("a\\u00a0b\\u00adc", frozenset())]
    [('space', ' '), ('soft-hyphen', '')]
    """
    if not may_hold_bad_character(text):
        return
    rules = tuple(rule for rule in RULES if rule.name not in skip)
    if _DIRECTION.name not in skip and not _RIGHT_TO_LEFT.search(text):
        rules += (_DIRECTION,)
    if not rules:
        return
    find = _combined(rules).match
    done = 0
    for suspect in _SUSPECT.finditer(text):
        found = find(text, suspect.start()) if suspect.start() >= done else None
        if found is None:
            continue
        rule = rules[(found.lastindex or 1) - 1]
        after = rule.after if isinstance(rule.after, str) else rule.after(found[0])
        yield Edit(found.start(), found.end(), after, rule.name)
        done = found.end()


@lru_cache(maxsize=64)
def _combined(rules: tuple[CharacterRule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({rule.pattern})" for rule in rules))
