"""Reports made by hand, plain ones and hostile ones."""

from typing import Any

from hypothesis import strategies as st

from cleaner.config import FailOn
from cleaner.gate.drift.moved import Moved
from cleaner.gate.reports.report import Report
from cleaner.gate.suites.entries import SEVERITIES
from cleaner.gate.verdict import Checked, Example, Outcome, SuiteVerdict, Verdict
from cleaner.io.whole import encodable
from cleaner.profile import Profile

HOSTILE = (
    "<script>document.title='pwned'</script>",
    "<img src=x onerror=\"document.title='pwned'\">",
    '"><svg/onload=alert(1)>',
    "</title></style></desc><b>bold</b>",
    "::error file=a::x\n::add-mask::e\r##[error]y",
    "%0A::warning::x, y: z",
    "a|b `c` **d** [e](http://example.com/) @someone #12 www.example.com $x$ ~~f~~",
    "</details>\n\n# heading\n\n| a |\n| --- |",
    "]]><!-- & &amp; -->",
    "\x00\x07\x1b[2J\x7f\x9b\ufffe\uffff\ud800\udfff",
    "\u202egnirts\u202c \u2066x\u2069 مرحبا بالعالم שלום",
    "👩‍👩‍👧‍👦🏴‍☠️ é e\u0301 \u200b",
    "w" * 5000,
    "",
    "   ",
)


def checked(number: int = 1, outcome: Outcome = "passed", **changes: Any) -> Checked:
    fields: dict[str, Any] = {
        "number": number,
        "type": "expect_column_values_to_not_match_regex",
        "title": f"rule {number} holds",
        "column": "text",
        "severity": "critical",
        "outcome": outcome,
        "observed": "3 of 1,000 documents",
        "why": "It breaks search.",
    }
    if outcome == "failed":
        fields |= {
            "unexpected_count": 3,
            "element_count": 1000,
            "examples": [Example("page-1", "cafÃ©", row=12), Example("page-2", None)],
        }
    return Checked(**{**fields, **changes})


def suite(*expectations: Checked, outcome: Outcome = "passed", **changes: Any) -> SuiteVerdict:
    fields: dict[str, Any] = {
        "name": "article",
        "file": "suites/article.json",
        "table": "documents",
        "rows": 1000,
        "outcome": outcome,
        "expectations": [*expectations],
    }
    return SuiteVerdict(**{**fields, **changes})


def report(
    *suites: SuiteVerdict, error: str | None = None, fail_on: FailOn = "critical", **changes: Any
) -> Report:
    passed = error is None and bool(suites) and all(one.outcome == "passed" for one in suites)
    output = changes.pop("output", "out/clean.jsonl")
    verdict = Verdict(passed, fail_on, [*suites], error, output)
    return Report(verdict, "2026-03-01T04:05:06Z", "1.2.3", **changes)


def passed_report() -> Report:
    return report(suite(checked(1), checked(2)))


def mixed_report(**changes: Any) -> Report:
    """Every outcome once, and a failure that does not decide."""
    article = suite(
        checked(1),
        checked(2, "failed", title="text is free of mojibake"),
        checked(3, "failed", severity="warning", title="title is given", column="title", why=None),
        checked(4, "failed", severity="info", title="url is given", column="url", examples=[]),
        checked(5, "error", severity="info", observed='no document has the metric "a.b"'),
        checked(6, "vacuous", observed="its row_condition chooses none of the documents"),
        outcome="error",
    )
    media = suite(checked(1, "vacuous", observed="there are no rows"), name="media", table="media",
                  rows=0, outcome="vacuous")  # fmt: skip
    run = suite(checked(1), name="run", table="run", rows=1)
    return report(article, media, run, **changes)


def profile(**changes: Any) -> Profile:
    fields: dict[str, Any] = {
        "read": 12_345,
        "written": 12_300,
        "quarantined": 45,
        "lengths": {"0": 20, "181": 300, "512": 2500, "1024": 5000, "4096": 4000, "131072": 480},
        "languages": {"en": 9000, "de": 2500, "": 500, "fr": 300},
        "edits": {
            "encoding": {"mojibake": 5321, "controls": 12},
            "boilerplate": {"kicker": 9000, "byline": 4000},
            "typos": {"doubled-word": 321, "known-misspelling": 1999},
        },
        "media": {"ok": 20_000, "suspect": 900, "broken": 1500, "unsafe": 12, "unchecked": 300},
    }
    return Profile(**{**fields, **changes})


