"""Positions in a text, and in what edits leave of it."""

from collections.abc import Sequence

from cleaner import Edit, Finding


def move_back(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """Move a finding in what edits left of a text to its place in the text before."""
    finding.start = _original(finding.start, edits)
    finding.end = _original(finding.end, edits)
    return finding


def _original(position: int, edits: Sequence[Edit]) -> int:
    for edit in edits:
        if edit.start > position:
            break
        position += edit.end - edit.start - len(edit.after)
    return position
