"""Whether what looks like a dump stands apart, or is a piece of PHP code or of a comment."""

import re

_REACH = 120
_GLUE = (*"=(,[&|+@$\\{<*#/", "=>", "->", "<?php")
_KEYWORD = re.compile(
    r"(?:(?<![\w$])(?:return|echo|print|yield|case|default|const|new|and|or|instanceof|from)|\$\w+"
    r"|<<<[ \t]*['\"]?\w+['\"]?)\Z"
)
_CODE_BEHIND = re.compile(
    r"['\"`]|[ \t]{0,80}(?:[;,)\]+?}]|[-=!]=|[-=]>|\n[ \t]{0,80}(?:[;)\]]|\?>|EO[TD]\b))"
)
_SPEECH_END = ".!?…,"


def starts_apart(text: str, start: int, floor: int) -> bool:
    """Tell whether nothing in front of a dump makes it an operand, an argument or a comment.

    `floor` is the end of the dump before it.

    >>> starts_apart("It rained. array (", 11, 0), starts_apart("$rain = array (", 8, 0)
    (True, False)
    """
    before = text[max(floor, start - _REACH) : start]
    if not before or (before[-1] in "'\"`" and not _ends_speech(before)):
        return not before
    stem = before.rstrip()
    return not (stem.endswith(_GLUE) or _KEYWORD.search(stem[-40:]))


def _ends_speech(before: str) -> bool:
    return before[-1] == '"' and len(before) > 1 and before[-2] in _SPEECH_END


def ends_apart(text: str, end: int) -> bool:
    """Tell whether nothing behind a dump makes it a piece of code.

    >>> ends_apart("array (\\n) It stopped.", 9), ends_apart("array (\\n);", 9)
    (True, False)
    """
    return _CODE_BEHIND.match(text, end) is None