def moved() -> list[Moved]:
    return [
        Moved("documents", "documents", 20_000, 12_300, -0.385, 0.02, 0.365),
        Moved("lengths.p50", "lengths", 1400, 1410, 0.007, 0.03, 0),
        Moved("languages.de", "languages", 0.1, 0.2, 0.1, 0.01, 0.09),
        Moved("edits.typos.doubled-word", "edits", 0.0, 0.03, None, 0.01, 0.02),
    ]


def full_report() -> Report:
    """Everything that a report can have."""
    before = profile(
        written=20_000,
        lengths={"0": 10, "256": 900, "512": 6000, "1024": 8000, "4096": 5000},
        languages={"en": 17_000, "de": 2000, "it": 1000},
        media={"ok": 30_000, "broken": 300},
    )
    return mixed_report(
        error="the account says 12,300 documents, the file holds 12,000",
        profile=profile(), baseline=before, moved=moved(),
    )  # fmt: skip


def hostile_report() -> Report:
    """Hostile text in every place that text can be in."""
    suites = [
        suite(
            *(
                checked(
                    number, outcome, type=text, title=text, column=text, observed=text, why=text,
                    severity=severity, examples=[Example(text, text, text, row=3)],
                )
                for number, (outcome, severity) in enumerate(
                    [("failed", "critical"), ("failed", "info"), ("error", "warning")], 1
                )
            ),
            name=text, file=text, outcome="error",
        )
        for text in HOSTILE
    ]  # fmt: skip
    counts = dict.fromkeys(HOSTILE, 5)
    odd = profile(languages=counts, edits=dict.fromkeys(HOSTILE[:2], counts), media=counts)
    shift = [Moved(text, "edits", 1, 2, 1, 0, 1) for text in HOSTILE]
    return report(
        *suites, error=HOSTILE[0], output=HOSTILE[1], profile=odd, baseline=odd, moved=shift
    )


def large_report(examples: int = 1000) -> Report:
    """Many failing rows over ten expectations."""
    text = "Das Wetter bleibt schÃ¶n, Ã¼berall in der Stadt und auf dem Land, bis zum Abend. " * 2
    rules = [
        checked(
            number, "failed",
            examples=[
                Example(f"https://example.com/articles/{number}/{one}", text[:122])
                for one in range(examples // 10)
            ],
        )
        for number in range(1, 11)
    ]  # fmt: skip
    return report(suite(*rules, outcome="failed"), profile=profile())


_TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec=None), max_size=30))
_VALUES = st.one_of(_TEXTS, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False))
_EXAMPLES = st.builds(
    Example, _TEXTS, _VALUES, st.none() | _TEXTS, st.none() | st.integers(1, 10**9)
)


@st.composite
def _suites(draw: st.DrawFn, fail_on: FailOn) -> SuiteVerdict:
    outcomes = draw(
        st.lists(st.sampled_from(["passed", "failed", "error", "vacuous"]), min_size=1, max_size=5)
    )
    rules = [
        checked(
            number, outcome, type=draw(_TEXTS), title=draw(_TEXTS), column=draw(st.none() | _TEXTS),
            severity=draw(st.sampled_from(SEVERITIES)), observed=draw(_TEXTS),
            why=draw(st.none() | _TEXTS), examples=draw(st.lists(_EXAMPLES, max_size=3)),
        )
        for number, outcome in enumerate(outcomes, 1)
    ]  # fmt: skip
    deciding = {"critical", fail_on}
    outcome: Outcome = "passed"
    if "error" in outcomes:
        outcome = "error"
    elif any(one.outcome == "failed" and one.severity in deciding for one in rules):
        outcome = "failed"
    elif set(outcomes) == {"vacuous"}:
        outcome = draw(st.sampled_from(["passed", "vacuous"]))
    return suite(*rules, outcome=outcome, name=draw(_TEXTS), file=draw(_TEXTS))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report whose verdict is such as the gate comes to, with any text in it."""
    fail_on: FailOn = draw(st.sampled_from(["critical", "warning"]))
    suites = draw(st.lists(_suites(fail_on), max_size=3))
    output = encodable(draw(_TEXTS)).replace("\0", "")
    extras = draw(st.sampled_from([{}, {"profile": profile(), "moved": moved()}]))
    return report(
        *suites, error=draw(st.none() | _TEXTS.filter(bool)), fail_on=fail_on, output=output,
        **extras,
    )  # fmt: skip
