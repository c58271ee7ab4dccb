"""The verdict as Markdown in GitHub's flavour: for step summaries and comments."""

import re
from collections.abc import Iterator

from cleaner.gate.drift.moved import Moved
from cleaner.gate.drift.wording import beyond_chance, change_in_words, value_in_words
from cleaner.gate.reports.problems import Problem, problems
from cleaner.gate.reports.report import Report
from cleaner.gate.reports.words import (
    counted,
    headline,
    name_of,
    value_of,
)
from cleaner.visible import visible

MOST_BYTES = 1_000_000  # of a step summary GitHub takes 1 MiB
_EXAMPLES = 20
_MOVED = 30
_ROOM = 1000
# what has a meaning within a line; no text is put at the beginning of one
_MARKUP = re.compile(r"[&<>|`*_~\[\]\\@#$^]")
_LINKING = {  # mentions, issues, addresses: a word joiner, which nobody sees, parts them
    "&#64;": "&#64;&#8288;",
    "&#35;": "&#35;&#8288;",
    "://": ":&#8288;//",
    "www.": "www&#8288;.",
}


def render(report: Report, most: int = MOST_BYTES) -> str:
    """Put a verdict into Markdown of at most `most` bytes, which should be some thousands.

    First what came of it, then a table of suites, then each problem, the worst first, with
    examples folded in, then what moved. What does not fit is counted.
    """
    verdict = report.verdict
    mark = "✅" if verdict.passed else "❌"
    parts = [f"## {mark} {_text(headline(verdict))}\n", _about(report), _suites(report)]
    moved = _moved(report.moved) if report.moved else ""
    room = most - _ROOM - sum(len(part.encode()) + 1 for part in (*parts, moved))
    found = problems(verdict)
    for place, problem in enumerate(found):
        part = _problem(problem)
        room -= len(part.encode()) + 1
        if room < 0:
            parts.append(f"… and {len(found) - place:,} more problems, which don't fit here.\n")
            break
        parts.append(part)
    return "\n".join(part for part in (*parts, moved) if part)


def _about(report: Report) -> str:
    verdict = report.verdict
    parts = [f"{_code(verdict.output)}" if verdict.output else "the output"]
    if report.profile:
        written = report.profile.written
        parts.append(f"{written:,} document{'' if written == 1 else 's'}")
    parts += [f"fails on {verdict.fail_on}", f"cleaner {_text(report.version)}", _text(report.made)]
    return " · ".join(parts) + "\n"


def _suites(report: Report) -> str:
    lines = ["| suite | table | rows | outcome | |", "| --- | --- | ---: | --- | --- |"]
    for suite in report.verdict.suites:
        mark = "✅" if suite.outcome == "passed" else "❌"
        cells = (_text(suite.name), suite.table, f"{suite.rows:,}", f"{mark} {suite.outcome}")
        lines.append(f"| {' | '.join(cells)} | {_text(counted(suite))} |")
    return "\n".join(lines) + "\n"


def _problem(problem: Problem) -> str:
    mark = "❌" if problem.decides else "⚠️"
    lines = [f"### {mark} {_text(problem.heading)}\n"]
    note = "" if problem.decides else ", does not decide"
    lines.append(f"**{problem.severity}**{note}: {_text(problem.observed)}\n")
    if problem.why:
        lines.append(f"Why: {_text(problem.why)}\n")
    lines += _examples(problem)
    return "\n".join(lines)


def _examples(problem: Problem) -> Iterator[str]:
    if not problem.examples:
        return
    shown = problem.examples[:_EXAMPLES]
    total = max(problem.failing or 0, len(problem.examples))
    yield f"<details><summary>{len(shown)} of {total:,} failing rows</summary>\n"
    yield "| id | value |\n| --- | --- |"
    for example in shown:
        yield f"| {_code(name_of(example))} | {_code(value_of(example))} |"
    yield "\n</details>\n"


def _moved(moved: list[Moved]) -> str:
    shown = beyond_chance(moved)
    title = "### What moved since the baseline\n"
    if not shown:
        return f"{title}\nNothing, beyond what chance may do.\n"
    lines = [title, "| | before | after | change |", "| --- | ---: | ---: | ---: |"]
    for one in shown[:_MOVED]:
        values = (value_in_words(one, value) for value in (one.before, one.after))
        cells = (_code(one.id), *values, change_in_words(one))
        lines.append(f"| {' | '.join(cells)} |")
    if len(shown) > _MOVED:
        lines.append(f"\n… and {len(shown) - _MOVED:,} more.")
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Escape text of one line: no markup, no HTML, no mention, no link is left in it.

    >>> _text("a|b @someone")
    'a&#124;b &#64;&#8288;someone'
    """
    escaped = _entities(text)
    # GitHub looks for these again in what it has made of the Markdown
    for found, broken in _LINKING.items():
        escaped = escaped.replace(found, broken)
    return escaped


def _code(text: str) -> str:
    """Escape text of one line and set it as code, in which GitHub looks for no mentions."""
    return f"<code>{_entities(text)}</code>"


def _entities(text: str) -> str:
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", visible(text))
