"""Repair what scraping breaks in words, and misspellings that can mean one word only."""

from cleaner import Stage, hookimpl
from cleaner_typos.options import TyposOptions
from cleaner_typos.stage import typos

__all__ = ["TyposOptions", "typos"]


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [typos]
