"""Lists that stay whole."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import read_blocks
from cleaner_boilerplate.page.lists import whole_lists

LIST = "<p>a<ul><li>b<li>c<li>d</ul><p>e"


@pytest.mark.parametrize(
    ("name", "html", "scores", "kept"),
    [
        ("the rest of a list", LIST, [0.9, 0.8, 0.4, 0.3, 0.9], "abcde"),
        ("a list of which nothing is kept", LIST, [0.9, 0.4, 0.4, 0.4, 0.9], "ae"),
        ("too unlikely a rest", LIST, [0.9, 0.6, 0.1, 0.1, 0.9], "abe"),
        ("a list in a list", "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", [0.1, 0.9, 0.4, 0.1], "bc"),
        ("no list", "<p>a<p>b", [0.9, 0.4], "a"),
    ],
)
def test_the_rest_goes_with_what_is_kept(
    name: str, html: str, scores: list[float], kept: str
) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    likely = np.array(scores, np.float32)
    whole = whole_lists(blocks, likely, likely >= 0.5)
    assert "".join(blocks.texts[number] for number in np.flatnonzero(whole)) == kept


def test_a_page_laid_out_in_a_list_is_no_list() -> None:
    blocks = read_blocks(LexborHTMLParser(f"<ul><li>{'a' * 400}<li>{'b' * 400}</ul>"))
    assert blocks is not None
    scores = np.array([0.9, 0.4], np.float32)
    assert list(whole_lists(blocks, scores, scores >= 0.5)) == [True, False]
