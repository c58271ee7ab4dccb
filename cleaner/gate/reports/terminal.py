"""The verdict for a person at a terminal."""

from typing import TYPE_CHECKING

from cleaner.gate.reports.words import counted
from cleaner.gate.verdict import Checked, Example, Outcome, Verdict

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {"critical": "bold red", "warning": "yellow", "info": "cyan"}
_EXAMPLES = 3


def render(verdict: Verdict, console: "Console") -> None:
    """Print a verdict: a line for each suite, and below it what failed, with examples.

    What passed is only counted. Nothing is coloured or folded where the console is no terminal.
    """
    from rich.text import Text

    if verdict.error:
        console.print(Text(f"ERROR: {_printable(verdict.error)}", "bold red"), soft_wrap=True)
    for suite in verdict.suites:
        headline = f"{_printable(suite.name)}: {counted(suite)}"
        console.print(Text(headline, _style(suite.outcome)), soft_wrap=True)
        for one in suite.expectations:
            if one.outcome in ("failed", "error"):
                console.print(_line(one), soft_wrap=True)
                for line in _details(one):
                    console.print(Text(line, "dim"), soft_wrap=True)


def _style(outcome: Outcome) -> str:
    return "bold green" if outcome == "passed" else "bold red"


def _line(one: Checked) -> "Text":
    from rich.text import Text

    mark = "ERROR" if one.outcome == "error" else "FAILED"
    style = _STYLES["critical" if one.outcome == "error" else one.severity]
    line = Text(f"  {mark} {one.severity}: ", style)
    line.append(_printable(one.title), "bold")
    if one.observed:
        line.append(f": {_printable(one.observed)}", "not bold")
    return line


def _details(one: Checked) -> list[str]:
    lines = [f"      {_name(example)}: {example.value!r}" for example in one.examples[:_EXAMPLES]]
    if one.why:
        lines.append(f"      why: {_printable(one.why)}")
    return lines


def _name(example: Example) -> str:
    identity = example.id if len(example.id) <= 60 else "…" + example.id[-59:]
    return _printable(identity if example.url is None else f"{identity} ({example.url})")


def _printable(text: str) -> str:
    """Make control characters visible: what comes from a scrape must not steer the terminal."""
    return text if text.isprintable() else repr(text)[1:-1]
