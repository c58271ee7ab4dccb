"""What the reports say in the same words: counts, values, names, how far a thing moved."""

from cleaner.gate.verdict import Example, Outcome, SuiteVerdict, Verdict
from cleaner.visible import visible

_OUTCOMES: dict[Outcome, str] = {
    "failed": "failed",
    "error": "could not be evaluated",
    "vacuous": "had no rows to look at",
}
_LONGEST_NAME = 160
_LONGEST_VALUE = 240


def headline(verdict: Verdict) -> str:
    """Say in one sentence what came of a gate.

    >>> headline(Verdict(True, "critical", []))
    'The gate passed: 0 of 0 expectations passed'
    """
    suites = verdict.suites
    total = sum(len(suite.expectations) for suite in suites)
    words = f"The gate {'passed' if verdict.passed else 'failed'}"
    words += (
        f": {sum(suite.count('passed') for suite in suites):,} of {total:,} expectations passed"
    )
    for outcome, said in _OUTCOMES.items():
        if count := sum(suite.count(outcome) for suite in suites):
            words += f", {count:,} {said}"
    return words


def counted(suite: SuiteVerdict) -> str:
    """Say how many expectations of a suite came to which outcome."""
    total = len(suite.expectations)
    vacuous = suite.count("vacuous")
    end = ""
    if vacuous == total:
        end = ", allowed, so it passes" if suite.outcome == "passed" else ", so nothing was checked"
    if suite.rows == 0:
        return f"the table {suite.table} has no rows{end}"
    words = f"{suite.count('passed')} of {total} passed"
    if failed := suite.count("failed"):
        words += f", {failed} failed"
        if suite.outcome == "passed":
            words += " without deciding"
    if vacuous:
        words += f", {vacuous} had no rows to look at{end}"
    if errors := suite.count("error"):
        words += f", {errors} could not be evaluated"
    return words


def name_of(example: Example) -> str:
    """Name a failing row in one line: its id, for a link with its url.

    >>> name_of(Example("page#2", "broken", "https://example.com/a.jpg"))
    'page#2 (https://example.com/a.jpg)'
    """
    name = visible(example.id, _LONGEST_NAME)
    return name if example.url is None else f"{name} ({visible(example.url, _LONGEST_NAME)})"


def value_of(example: Example) -> str:
    """Give the value of a failing row in one line, as JSON has what is no text.

    >>> value_of(Example("page", None)), value_of(Example("page", ""))
    ('null', '""')
    """
    value = example.value
    if isinstance(value, str):
        return visible(value, _LONGEST_VALUE) or '""'
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return str(value)
