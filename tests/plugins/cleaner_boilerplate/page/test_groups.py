"""Lists and tables that stay whole."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import read_blocks
from cleaner_boilerplate.page.groups import whole_groups

LIST = "<p>a<ul><li>b<li>c<li>d</ul><p>e"
TABLE = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"


@pytest.mark.parametrize(
    ("name", "html", "scores", "kept"),
    [
        ("the rest of a list", LIST, [0.9, 0.8, 0.4, 0.3, 0.9], "abcde"),
        ("a list of which nothing is kept", LIST, [0.9, 0.4, 0.4, 0.4, 0.9], "ae"),
        ("too unlikely a rest", LIST, [0.9, 0.6, 0.1, 0.1, 0.9], "abe"),
        ("the rest of a table", TABLE, [0.6, 0.3, 0.4, 0.45], "abcd"),
        ("a list in a list", "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", [0.1, 0.9, 0.4, 0.1], "bc"),
        ("no group", "<p>a<p>b", [0.9, 0.4], "a"),
    ],
)
def test_the_rest_goes_with_what_is_kept(
    name: str, html: str, scores: list[float], kept: str
) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    likely = np.array(scores, np.float32)
    whole = whole_groups(blocks, likely, likely >= 0.5)
    assert "".join(blocks.texts[number] for number in np.flatnonzero(whole)) == kept


def test_a_page_laid_out_in_a_table_is_no_table() -> None:
    blocks = read_blocks(LexborHTMLParser(f"<table><tr><td>{'a' * 200}<td>{'b' * 200}</table>"))
    assert blocks is not None
    scores = np.array([0.9, 0.4], np.float32)
    assert list(whole_groups(blocks, scores, scores >= 0.5)) == [True, False]
