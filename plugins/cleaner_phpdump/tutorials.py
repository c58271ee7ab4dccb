"""Pages about PHP: a dump that they show is their subject and stays.

The rule: beside its dumps, the page names what prints them. That is one of `var_dump`, `print_r`,
`var_export` and `debug_zval_dump` as a word, a call of `serialize` or `unserialize`, or `<?php`.
A page that leaks a dump by accident has none of these in its text. In HTML, a dump inside a
`<code>` element counts as well.
"""

import re
from collections.abc import Sequence

_NAMES = re.compile(
    r"\b(?:var_dump|print_r|var_export|debug_zval_dump)\b|\b(?:un)?serialize\s?\(|(?:<|&lt;)\?php\b"
)


def is_about_php(text: str, dumps: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a text names what prints dumps, outside of the dumps in it (their spans).

    >>> is_about_php("Try var_dump($a) first.", []), is_about_php("It rained.", [])
    (True, False)
    """
    ends = [0, *(end for _, end in dumps)]
    starts = [*(start for start, _ in dumps), len(text)]
    return any(_NAMES.search(text, start, end) for start, end in zip(ends, starts, strict=True))
