"""What a plugin author tests with: strategies for damaged text, and a conformance check.

Needs Hypothesis (`pip install "cleaner[test]"`).

    from cleaner.testing import conformance
    from my_plugin import bylines

    def test_bylines_keeps_the_promises():
        conformance(bylines)
"""

import pickle
from time import process_time
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import edits as _edits
from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.stages import Stage
from cleaner.survey import NOT_SURVEYED, Surveyed

_MOJIBAKE_CODECS = ("cp1252", "latin-1", "cp1251", "mac-roman")

prose = st.lists(
    st.sampled_from(
        [
            "The council met on Friday to vote on the new bridge.",
            "Müller sagte, die Brücke werde im März eröffnet.",
            "“We’re ready,” she said — “and we have been for weeks.”",
            "Le maire a déjà signé l’arrêté.",
            "Мост откроют в марте, сообщил мэр.",
            "橋は三月に開通する。",
            "سيُفتتح الجسر في مارس.",
            "Read more: https://example.com/bridge.jpg",
            "",
        ]
    ),
    max_size=8,
).map("\n\n".join)
"""Clean paragraphs in several languages."""


def mojibake(clean: st.SearchStrategy[str] = prose) -> st.SearchStrategy[str]:
    """Give text whose UTF-8 was read as a single-byte codec, where that codec allows it."""

    def damage(text: str, codec: str) -> str:
        return text.encode("utf-8").decode(codec, "replace")

    return st.builds(damage, clean, st.sampled_from(_MOJIBAKE_CODECS))


def dumps() -> st.SearchStrategy[str]:
    """Give the output of PHP's var_dump for small values of any nesting."""
    scalars = st.one_of(
        st.integers(-(2**63), 2**63 - 1).map("int({})".format),
        st.booleans().map(lambda value: f"bool({str(value).lower()})"),
        st.just("NULL"),
        st.text(max_size=12).map(lambda text: f'string({len(text.encode())}) "{text}"'),
    )

    def array(items: list[str]) -> str:
        body = "".join(f"  [{index}]=>\n  {item}\n" for index, item in enumerate(items))
        return f"array({len(items)}) {{\n{body}}}"

    return st.recursive(scalars, lambda inner: st.lists(inner, max_size=4).map(array), max_leaves=8)


def scraped_pages() -> st.SearchStrategy[str]:
    """Give texts as scrapes hold them: prose, damage, dumps, markup remains and plain noise."""
    noise = st.text(max_size=60)
    fragments = st.sampled_from(
        [
            "VID: ",
            "&amp;nbsp;",
            "\u00ad",
            "\ufeff",
            "\r\n",
            "<br>",
            "string(",
            "=>",
            "\x00",
            "\ufffd",
        ]
    )
    parts = st.one_of(prose, mojibake(), dumps(), noise, fragments)
    return st.lists(parts, max_size=6).map("".join)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Give edits that lie in a text and do not overlap."""
    count = draw(st.integers(0, 5))
    places = st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count)
    ends = sorted(draw(places))
    made = [
        Edit(start, end, draw(st.text("xyz é", max_size=4)), draw(st.sampled_from(["a", "b"])))
        for start, end in zip(ends[::2], ends[1::2], strict=True)
        if start < end
    ]
    return _edits.check(text, made)


def run_stage(
    stage: Stage, text: str, options: Any = None, surveyed: Surveyed = NOT_SURVEYED
) -> Document:
    """Give the record of a text that went through one stage alone, as the pipeline makes it.

    Raises what the stage raises, and `EditError` for edits that don't fit the text.
    """
    document = Document(id="test", source="test", text=text)
    made = _edits.check(text, stage(document, options, surveyed))
    document.edits = [
        msgspec.structs.replace(edit, stage=stage.name, before=text[edit.start : edit.end])
        for edit in made
    ]
    document.text = _edits.apply(text, made)
    return document


def conformance(
    stage: Stage, *, examples: int = 200, size: int = 100_000, options: Any = None
) -> None:
    """Assert that a stage keeps what the pipeline promises of it.

    On texts of every kind: it never raises, its edits lie in range and apart, undo is exact, a
    second pass finds nothing to do, the same text gives the same edits, and it can be pickled. On
    long repetitive texts (`size` characters against a quarter of that): its cost grows linearly.
    """
    assert pickle.loads(pickle.dumps(stage)) is stage, f"{stage} can't be pickled by its name"

    @settings(max_examples=examples, deadline=None, database=None)
    @given(scraped_pages())
    def keeps_promises(text: str) -> None:
        first = run_stage(stage, text, options)
        assert first.restore() == text, "undo is not exact"
        assert run_stage(stage, text, options).edits == first.edits, "the same text, other edits"
        second = run_stage(stage, first.text, options)
        assert not second.edits, f"a second pass still edits: {second.edits}"

    keeps_promises()
    for fragment in _REPEATED:
        _assert_linear(stage, fragment, size, options)


_REPEATED = (
    "a", " ", "\n", ".", "(", "<", "&", "&amp;", "\u00ad", "Ã", "Ã©", "[", "{", '"', "http://",
    "string(", 'string(9) "', "array(1) {\n", "the the ", "A.B", "By ", "VID: ", "word ", "—", "é",
)  # fmt: skip


def _assert_linear(stage: Stage, fragment: str, size: int, options: Any) -> None:
    """Fail where four times the text costs far more than four times the time, three times over."""
    small = fragment * (size // 4 // len(fragment))
    ratios = []
    for _ in range(3):
        base = max(_seconds(stage, small, options), 0.002)
        ratio = _seconds(stage, small * 4, options) / base
        if ratio < 12:
            return
        ratios.append(round(ratio, 1))
    raise AssertionError(f"{stage}: 4 times {fragment!r} costs {ratios} times the time")


def _seconds(stage: Stage, text: str, options: Any) -> float:
    start = process_time()
    run_stage(stage, text, options)
    return process_time() - start
