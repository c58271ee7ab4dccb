"""Skeleton, to be filled."""

from collections.abc import Iterable

from cleaner import Document, Edit, Stage, hookimpl, stage


@stage(after="phpdump")
def encoding(document: Document) -> Iterable[Edit]:
    """Do nothing yet."""
    return ()


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return [encoding]
