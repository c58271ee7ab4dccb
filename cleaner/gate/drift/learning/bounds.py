"""Bounds learned from a sample that hold for the next one too: shares, medians, round numbers."""

import math
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

# of a normal distribution 99.9 % lie within so many standard deviations
_Z = 3.29
NEVER = 0.1


def likely_share(count: int, total: int) -> float:
    """Give the largest share that is likely where `count` of `total` were seen.

    It is the upper end of Wilson's score interval at 99.9 % (E. B. Wilson, Probable Inference, the
    Law of Succession, and Statistical Inference, 1927).
    Where none was seen it is about 11 / total.

    >>> round(likely_share(0, 1000), 4)
    0.0107
    >>> round(likely_share(50, 1000), 4)
    0.0779
    """
    share = count / total
    center = share + _Z**2 / (2 * total)
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2))
    return min((center + spread) / (1 + _Z**2 / total), 1.0)


def allowed_share(count: int, total: int, margin: float, never: float = NEVER) -> float:
    """Give the share that may be so in other data: the largest likely one and a margin of it.

    Where none was seen it is `never` at most, a tenth, however few there were.

    >>> allowed_share(50, 1000, 0.25), allowed_share(0, 1000, 0.25), allowed_share(0, 10, 0.25)
    (0.098, 0.014, 0.1)
    """
    most = 1.0 if count else never
    return min(math.ceil(likely_share(count, total) * (1 + margin) * 1000) / 1000, most)


def median_range(values: Sequence[float], margin: float) -> tuple[float, float]:
    """Give the range in which the median of other data may lie. `values` are sorted, not none.

    The medians of two samples of one size differ by chance as these order statistics do (the
    distribution-free interval for quantiles: David and Nagaraja, Order Statistics, 7.1).

    >>> median_range([100] * 50, 0.25)
    (75.0, 125.0)
    """
    count = len(values)
    reach = _Z * math.sqrt(2 * count) / 2
    low = values[max(math.floor(count / 2 - reach), 0)]
    high = values[min(math.ceil(count / 2 + reach), count - 1)]
    return lower(low, margin), higher(high, margin)


def lower(value: float, margin: float) -> float:
    """Take a margin off a number: a share of its size.

    >>> lower(200, 0.25), lower(-200, 0.25)
    (150.0, -250.0)
    """
    return value - margin * abs(value)


def higher(value: float, margin: float) -> float:
    """Put a margin on a number: a share of its size."""
    return value + margin * abs(value)


def round_down(value: float, *, whole: bool = False) -> float:
    """Give the next number below of two digits that count, for people to read; or a whole one.

    >>> round_down(1234), round_down(0.4567), round_down(0.4567, whole=True)
    (1200, 0.45, 0)
    """
    return _rounded(value, ROUND_FLOOR, whole)


def round_up(value: float, *, whole: bool = False) -> float:
    """Give the next number above of two digits that count; or a whole one.

    >>> round_up(1234), round_up(0.4567)
    (1300, 0.46)
    """
    return _rounded(value, ROUND_CEILING, whole)


def _rounded(value: float, rounding: str, whole: bool) -> float:
    if not math.isfinite(value):
        return value
    exact = Decimal(repr(value))
    place = exact.adjusted() - 1
    made = exact.quantize(Decimal(1).scaleb(max(place, 0) if whole else place), rounding)
    return int(made) if made == made.to_integral_value() and abs(made) < 10**15 else float(made)
