"""Placeholder."""

from cleaner import Stage, hookimpl


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage."""
    return []
