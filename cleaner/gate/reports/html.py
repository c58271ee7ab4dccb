"""The verdict as one HTML file, for people: it works offline, and nothing in it can act.

There is no script, and the policy in its head forbids any, as it does everything that is not in
the file: scraped text could do nothing even if it were not escaped.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files

from cleaner.gate.drift.moved import Moved
from cleaner.gate.drift.wording import beyond_chance, change_in_words, value_in_words
from cleaner.gate.reports.pictures import pictures
from cleaner.gate.reports.problems import Problem, decides, problems
from cleaner.gate.reports.report import Report
from cleaner.gate.reports.words import (
    counted,
    headline,
    name_of,
    value_of,
)
from cleaner.gate.verdict import Checked, Example, SuiteVerdict, Verdict
from cleaner.visible import visible

_EXAMPLES = 100
_OPEN = 6
_MOVED = 60
_LONGEST = 300
_NOUNS = {"documents": "documents", "media": "links", "run": "runs"}


def render(report: Report) -> str:
    """Put a report into a page: what came of it, what failed, charts, what moved, every suite."""
    verdict = report.verdict
    style = files(__package__).joinpath("style.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    mark = "✓" if verdict.passed else "✗"
    found = problems(verdict)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{mark} {_text(verdict.output or 'output')} – cleaner check</title>",
        f"<style>{style}</style></head><body><main>",
        _header(report),
        _facts(report, found),
        _section("What is wrong", [_problem(*one) for one in enumerate(found)]),
        _section("What the data is like", pictures(report)),
        _section("What moved since the baseline", _moved(report.moved)),
        _section("Suites", [_suite(suite, verdict) for suite in verdict.suites]),
        f"<footer>Made by cleaner {_text(report.version)}, {_text(report.made)}.</footer>",
        "</main></body></html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _text(text: str) -> str:
    return escape(visible(text, _LONGEST))


def _data(text: str) -> str:
    """Set text from data, which is fit for a line: isolated, for it may run from right to left."""
    return f"<code><bdi>{escape(text)}</bdi></code>"


def _badge(word: str, tone: str, *, full: bool = False) -> str:
    return f'<span class="badge{" full" if full else ""} is-{tone}">{word}</span>'


def _section(title: str, parts: Iterable[str]) -> str:
    inside = "\n".join(parts)
    return f"<section><h2>{title}</h2>\n{inside}\n</section>" if inside else ""


def _header(report: Report) -> str:
    verdict = report.verdict
    outcome = "passed" if verdict.passed else "failed"
    output = f"{_data(visible(verdict.output, _LONGEST))} · " if verdict.output else ""
    _, _, told = headline(verdict).partition(": ")
    return (
        f'<header class="card is-{outcome}"><h1>{"✓" if verdict.passed else "✗"} '
        f"The gate {outcome}</h1><p>{told}.</p>"
        f'<p class="soft">{output}{_text(report.made)} · it fails on '
        f"{'warnings and what is critical' if verdict.fail_on == 'warning' else 'what is critical'}"
        f"</p></header>"
    )


def _facts(report: Report, found: Sequence[Problem]) -> str:
    deciding = sum(one.decides for one in found)
    facts = [
        ("deciding problems", f"{deciding:,}"),
        ("other problems", f"{len(found) - deciding:,}"),
    ]
    if profile := report.profile:
        facts.append(("documents", f"{profile.written:,}"))
        if profile.quarantined is not None:
            facts.append(("in quarantine", f"{profile.quarantined:,}"))
        edits = sum(sum(rules.values()) for rules in profile.edits.values())
        facts.append(("edits", f"{edits:,}"))
        facts.append(("media links", f"{sum(profile.media.values()):,}"))
    told = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{told}</dl>'


def _problem(place: int, problem: Problem) -> str:
    tone = problem.severity
    word = "error" if problem.checked and problem.checked.outcome == "error" else tone
    note = "" if problem.decides else ' <span class="soft">does not decide</span>'
    head = (
        f"{_badge(word, tone, full=problem.decides)} "
        f"<strong>{_text(problem.heading)}</strong> {escape(problem.observed)}{note}"
    )
    inside = _details(problem)
    if not inside:
        return f'<div class="card head">{head}</div>'
    unfolded = " open" if place < _OPEN else ""
    return (
        f'<details class="card"{unfolded}><summary>{head}</summary>'
        f'<div class="inside">{inside}</div></details>'
    )


def _details(problem: Problem) -> str:
    parts = []
    if problem.why:
        parts.append(f"<p>{escape(problem.why)}</p>")
    if one := problem.checked:
        column = f" on <code>{_text(one.column)}</code>" if one.column else ""
        parts.append(f'<p class="soft"><code>{_text(one.type)}</code>{column}</p>')
    if problem.examples:
        parts.append(_examples(problem))
    return "".join(parts)


def _examples(problem: Problem) -> str:
    shown = problem.examples[:_EXAMPLES]
    total = max(problem.failing or 0, len(problem.examples))
    rows = "".join(_example(one) for one in shown)
    return (
        f"<table><caption>{len(shown):,} of {total:,} failing rows</caption><thead><tr>"
        f'<th class="third" scope="col">id</th><th scope="col">value</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _example(example: Example) -> str:
    row = "" if example.row is None else f'<span class="soft">row {example.row:,}</span>'
    return (
        f'<tr><td class="third">{_data(name_of(example))}{row}</td>'
        f"<td>{_data(value_of(example))}</td></tr>"
    )


def _moved(moved: list[Moved]) -> list[str]:
    if not moved:
        return []
    shown = beyond_chance(moved)
    if not shown:
        return ["<p>Nothing moved beyond what chance may do.</p>"]
    rows = "".join(
        f"<tr><td>{_data(visible(one.id, _LONGEST))}</td>"
        f'<td class="number">{value_in_words(one, one.before)}</td>'
        f'<td class="number">{value_in_words(one, one.after)}</td>'
        f'<td class="number">{change_in_words(one)}</td></tr>'
        for one in shown[:_MOVED]
    )
    return [
        f'<div class="card"><table><caption>{len(shown[:_MOVED])} of {len(moved):,} things moved '
        "beyond chance, the most first</caption><thead><tr>"
        '<th scope="col">what</th><th class="number" scope="col">before</th>'
        '<th class="number" scope="col">after</th><th class="number" scope="col">change</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    ]


def _suite(suite: SuiteVerdict, verdict: Verdict) -> str:
    rows = "".join(_checked(one, verdict) for one in suite.expectations)
    return (
        f'<details class="card"{"" if suite.outcome == "passed" else " open"}><summary>'
        f"{_badge(suite.outcome, suite.outcome, full=True)} <strong>{_text(suite.name)}</strong> "
        f"{_text(counted(suite))}</summary>"
        f'<div class="inside"><table><caption>{suite.rows:,} rows of the table {suite.table}, '
        f"against <code>{_text(suite.file)}</code></caption><thead><tr>"
        f'<th class="narrow" scope="col">outcome</th><th scope="col">expectation</th>'
        f'<th class="third" scope="col">found</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _checked(one: Checked, verdict: Verdict) -> str:
    tone: str = one.outcome
    if one.outcome == "failed" and not decides(one, verdict):
        tone = "warning" if one.severity == "warning" else "info"
    column = f" · {_text(one.column)}" if one.column else ""
    return (
        f'<tr><td class="narrow">{_badge(one.outcome, tone, full=one.outcome != "passed")}</td>'
        f'<td>{_text(one.title)}<span class="soft">{one.severity}{column}</span></td>'
        f'<td class="third">{_text(one.observed)}</td></tr>'
    )
