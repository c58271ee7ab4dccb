"""What happens to a dump between PHP and a scraped text, and the prose that stands around it."""

import html
from collections.abc import Callable

BEFORE = "It rained in Northam all week. The ferries stayed in the harbour."
AFTER = (
    "Later the wind turned. The harbour master said that nobody had been hurt, and that the first "
    "boat would leave on Friday if the weather allowed it."
)


def collapsed(text: str) -> str:
    """Give the text as HTML shows it: every run of white space is one blank."""
    return " ".join(text.split())


def is_collapsed(text: str) -> bool:
    """Tell whether nothing of a text is lost where it is collapsed."""
    return text == collapsed(text) != ""


def in_one_line(text: str) -> bool:
    """Tell whether a text has no line breaks, and no blanks at its ends or in runs."""
    return text.split() == text.split(" ")


def _double(text: str) -> str:
    return html.escape(html.escape(text))


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def _nl2br(text: str) -> str:
    return html.escape(text).replace("\n", "<br />\n")


def _nbsp(text: str) -> str:
    return html.escape(text).replace("  ", "&nbsp; ")


def _pre(text: str) -> str:
    return f"<pre>{html.escape(text)}</pre>"


def _stripped_lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


Damage = Callable[[str], str]
ESCAPES: dict[str, Damage] = {"once": html.escape, "twice": _double}
"""What HTML does to any text."""
LAYOUTS: dict[str, Damage] = {
    "line ends of Windows": _crlf,
    "line breaks as markup": _nl2br,
    "blanks as entities": _nbsp,
    "in a pre": _pre,
    "lines without indentation": _stripped_lines,
}
"""What changes the layout; strings `in_one_line` come through it."""
