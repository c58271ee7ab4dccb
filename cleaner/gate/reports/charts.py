"""Charts as inline SVG, without scripts: they take the width that there is, and their text its own.

Places are percentages of the width, so that text keeps its size on a phone. Colours come from the
classes of `style.css`. Every chart has a title and its figures in words for who can't see it.
"""

import math
from collections.abc import Mapping, Sequence
from html import escape

import msgspec

from cleaner.visible import visible

_ROW = 40
_HIGH = 150
_LONGEST_LABEL = 26
_STEPS = 2  # classes an octave in the histogram


class Bar(msgspec.Struct, frozen=True):
    """One bar: its value, that of the baseline or none, what is said of it, a class for colour."""

    label: str
    value: float
    told: str
    before: float | None = None
    kind: str = "plain"


class Stack(msgspec.Struct, frozen=True):
    """One bar of parts, which are counts by class for colour."""

    label: str
    told: str
    parts: dict[str, int]


def bars(name: str, title: str, rows: Sequence[Bar]) -> str:
    """Draw bars below each other, the longest as wide as the chart; a baseline is a mark on them.

    `name` is used for ids within the page.
    """
    most = max((max(row.value, row.before or 0) for row in rows), default=0) or 1
    drawn = []
    for place, row in enumerate(rows):
        y = place * _ROW
        drawn.append(_caption(y, row.label, row.told))
        drawn.append(_box("track", 0, y + 22, 100, 10))
        drawn.append(_box(row.kind, 0, y + 22, 100 * row.value / most, 10))
        if row.before is not None:
            left = min(100 * row.before / most, 99.5)
            drawn.append(_box("before", left, y + 18, 0.5, 18))
    words = "; ".join(f"{row.label}: {row.told}" for row in rows)
    return _svg(name, title, words, len(rows) * _ROW, drawn)


def stacks(name: str, title: str, rows: Sequence[Stack]) -> str:
    """Draw bars of parts below each other, each as wide as the chart."""
    drawn = []
    for place, row in enumerate(rows):
        y = place * _ROW
        drawn.append(_caption(y, row.label, row.told))
        total = sum(row.parts.values()) or 1
        left = 0.0
        for kind, count in row.parts.items():
            width = 100 * count / total
            drawn.append(_box(kind, left, y + 20, width, 14, said=f"{count:,} {kind}"))
            left += width
    words = "; ".join(f"{row.label}: {row.told}" for row in rows)
    return _svg(name, title, words, len(rows) * _ROW, drawn)


def histogram(
    name: str, title: str, counts: Mapping[str, int], before: Mapping[str, int] | None
) -> str:
    """Draw a distribution over classes, whose keys are lower bounds, on a logarithmic scale.

    The classes are put together to half octaves. A baseline is a line over each class. Heights are
    shares of all, so that data of different size can be compared.
    """
    now, then = _shares(counts), _shares(before or {})
    classes = sorted(now.keys() | then.keys())
    if not classes:
        return ""
    first, last = classes[0], classes[-1]
    wide = 100 / (last - first + 1)
    most = max(*now.values(), *then.values(), 1e-9)
    drawn = [_box("grid", 0, 8 + _HIGH * part, 100, 1) for part in (0, 0.5, 1)]
    for place in classes:
        left = wide * (place - first)
        high = _HIGH * now.get(place, 0) / most
        said = f"{_range(place)}: {now.get(place, 0):.1%}"
        if then:
            said += f", before {then.get(place, 0):.1%}"
        drawn.append(
            _box("plain", left + wide * 0.05, 8 + _HIGH - high, wide * 0.9, high, said=said)
        )
        if place in then:
            drawn.append(
                _box("before", left, 7 + _HIGH * (1 - then[place] / most), wide, 3, said=said)
            )
    drawn.append(_label("tick", 0, 22, "start", f"{most:.0%}" if most >= 0.1 else f"{most:.1%}"))
    drawn += _ticks(first, last, wide)
    words = "; ".join(f"{_range(place)}: {now.get(place, 0):.1%}" for place in classes)
    return _svg(name, title, words, _HIGH + 36, drawn)


def _shares(counts: Mapping[str, int]) -> dict[int, float]:
    """Put counts by lower bound into shares by half octave; -1 is the class of 0."""
    total = sum(counts.values())
    shares: dict[int, float] = {}
    for bound, count in counts.items():
        value = float(bound)
        place = math.floor(_STEPS * math.log2(value) + 1e-9) if value >= 1 else -1
        shares[place] = shares.get(place, 0.0) + count / max(total, 1)
    return shares


def _range(place: int) -> str:
    if place < 0:
        return "0"
    low, high = (math.ceil(2 ** (end / _STEPS)) for end in (place, place + 1))
    return f"{low:,}" if high - low <= 1 else f"{low:,} to {high - 1:,}"


def _ticks(first: int, last: int, wide: float) -> list[str]:
    ticks = [_label("tick", wide / 2, _HIGH + 26, "middle", "0")] if first < 0 else []
    for power in range(10):
        left = wide * (_STEPS * math.log2(10**power) - first)
        if first <= _STEPS * math.log2(10**power) <= last + 1 and (power or first >= 0):
            anchor = "start" if left < 4 else "end" if left > 94 else "middle"
            ticks.append(_box("grid", left, 8 + _HIGH, 0.15, 6))
            ticks.append(_label("tick", left, _HIGH + 26, anchor, _round(power)))
    return ticks


def _round(power: int) -> str:
    thousands, rest = divmod(power, 3)
    return f"{10**rest}{('', 'k', 'M', 'G')[thousands]}"


def _caption(y: int, label: str, told: str) -> str:
    shown = visible(label)
    if len(shown) > _LONGEST_LABEL:
        shown = "…" + shown[1 - _LONGEST_LABEL :]
    return _label("label", 0, y + 14, "start", shown) + _label("told", 100, y + 14, "end", told)


def _label(kind: str, left: float, y: float, anchor: str, text: str) -> str:
    return (
        f'<text class="{kind}" x="{left:.2f}%" y="{y:g}" text-anchor="{anchor}">'
        f"{escape(visible(text))}</text>"
    )


def _box(kind: str, left: float, y: float, wide: float, high: float, *, said: str = "") -> str:
    inside = f"<title>{escape(visible(said))}</title>" if said else ""
    return (
        f'<rect class="{kind}" x="{left:.2f}%" y="{y:.1f}" width="{wide:.2f}%" '
        f'height="{high:.1f}" rx="1.5">{inside}</rect>'
    )


def _svg(name: str, title: str, words: str, high: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" width="100%" height="{high}">'
        f'<title id="{name}-title">{escape(visible(title))}</title>'
        f'<desc id="{name}-desc">{escape(visible(words))}</desc>{"".join(drawn)}</svg>'
    )
