"""Tables of data stay whole or go whole; tables that lay out a page are left to the model."""

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.blocks import read_blocks
from cleaner_boilerplate.page.tables import whole_tables

DATA = "<table><tr><th>Pier<th>Cost<tr><td>East<td>4.1</table>"


def scores_of(html: str, scores: list[float]) -> list[float]:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    assert len(blocks.texts) == len(scores)
    made = whole_tables(blocks, np.array(scores, np.float32), 0.5)
    return [round(float(score), 2) for score in made]


def test_a_table_has_one_score() -> None:
    made = scores_of("<p>One" + DATA + "<p>Two", [0.9, 0.9, 0.9, 0.9, 0.1, 0.3])
    assert made == [0.9, 0.74, 0.74, 0.74, 0.74, 0.3]


@pytest.mark.parametrize(
    ("name", "html"),
    [
        ("one row", "<table><tr><td>Menu<td>Text</table>"),
        ("one column", "<table><tr><td>Menu<tr><td>Text</table>"),
        ("cells of several blocks", "<table><tr><td><p>a<p>b<td>c<tr><td>d<td>e</table>"),
        ("a long cell", f"<table><tr><td>a<td>b<tr><td>c<td>{'word ' * 100}</table>"),
        ("no table", "<p>One<p>Two"),
    ],
)
def test_a_table_for_layout_stays_as_it_is(name: str, html: str) -> None:
    blocks = read_blocks(LexborHTMLParser(html))
    assert blocks is not None
    scores = [number / 10 for number in range(len(blocks.texts))]
    assert scores_of(html, scores) == scores


@pytest.mark.parametrize(
    ("name", "html", "scores", "made"),
    [
        ("paragraphs", f"<p>One</p>{DATA}<p>Two", [0.9, 0.2, 0.2, 0.2, 0.2, 0.8], 0.5),
        ("in a wrapper", f"<p>One</p><figure>{DATA}</figure><p>Two", [0.9, 0.2, 0.2, 0.2, 0.2, 0.8], 0.5),
        ("very unlikely", f"<p>One</p>{DATA}<p>Two", [0.9, 0.05, 0.05, 0.05, 0.05, 0.8], 0.05),
        ("nothing behind", f"<div><p>One</p>{DATA}</div><p>Two", [0.9, 0.2, 0.2, 0.2, 0.2, 0.8], 0.2),
        ("furniture behind", f"<p>One</p>{DATA}<p>Two", [0.9, 0.2, 0.2, 0.2, 0.2, 0.3], 0.2),
        ("links", f"<p>One</p>{DATA.replace('<td>', '<td><a href=/>')}<p>Two", [0.9, 0.2, 0.2, 0.2, 0.2, 0.8], 0.2),
    ],
)  # fmt: skip
def test_a_table_between_paragraphs_is_main_text(
    name: str, html: str, scores: list[float], made: float
) -> None:
    assert scores_of(html, scores)[1:5] == [made] * 4


def test_an_inner_table_is_its_own() -> None:
    html = f"<table><tr><td>Menu<td>{DATA}<tr><td>Foot<td>End</table>"
    assert scores_of(html, [0.1, 0.9, 0.9, 0.9, 0.9, 0.2, 0.3]) == [
        0.1,
        0.9,
        0.9,
        0.9,
        0.9,
        0.2,
        0.3,
    ]
