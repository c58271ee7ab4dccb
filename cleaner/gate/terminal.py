"""The verdict for a person at a terminal."""

from typing import TYPE_CHECKING

from cleaner.gate.verdict import Checked, Outcome, SuiteVerdict, Verdict

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

    for suite in verdict.suites:
        headline = f"{suite.name}: {_counted(suite)}"
        console.print(Text(headline, _style(suite.outcome)), soft_wrap=True)
        for one in suite.expectations:
            if one.outcome in ("failed", "error"):
                console.print(_line(one), soft_wrap=True)
                for line in _details(one):
                    console.print(Text(line, "dim"), soft_wrap=True)


def _style(outcome: Outcome) -> str:
    return "bold green" if outcome == "passed" else "bold red"


def _counted(suite: SuiteVerdict) -> str:
    total = len(suite.expectations)
    if suite.rows == 0:
        end = "allowed, so it passes" if suite.outcome == "passed" else "so nothing was checked"
        return f"the table {suite.table} has no rows, {end}"
    words = f"{suite.count('passed')} of {total} passed"
    if failed := suite.count("failed"):
        words += f", {failed} failed"
        if suite.outcome == "passed":
            words += " without deciding"
    if vacuous := suite.count("vacuous"):
        words += f", {vacuous} had no rows to look at"
    if errors := suite.count("error"):
        words += f", {errors} could not be evaluated"
    return words


def _line(one: Checked) -> "Text":
    from rich.text import Text

    mark = "ERROR" if one.outcome == "error" else "FAILED"
    style = _STYLES["critical" if one.outcome == "error" else one.severity]
    line = Text(f"  {mark} {one.severity}: ", style)
    line.append(one.title, "bold")
    if one.observed:
        line.append(f": {_printable(one.observed)}", "not bold")
    return line


def _details(one: Checked) -> list[str]:
    lines = [
        f"      {_name(example.id)}: {example.value!r}" for example in one.examples[:_EXAMPLES]
    ]
    if one.why:
        lines.append(f"      why: {one.why}")
    return lines


def _name(identity: str) -> str:
    return _printable(identity if len(identity) <= 60 else "…" + identity[-59:])


def _printable(text: str) -> str:
    """Make control characters visible: what comes from a scrape must not steer the terminal."""
    return text if text.isprintable() else repr(text)[1:-1]
