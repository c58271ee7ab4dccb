"""Consoles: colour and drawing on a terminal, plain lines elsewhere."""

from typing import TYPE_CHECKING

from cleaner.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


def to_stdout() -> "Console":
    """A console for what a command prints as its result."""
    return _console(stderr=False)


def to_stderr() -> "Console":
    """A console for progress, summaries and messages."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> "Console":
    # what is wrong with a call is said before anything is drawn
    from rich.console import Console

    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    console.soft_wrap = not console.is_terminal
    return console


def change(console: "Console", before: str, after: str, limit: int | None) -> "Text":
    """Draw a replacement: red and green on a terminal, [-before-]{+after+} elsewhere."""
    from rich.text import Text

    text = Text()
    for part, style, left, right in (
        (before, "red strike", "[-", "-]"),
        (after, "green", "{+", "+}"),
    ):
        if part:
            shown = visible(part, limit)
            text.append(shown if console.is_terminal else f"{left}{shown}{right}", style)
    return text
