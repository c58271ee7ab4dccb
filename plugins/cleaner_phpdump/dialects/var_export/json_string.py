"""A lone string of var_export that holds JSON: `'[{"id":"7","title":"Rain"}]'`.

Any other lone string is as a quotation in prose. This one is taken where it stands apart; Python
shows such strings too, behind a prompt.
"""

import re

import msgspec

from cleaner_phpdump import nodes
from cleaner_phpdump.dialects.cutting import open_string_end, without_ellipsis
from cleaner_phpdump.dialects.var_export.grammar import CONTENT, unescaped, unescaped_cut
from cleaner_phpdump.dialects.var_export.standing import ends_apart
from cleaner_phpdump.found import Found, passages
from cleaner_phpdump.views import View

_LEAST = 60  # characters; less is as likely an example in a text about JSON
_CONTENT = re.compile(CONTENT)


def read(view: View, start: int) -> Found | int:
    """Read the string at `start`; give where to go on where it is none."""
    text = view.text
    match = _CONTENT.match(text, start + 1)
    end = match.end() if match else start + 1
    if text.startswith("'", end):
        content = unescaped(text[start + 1 : end])
        if len(content) < _LEAST or not ends_apart(text, end + 1) or not _is_json(content):
            return end + 1
        return _found(start, end, end + 1, content, complete=True)
    line = open_string_end(view, start)
    end, whole = without_ellipsis(text, start + 1, line)
    if end - start < _LEAST or (end == whole and text[line : line + 80].strip()):
        return line
    return _found(start, end, whole, unescaped_cut(text[start + 1 : end]), complete=False)


def _is_json(content: str) -> bool:
    try:
        return isinstance(msgspec.json.decode(content), list | dict)
    except (ValueError, RecursionError):
        return False


def _found(start: int, stop: int, end: int, content: str, *, complete: bool) -> Found:
    return Found(
        start=start,
        end=end,
        dialect="var_export",
        complete=complete,
        tree=nodes.string(content, truncated=not complete),
        passages=passages(start + 1, stop, "", content),
    )
