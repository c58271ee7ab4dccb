"""`srcset`, read by the algorithm of the HTML standard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.finding.pictures import srcset_candidates

CASES: list[tuple[str, list[tuple[str, int | None, float]]]] = [
    ("a.jpg", [("a.jpg", None, 1.0)]),
    ("a.jpg 1x, b.jpg 1.5x", [("a.jpg", None, 1.0), ("b.jpg", None, 1.5)]),
    ("a.jpg 480w,b.jpg 900w", [("a.jpg", 480, 1.0), ("b.jpg", 900, 1.0)]),
    ("a,b.jpg 2x, c.jpg", [("a,b.jpg", None, 2.0), ("c.jpg", None, 1.0)]),
    ("a.jpg,b.jpg 2x", [("a.jpg,b.jpg", None, 2.0)]),
    ("a.jpg, b.jpg 480w,", [("a.jpg", None, 1.0), ("b.jpg", 480, 1.0)]),
    ("data:image/png;base64,AA== 2x", [("data:image/png;base64,AA==", None, 2.0)]),
    ("\n a.jpg\t480w 320h ,,\n b.jpg .5x", [("a.jpg", 480, 1.0), ("b.jpg", None, 0.5)]),
    ("a.jpg wide, b.jpg", [("b.jpg", None, 1.0)]),
    ("a.jpg (1w, 2w), b.jpg 1x", [("b.jpg", None, 1.0)]),
    ("a.jpg (1w, b.jpg 1x", []),
    ("a.jpg 1w 2w, b.jpg 1w 2x, c.jpg 0w, d.jpg -1x, e.jpg nanx, f.jpg 1_0x", []),
    ("a\u00a0b.jpg 1e1x", [("a\u00a0b.jpg", None, 10.0)]),
    ("a.jpg, 2x", [("a.jpg", None, 1.0)]),
    ("1x, 300w 2x, 300w.jpg", [("300w.jpg", None, 1.0)]),
    (" , ", []),
    ("", []),
]


@pytest.mark.parametrize(("srcset", "candidates"), CASES)
def test_srcset(srcset: str, candidates: list[tuple[str, int | None, float]]) -> None:
    assert list(srcset_candidates(srcset)) == candidates


def test_the_number_of_candidates_is_bounded() -> None:
    assert len(list(srcset_candidates("a 1w, " * 1000))) == 100


@given(st.text("ab(),. \t12wxh", max_size=30))
def test_any_srcset_is_read(srcset: str) -> None:
    for url, width, density in srcset_candidates(srcset):
        assert url.strip(" \t,") == url != ""
        assert width is None or 0 < width <= 100_000
        assert density >= 0
