"""From the scores of lines to what is taken out of a text, and why."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cleaner import Edit
from cleaner_boilerplate.text.lines.characters import Integers
from cleaner_boilerplate.text.lines.features import ROW, Floats, densest
from cleaner_boilerplate.text.lines.model import Scored

Mask = NDArray[np.bool_]

KEEP = 0.4
"""A line that is at least this likely to be main text stays."""
_DOUBTFUL, _GAP = 0.3, 5
"""So do this many lines between two that stay, if each is at least this likely to be."""
_APART, _LONG = 0.1, 300
"""What a line that goes counts against the bulk of a main text; one that stays counts for it by its
score and hundreds of characters, so many at the most."""
_SURELY = 0.7
"""A line that is at least this likely to be main text stays outside of the bulk too."""
_PHRASE = 0.8
"""A known phrase stays only from here on."""
EDGE = 0.25
"""A line at an end of a text that is at least this likely to be main text ends the trimming."""
_SURE = 0.1
_SURE_LINES, _SURE_SHARE = 10, 0.15
_ENCLOSING, _ENCLOSING_SHARE = 5, 0.1
"""Lines of furniture around a main text, and the share of lines that surely are none of it."""
_ODDS_OF_FURNITURE = -1.0
_LEAST_PROSE = 1.5
"""Hundreds of characters in sentences, of the main text of a page that has one."""
_LONG_SENTENCE = math.log1p(80)
_MENU = 3


def is_raw(scored: Scored) -> bool:
    """Tell whether scored lines are those of a whole page.

    They are where there is prose and furniture on both sides of it, or much that surely is no
    prose, with furniture around: a text that speaks of menus has them in its midst.
    """
    if scored.seen[ROW["weight"]][scored.scores >= KEEP].sum() < _LEAST_PROSE:
        return False
    return _is_enclosed(scored) or (_is_mostly_none(scored) and _has_furniture_around(scored))


def _is_enclosed(scored: Scored) -> bool:
    """Tell whether there is furniture before the main text as well as after it."""
    scores, seen = scored.scores, scored.seen
    is_none = scores < _SURE
    if is_none.mean() < _ENCLOSING_SHARE:
        return False
    worded = (seen[ROW["furniture"]] >= 0.5) | (seen[ROW["known"]] > 0)
    worded |= seen[ROW["odds"]] < _ODDS_OF_FURNITURE
    furniture = is_none & worded & (seen[ROW["short"]] > 0)
    kept = np.flatnonzero(scores >= KEEP)
    before, after = furniture[: kept[0]].sum(), furniture[kept[-1] :].sum()
    return bool(before and after and before + after >= _ENCLOSING)


def _is_mostly_none(scored: Scored) -> bool:
    """Tell whether many lines surely are no main text."""
    number = len(scored.scores)
    return int((scored.scores < _SURE).sum()) >= max(_SURE_LINES, _SURE_SHARE * number)


def _has_furniture_around(scored: Scored) -> bool:
    """Tell whether there is furniture before the first long sentence or after the last one."""
    seen = scored.seen
    long = np.flatnonzero((seen[ROW["ends"]] > 0) & (seen[ROW["length"]] >= _LONG_SENTENCE))
    if not len(long):
        return True
    around = np.concatenate([seen[ROW["furniture"], : long[0]], seen[ROW["furniture"], long[-1] :]])
    return bool((around >= 0.5).any())


def main_text(scored: Scored) -> Mask:
    """Tell for each line whether it stays in the main text."""
    kept = by_scores(scored.scores, scored.lines.ends - scored.lines.starts)
    # a known phrase is furniture wherever it stands, and so is a doubtful line of such words
    seen = scored.seen
    kept &= (seen[ROW["known"]] == 0) | (scored.scores >= _PHRASE)
    kept &= (seen[ROW["furniture"]] < 0.5) | (scored.scores >= KEEP)
    return kept


def by_scores(scores: Floats, lengths: Integers, threshold: float = KEEP) -> Mask:
    """Tell for each line whether it stays, by the scores and the number of characters alone.

    A few doubtful lines between two that stay are sub-headings, items of a list, verses: they stay.
    What stands apart from the bulk of a main text, such as teasers below it, stays only where the
    model is sure of it.
    """
    kept: Mask = scores >= threshold
    for first, stop in _runs(kept):
        inside = first > 0 and stop < len(kept)
        if inside and stop - first <= _GAP and scores[first:stop].min() >= _DOUBTFUL:
            kept[first:stop] = True
    worth = np.where(kept, scores * np.minimum(lengths, _LONG) / 100, -_APART)
    first, last = densest(worth)
    sure = scores >= _SURELY
    kept[:first] &= sure[:first]
    kept[last + 1 :] &= sure[last + 1 :]
    return kept


def between_edges(scored: Scored) -> Mask:
    """Tell for each line whether it lies between the first and the last that look like text."""
    inside = np.flatnonzero(scored.scores >= EDGE)
    kept = np.zeros(len(scored.scores), np.bool_)
    if len(inside):
        kept[inside[0] : inside[-1] + 1] = True
    return kept


def dropping(scored: Scored, kept: Mask) -> Iterator[Edit]:
    """Give the edits that take the other lines out, one for each run of them.

    Nothing goes where nothing would be left. A run goes with the blank lines after it, at the end
    of the text with those before it.
    """
    if not kept.any() or kept.all():
        return
    starts, ends = scored.lines.starts, scored.lines.ends
    for first, stop in _runs(kept):
        if stop == len(kept):
            yield Edit(int(ends[first - 1]), int(ends[-1]), "", rule="tail")
        else:
            rule = "head" if first == 0 else _reason(scored, first, stop)
            start = 0 if first == 0 else int(starts[first])
            yield Edit(start, int(starts[stop]), "", rule=rule)


def _runs(kept: Mask) -> list[tuple[int, int]]:
    """Give the runs of lines that do not stay, each as its first line and the one after its last.

    >>> _runs(np.array([False, True, False, False]))
    [(0, 1), (2, 4)]
    """
    turns = np.flatnonzero(np.diff(np.concatenate(([True], kept, [True]))))
    return [(first, stop) for first, stop in turns.reshape(-1, 2).tolist()]


def _reason(scored: Scored, first: int, stop: int) -> str:
    """Say why lines inside a text go."""
    seen = scored.seen[:, first:stop]
    if (seen[ROW["repeats"]] > 0).all():
        return "repeated-line"
    if (np.maximum(seen[ROW["furniture"]], seen[ROW["known"]]) >= 0.5).any():
        return "furniture-line"
    if stop - first >= _MENU and seen[ROW["short"]].mean() >= 0.5:
        return "menu"
    return "aside"
