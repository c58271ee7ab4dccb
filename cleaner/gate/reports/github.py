"""Annotations of GitHub Actions: workflow commands, which its runner reads from what is printed."""

from cleaner.gate.reports.lines import line_of
from cleaner.gate.reports.problems import Problem, problems
from cleaner.gate.reports.report import Report
from cleaner.gate.reports.words import name_of, value_of
from cleaner.gate.suites.entries import SEVERITIES, Severity
from cleaner.visible import visible

_COMMANDS: dict[Severity, str] = {"critical": "error", "warning": "warning", "info": "notice"}
_MOST = 10  # of each level are shown of a step
_EXAMPLES = 3


def render(report: Report) -> str:
    """Give a workflow command for each problem, the worst first, at most ten of each level.

    The tenth says how many more there are. The form and its escapes are those of the workflow
    commands of GitHub Actions. The text ends with a newline, or is empty where nothing is wrong.
    """
    lines = []
    found = problems(report.verdict)
    for severity in SEVERITIES:
        those = [one for one in found if one.severity == severity]
        shown = those if len(those) <= _MOST else those[: _MOST - 1]
        lines += [_command(one, report) for one in shown]
        if rest := len(those) - len(shown):
            lines.append(f"::{_COMMANDS[severity]} title=cleaner::and {rest:,} more of this level")
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem, report: Report) -> str:
    properties = {"title": problem.heading}
    if output := report.verdict.output:
        properties["file"] = visible(output)
        example = next(iter(problem.examples), None)
        if example and (line := line_of(example, output)):
            properties["line"] = str(line)
    told = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.severity]} {told}::{_in_message(_message(problem))}"


def _message(problem: Problem) -> str:
    lines = [problem.observed]
    lines += [f"{name_of(one)}: {value_of(one)}" for one in problem.examples[:_EXAMPLES]]
    if problem.why:
        lines.append(f"why: {problem.why}")
    return "\n".join(lines)


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
