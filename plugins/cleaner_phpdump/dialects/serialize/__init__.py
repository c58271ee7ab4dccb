r"""Serialized values: `a:1:{s:2:"id";i:7;}`, as serialize() writes them.

The source is ext/standard/var.c, php_var_serialize_intern; ext/standard/var_unserializer.re reads
them back. A lone number, bool or null is too short to be told from prose and never taken.
"""

import re

from cleaner_phpdump.dialects.serialize.reader import Reader
from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.views import View

_HEAD = re.compile(
    r'a:\d{1,10}:\{(?:\}|[is]:|\s{0,8}\Z)|[sS]:\d{1,10}:"'
    r'|[OC]:\d{1,5}:"[^":;{}]{1,255}":\d{1,10}:\{|E:\d{1,5}:"[^":;{}]{1,255}:[^":;{}]{1,255}";'
)


def _head(view: View, hit: int, floor: int) -> int | None:
    r"""Give where the serialized value begins whose first `:"` or `:{` was hit.

    What follows a quote, a name, `;` or `{` is a literal in code, or an inner value whose outer
    one was not taken.

    >>> _head(View("seen: a:1:{i:0;b:1;}"), 9, 0), _head(View("f('a:1:{i:0;b:1;}')"), 6, 0)
    (6, None)
    """
    text = view.text
    start = hit - 1
    if not text[start : start + 1].isdigit():
        return None
    while start > floor and hit - start <= 10 and text[start].isdigit():
        start -= 1
    start -= 1
    if start < floor or hit - start < 3 or text[start + 1] != ":" or text[start] not in "asSOCE":
        return None
    if start > floor:
        before = text[start - 1]
        if before in "_:;{$&|\\'`" or (before.isascii() and before.isalnum()):
            return None
        if before == '"' and (start < 2 or text[start - 2] not in ".!?…"):
            return None  # it does not end direct speech
    return start if _HEAD.match(text, start) else None


def read(view: View, start: int) -> Found | int:
    """Read the serialized value at `start`; give where to go on where there is none."""
    return Reader(view, start).read()


DIALECT = Dialect(needles={re.compile(r':(?<=\d:)(?=["{])'): _head}, read=read)
