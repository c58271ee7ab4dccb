"""Paragraphs in doubt."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import read_blocks
from cleaner_boilerplate.page.paragraphs import doubtful_paragraphs

LONG = "A sentence that is long enough to be a paragraph of its own."


@pytest.mark.parametrize(
    ("name", "html", "scores", "kept"),
    [
        ("beside one that is kept", f"<p>{LONG}<p>{LONG}", [0.9, 0.45], [True, True]),
        ("before one that is kept", f"<p>{LONG}<p>{LONG}", [0.45, 0.9], [True, True]),
        ("beside none", f"<p>{LONG}<p>{LONG}", [0.45, 0.45], [False, False]),
        ("too unlikely", f"<p>{LONG}<p>{LONG}", [0.9, 0.3], [True, False]),
        ("too short", f"<p>{LONG}<p>Share", [0.9, 0.45], [True, False]),
        ("with a link", f"<p>{LONG}<p>{LONG}<a href=/>b</a>", [0.9, 0.45], [True, False]),
        ("no paragraph", f"<p>{LONG}<div>{LONG}</div>", [0.9, 0.45], [True, False]),
        ("elsewhere", f"<p>{LONG}<div><p>{LONG}</div>", [0.9, 0.45], [True, False]),
    ],
)
def test_what_stays(name: str, html: str, scores: list[float], kept: list[bool]) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    likely = np.array(scores, np.float32)
    assert list(doubtful_paragraphs(blocks, likely, likely >= 0.5)) == kept
