"""The verdict for a person at a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.gate.drift.moved import Moved
from cleaner.gate.drift.wording import beyond_chance, change_in_words, value_in_words
from cleaner.gate.reports.words import counted
from cleaner.gate.verdict import Checked, Example, Outcome, Verdict

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {"critical": "bold red", "warning": "yellow", "info": "cyan"}
_EXAMPLES = 3
_MOST_MOVED = 15


def render(verdict: Verdict, console: "Console", moved: Sequence[Moved] = ()) -> None:
    """Print a verdict: a line for each suite, and below it what failed, with examples.

    Then what moved beyond chance, where the output was compared with an earlier one. What passed is
    only counted. Nothing is coloured or folded where the console is no terminal.
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
    for line in _moved(moved):
        console.print(Text(line), soft_wrap=True)


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


def _moved(moved: Sequence[Moved]) -> list[str]:
    """Give the table of what moved, its columns in line; nothing where nothing was compared."""
    if not moved:
        return []
    found = beyond_chance(moved)
    if not found:
        return [f"moved since the baseline: none of {len(moved):,} quantities, beyond chance"]
    shown = found[:_MOST_MOVED]
    names = [_short(_printable(one.id)) for one in shown]
    values = [
        f"{value_in_words(one, one.before)} -> {value_in_words(one, one.after)}" for one in shown
    ]
    widths = max(map(len, names)), max(map(len, values))
    lines = [
        f"  {name:{widths[0]}}  {value:{widths[1]}}  {change_in_words(one)}"
        for name, value, one in zip(names, values, shown, strict=True)
    ]
    head = f"moved since the baseline: {len(found):,} of {len(moved):,} quantities, beyond chance"
    more = [f"  … and {len(found) - len(shown):,} more"] if len(found) > len(shown) else []
    return [head, *lines, *more]


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"


def _name(example: Example) -> str:
    identity = example.id if len(example.id) <= 60 else "…" + example.id[-59:]
    return _printable(identity if example.url is None else f"{identity} ({example.url})")


def _printable(text: str) -> str:
    """Make control characters visible: what comes from a scrape must not steer the terminal."""
    return text if text.isprintable() else repr(text)[1:-1]
