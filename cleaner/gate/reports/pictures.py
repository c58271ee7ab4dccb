"""Which charts a report has: figures of its verdict and of its profile, as HTML."""

from collections import Counter

from cleaner.gate.reports.charts import Bar, Stack, bars, histogram, stacks
from cleaner.gate.reports.problems import decides
from cleaner.gate.reports.report import Report
from cleaner.gate.verdict import SuiteVerdict, Verdict
from cleaner.profile import Counts, Profile

_KINDS = {
    "passed": "passed",
    "failed": "failed, decides",
    "undecided": "failed, does not decide",
    "error": "could not be evaluated",
    "vacuous": "no rows to look at",
}
_STATUSES = ("ok", "suspect", "broken", "unsafe", "unchecked")
_LANGUAGES = 10
_RULES = 15


def pictures(report: Report) -> list[str]:
    """Give the charts that the report has figures for, in one part of a page."""
    drawn = [_outcomes(report.verdict)]
    now, before = report.profile, report.baseline
    if now:
        lengths = histogram(
            "lengths", "Length of texts", now.lengths, before.lengths if before else None
        )
        drawn += [
            _figure("Length of texts", "characters, share of documents", lengths, before, "whole"),
            _figure("Languages", "share of documents", _languages(now, before), before),
            _figure("Media links", "share of links", _media(now, before), before),
            _figure("Edits by rule", "each 1,000 documents", _edits(now, before), before, "whole"),
        ]
    inside = "\n".join(one for one in drawn if one)
    return [f'<div class="charts">{inside}</div>'] if inside else []


def _figure(title: str, unit: str, chart: str, before: Profile | None, wide: str = "") -> str:
    if not chart:
        return ""
    key = _key({"plain": "now", "before": "baseline"}) if before else ""
    return (
        f'<figure class="card {wide}"><figcaption>{title} <span class="soft">{unit}</span>'
        f"</figcaption>{chart}{key}</figure>"
    )


def _key(kinds: dict[str, str]) -> str:
    items = "".join(
        f'<li><svg width="12" height="12" aria-hidden="true"><rect class="{kind}" width="12" '
        f'height="12" rx="2"></rect></svg>{words}</li>'
        for kind, words in kinds.items()
    )
    return f'<ul class="key soft">{items}</ul>'


def _outcomes(verdict: Verdict) -> str:
    if not verdict.suites:
        return ""
    rows = [
        Stack(
            one.name,
            f"{one.count('passed')} of {len(one.expectations)} passed",
            _parts(one, verdict),
        )
        for one in verdict.suites
    ]
    met = {kind for row in rows for kind in row.parts}
    chart = stacks("outcomes", "Outcomes by suite", rows)
    key = _key({kind: words for kind, words in _KINDS.items() if kind in met})
    return (
        '<figure class="card whole"><figcaption>Outcomes by suite</figcaption>'
        f"{chart}{key}</figure>"
    )


def _parts(suite: SuiteVerdict, verdict: Verdict) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in suite.expectations:
        undecided = one.outcome == "failed" and not decides(one, verdict)
        found["undecided" if undecided else one.outcome] += 1
    return {kind: found[kind] for kind in _KINDS if found[kind]}


def _languages(now: Profile, before: Profile | None) -> str:
    counts, then = Counter(now.languages), before.languages if before else None
    shown = sorted(counts, key=lambda one: (-counts[one], one))[:_LANGUAGES]
    if then:
        lost = sorted(then.keys() - set(shown), key=lambda one: (-then[one], one))
        shown += lost[: _LANGUAGES - len(shown)]
    rows = [_share(one or "unknown", one, now.languages, then) for one in shown]
    rest = sum(counts.values()) - sum(counts[one] for one in shown)
    if rest:
        total = sum(counts.values())
        rows.append(Bar("others", rest / total, f"{rest:,} · {rest / total:.1%}"))
    return bars("languages", "Languages", rows) if rows else ""


def _media(now: Profile, before: Profile | None) -> str:
    then = before.media if before else None
    statuses = [one for one in _STATUSES if now.media.get(one) or (then and then.get(one))]
    rows = [_share(one, one, now.media, then, kind=one) for one in statuses]
    return bars("media", "Media links by status", rows) if rows else ""


def _share(
    label: str,
    key: str,
    counts: dict[str, int],
    before: dict[str, int] | None,
    kind: str = "plain",
) -> Bar:
    count = counts.get(key, 0)
    share = count / max(sum(counts.values()), 1)
    if before is None:
        return Bar(label, share, f"{count:,} · {share:.1%}", kind=kind)
    then = before.get(key, 0) / max(sum(before.values()), 1)
    return Bar(label, share, f"{then:.1%} → {share:.1%}", then, kind)


def _edits(now: Profile, before: Profile | None) -> str:
    rates, then = _rates(now.edits, now.written), {}
    if before:
        then = _rates(before.edits, before.written)
    most = sorted(
        rates.keys() | then.keys(), key=lambda one: (-max(rates.get(one, 0), then.get(one, 0)), one)
    )
    rows = []
    for rule in most[:_RULES]:
        told = f"{rates.get(rule, 0):,.1f}"
        if before:
            told = f"{then.get(rule, 0):,.1f} → {told}"
        rows.append(Bar(rule, rates.get(rule, 0), told, then.get(rule, 0) if before else None))
    return bars("edits", "Edits by rule", rows) if rows else ""


def _rates(edits: Counts, documents: int) -> dict[str, float]:
    return {
        f"{stage}.{rule}": 1000 * count / max(documents, 1)
        for stage, rules in edits.items()
        for rule, count in rules.items()
    }
