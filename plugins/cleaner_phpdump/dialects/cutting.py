"""Where a text was cut off that holds a dump: at an ellipsis, or at the end of a line."""

import re

from cleaner_phpdump.views import View

_MARK = r"(?:…|\.\.\.|&hellip;)"
ELLIPSIS = rf"(?:{_MARK}|\[{_MARK}\])"
"""What marks the place where a text was cut off, as a pattern."""

_ELLIPSIS_END = re.compile(rf"{ELLIPSIS}\Z")
_ELLIPSIS_MAX = len("[&hellip;]")

LINE_END = re.compile(r"\n")
_DATA_LINE = r"[ \t]{0,80}(?:[]\[{}<(&…a-z]|\.\.\.|\"[^\"\n]{0,200}\"[ ]?(?:[:,]|$))|[ \t]{2,80}\""
_OPEN_END = re.compile(
    rf"\n(?:(?!{_DATA_LINE})|(?<=\.\.\.\n)|(?<=\.\.\.\]\n)|(?<=…\n)|(?<=…\]\n)|(?<=&hellip;\n)|(?<=&hellip;\]\n))",
    re.MULTILINE,
)


def without_ellipsis(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where a stretch ends without its ellipsis, and with it; blanks at the end are left out.

    >>> without_ellipsis("It rained [...] ", 0, 16)
    (9, 15)
    """
    whole = start + len(text[start:end].rstrip())
    mark = _ELLIPSIS_END.search(text, max(start, whole - _ELLIPSIS_MAX), whole)
    return start + len(text[start : mark.start() if mark else whole].rstrip()), whole


def line_end(view: View, position: int) -> int:
    """Give where the line ends that holds a position."""
    end = view.next(LINE_END, position)
    return len(view.text) if end is None else end


def open_string_end(view: View, start: int) -> int:
    r"""Give where a string at `start` was cut off that is not closed.

    That is at the end of its line. Markup, JSON and what no sentence begins with go on over more.

    >>> open_string_end(View('[\n  {"id": 7,\nIt rained.'), 0)
    13
    """
    end = view.next(_OPEN_END, start)
    return len(view.text) if end is None else end
