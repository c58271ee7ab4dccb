"""The plugin's own tests: examples by hand, and the promises that every stage makes."""

from cleaner_ratings import RatingsOptions, ratings

import cleaner
from cleaner.testing import conformance, run_stage


def test_stars_become_a_fact() -> None:
    document = run_stage(ratings, "A soup to remember\n\n★★★★☆\n\nIt was hot.")
    assert document.text == "A soup to remember\n\nIt was hot."
    assert document.facts == {"rating": "4/5"}


def test_other_scales_are_left_alone() -> None:
    text = "★★★\nIt was hot."
    assert run_stage(ratings, text).text == text
    assert run_stage(ratings, text, RatingsOptions(scale=3)).facts == {"rating": "3/3"}


def test_it_works_in_the_pipeline() -> None:
    document = cleaner.clean(
        "★★★★★\n\nIt was hot.", config={"pipeline": {"plugins": ["cleaner_ratings"]}}
    )
    assert document.text == "It was hot."
    assert document.restore() == "★★★★★\n\nIt was hot."


def test_conformance() -> None:
    conformance(ratings)
