"""Dumps whose beginning was cut off with the head of the text.

What is left begins with a key, and closes more than it opens. The heads that are missing are put
back before it, so that it is read like any other dump; their keys are unknown and become "…".
"""

import re

import msgspec

from cleaner_phpdump.dialects import print_r, var_dump
from cleaner_phpdump.found import Dialect, Found
from cleaner_phpdump.views import View

_KEY = re.compile(
    r"(?P<indent>\s*+)(?:(?P<var_dump>\[(?:\"[^\"\n]{1,100}\"(?::[^\]\n]{1,100})?|-?\d{1,20})\]=>\s)"
    r"|\[[^\[\]\n]{1,100}\] =>)"
)
_UNKNOWN = "…"
_SIZE = 999_999_999  # so that more elements may follow
_LEVELS = 16
_PRINT_R_INDENT = 4
_STRING = f'  ["{_UNKNOWN}"]=>\n  string(400) "{_UNKNOWN}'


def find_headless(view: View) -> Found | None:
    r"""Find the dump without a head that a text begins with; None where it begins otherwise.

    It counts only where everything that is open is closed again.

    >>> find_headless(View('  ["n"]=>\n  int(5)\n}\nIt rained.')).end
    20
    """
    key = _KEY.match(view.text)
    if key is None:
        return None
    indent = len(key["indent"].rpartition("\n")[2])
    if key["var_dump"] is not None:
        heads = _var_dump_heads(indent // 2)
        # the text may have been cut inside of a string that shows a dump itself
        return _read(view, var_dump.DIALECT, heads) or _read(
            view, var_dump.DIALECT, heads + _STRING
        )
    if indent < _PRINT_R_INDENT:
        return None  # "[1] => see below" begins many a note
    return _read(view, print_r.DIALECT, _print_r_heads(indent // 8 + 1))


def _read(view: View, dialect: Dialect, heads: str) -> Found | None:
    whole = view.behind(heads)
    found = dialect.read(whole, 0)
    if not isinstance(found, Found) or not found.complete:
        return None
    if whole.text[found.end : found.end + 1].strip():
        return None
    return msgspec.structs.replace(found.outer(whole), complete=False)


def _var_dump_heads(levels: int) -> str:
    heads = [f"array({_SIZE}) {{\n"]
    for level in range(1, min(levels, _LEVELS)):
        pad = "  " * level
        heads.append(f'{pad}["{_UNKNOWN}"]=>\n{pad}array({_SIZE}) {{\n')
    return "".join(heads)


def _print_r_heads(levels: int) -> str:
    heads = ["Array\n(\n"]
    for level in range(1, min(levels, _LEVELS)):
        pad = " " * (8 * level - 4)
        heads.append(f"{pad}[{_UNKNOWN}] => Array\n{pad}    (\n")
    return "".join(heads)
