"""Consoles: colour and drawing on a terminal, plain lines elsewhere."""

import re

from rich.console import Console
from rich.text import Text

# controls (terminal escapes among them), format characters, exotic spaces, surrogates
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def to_stdout() -> Console:
    """A console for what a command prints as its result."""
    return _console(stderr=False)


def to_stderr() -> Console:
    """A console for progress, summaries and messages."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    console.soft_wrap = not console.is_terminal
    return console


def visible(text: str, limit: int | None = None) -> str:
    """Make text fit for one line of a terminal: nothing unseen in it, cut in its middle.

    Scraped text is hostile: an escape sequence in it must never reach a terminal.

    >>> visible("a\\u00adb\\nc")
    'a<U+00AD>b⏎c'
    >>> visible("abcdefghij", 7)
    'abcd … j'
    """
    if limit is not None and len(text) > limit:
        tail = limit // 4
        text = f"{text[: limit - tail - 2]}\0{text[len(text) - tail :]}"
        head, _, rest = text.partition("\0")
        return f"{visible(head)} … {visible(rest)}"
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text).replace("\n", "⏎")


def change(console: Console, before: str, after: str, limit: int | None) -> Text:
    """Draw a replacement: red and green on a terminal, [-before-]{+after+} elsewhere."""
    text = Text()
    for part, style, left, right in (
        (before, "red strike", "[-", "-]"),
        (after, "green", "{+", "+}"),
    ):
        if part:
            shown = visible(part, limit)
            text.append(shown if console.is_terminal else f"{left}{shown}{right}", style)
    return text
