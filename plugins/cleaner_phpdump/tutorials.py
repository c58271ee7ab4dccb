"""Pages about PHP: a dump that they show is their subject and stays.

The rule: beside its dumps, the page names what prints them. That is one of `var_dump`, `print_r`,
`var_export` and `debug_zval_dump` as a word, a call of `serialize` or `unserialize`, or `<?php`.
A page that leaks a dump by accident has none of these in its text; PHP's own messages, which leak
along with dumps, don't count. A dump in a fence of Markdown is shown as well, and in HTML one
inside a `<code>` or `<samp>` element or in a `<pre>` for highlighted code.
"""

import re
from collections.abc import Sequence

from cleaner_phpdump.spans import gaps

_NAMES = re.compile(
    r"\b(?:var_dump|print_r|var_export|debug_zval_dump)\b|\b(?:un)?serialize\s?\(|(?:<|&lt;)\?php\b"
)
_MESSAGE = re.compile(r"\b(?:Warning|Notice|Deprecated|Strict Standards|(?:Fatal|Parse) error)\b")
_FENCE = re.compile(r"(?:```|~~~) ?[\w-]{0,20}\s{0,8}\Z")
_CODE_BOX = re.compile(
    r"<(?:pre|div)\b[^<>]{0,200}class=[\"'][^\"'<>]{0,100}"
    r"\b(?:php|highlight|brush|sourceCode|language-|lang-)[^<>]{0,100}>\s{0,20}"
    r"(?:<(?:pre|code)\b[^<>]{0,200}>\s{0,20}){0,2}\Z"
)
_REACH = 800


def is_about_php(text: str, dumps: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a text names what prints dumps, outside of the dumps in it (their spans).

    >>> is_about_php("Try var_dump($a) first.", []), is_about_php("It rained.", [])
    (True, False)
    """
    return any(
        not _is_message(text, name.start())
        for start, end in gaps(dumps, len(text))
        for name in _NAMES.finditer(text, start, end)
    )


def is_framed(text: str, start: int) -> bool:
    """Tell whether a dump stands in a box for code: a fence of Markdown, or highlighted HTML."""
    return any(
        frame.search(text, max(0, start - _REACH), start) is not None
        for frame in (_FENCE, _CODE_BOX)
    )


def _is_message(text: str, position: int) -> bool:
    line = text.rfind("\n", max(0, position - 200), position) + 1
    return _MESSAGE.search(text, max(line, position - 200), position) is not None
