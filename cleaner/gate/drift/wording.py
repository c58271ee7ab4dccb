"""What moved, in words for a person."""

from collections.abc import Sequence

from cleaner.gate.drift.moved import Moved

_SHARES = ("drop_rate", "lengths.distance", "languages.", "media.")
_RATES = ("edits", "findings", "media")


def beyond_chance(moved: Sequence[Moved]) -> list[Moved]:
    """Give what moved beyond chance, that which did so most clearly first."""
    found = [one for one in moved if one.excess > 0]
    return sorted(found, key=lambda one: one.excess / (one.by_chance or 1e-9), reverse=True)


def value_in_words(one: Moved, value: float | None) -> str:
    """Write a value of `before` or `after`: a number, a share in per cent, or so many a document.

    >>> value_in_words(Moved("drop_rate", "documents", 0, 0.25, 0.25, 0.1, 0.15), 0.25)
    '25.0 %'
    """
    if value is None:
        return "none"
    if _is_share(one):
        return f"{value:.1%}".replace("%", " %")
    if one.group in _RATES:
        return f"{value:,.3g} a document"
    return f"{value:,.0f}"


def change_in_words(one: Moved) -> str:
    """Write how far it moved: in per cent, for a share in points, from three times on as a factor.

    >>> change_in_words(Moved("documents", "documents", 100, 40, -0.6, 0.1, 0.5))
    '-60 %'
    >>> change_in_words(Moved("edits", "edits", 1, 5, 4.0, 0.5, 3.5))
    '× 5'
    """
    if one.change is None:
        return ""
    if _is_share(one):
        return f"{one.change * 100:+.1f} points"
    if one.change >= 2:
        factor = one.change + 1
        return f"× {factor:,.0f}" if factor >= 100 else f"× {factor:.3g}"
    return f"{one.change:+.0%}".replace("%", " %")


def _is_share(one: Moved) -> bool:
    return one.id.startswith(_SHARES)
