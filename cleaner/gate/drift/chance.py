"""How far things move by chance alone, between two samples of one source.

Every bound holds with 99.9 %, for samples of any size, and where several things of a kind are
looked at, for `among` of them together: the chance is divided among them (Bonferroni), and among
two sides. The bounds are inequalities and mostly no approximations, so that few documents and rare
rules need no special case; they are a little wider than they must be.
"""

from collections.abc import Callable, Mapping
from math import inf, log, sqrt
from statistics import NormalDist

_CHANCE = 0.001


def parts(events: float, share: float, among: int = 1) -> tuple[float, float]:
    """Give the least and the largest part of some events that may fall into the second sample.

    Each falls there with the chance `share`, which is the part of the second sample in both. Given
    their sum, two counts with one rate are split like that (Przyborowski and Wilenski 1940); hits
    and misses, drawn without putting back, keep within less (Hoeffding 1963, theorem 4).

    Of n events, k or fewer fall there with at most the chance that a normal variable is below
    -sqrt(2n KL((k + 1) / n, share)), with KL the relative entropy (Zubkov and Serov, Theory of
    Probability and Its Applications 57, 2013); k or more likewise.

    >>> [round(part, 2) for part in parts(1000, 0.5)]
    [0.45, 0.55]
    >>> parts(3, 0.5)
    (0.0, 1.0)
    """
    if events <= 0:
        return 0.0, 1.0
    most = _deviations(among) ** 2 / 2 / events

    def too_far(part: float) -> bool:
        return _entropy(part, share) > most

    low = _edge(too_far, 0.0, share) - 1 / events
    high = _edge(too_far, 1.0, share) + 1 / events
    return max(low, 0.0), min(high, 1.0)


def _deviations(among: int) -> float:
    """Give how many standard deviations a normal variable keeps within."""
    return NormalDist().inv_cdf(1 - _CHANCE / 2 / among)


def _odds() -> float:
    return log(2 / _CHANCE)


def _entropy(part: float, share: float) -> float:
    total = 0.0
    for one, other in ((part, share), (1 - part, 1 - share)):
        if one > 0:
            total += one * log(one / other) if other > 0 else inf
    return total


def _edge(too_far: Callable[[float], bool], outside: float, inside: float) -> float:
    """Halve the way from one part to another that is not too far out, until the edge is found."""
    if not too_far(outside):
        return outside
    for _ in range(50):
        middle = (outside + inside) / 2
        if too_far(middle):
            outside = middle
        else:
            inside = middle
    return inside


def cumulative_shares(before: int, after: int) -> float:
    """Bound the largest difference of cumulative shares of two samples of these sizes.

    The inequality of Dvoretzky, Kiefer and Wolfowitz with the constant of Massart (1990), for two
    samples: Wei and Dudley, Statistics and Probability Letters 82 (2012). Classes make the
    difference smaller only.

    >>> round(cumulative_shares(1000, 1000), 3)
    0.087
    """
    return sqrt(_odds() / 2 * (1 / before + 1 / after))


def composition(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """Bound the total variation distance of two samples over the same categories.

    Its mean is at most half the sum of the standard deviations of the differences. It is beyond its
    mean by t with the chance exp(-2 t² / (1/m + 1/n)) at most, because one document moves it by 1/m
    or 1/n (McDiarmid 1989).

    >>> round(composition({"en": 900, "de": 100}, {"en": 900, "de": 100}), 3)
    0.101
    """
    sizes = sum(before.values()), sum(after.values())
    inverse = 1 / sizes[0] + 1 / sizes[1]
    shares = (
        (before.get(name, 0) + after.get(name, 0)) / sum(sizes)
        for name in before.keys() | after.keys()
    )
    mean = sum(sorted(sqrt(share * (1 - share) * inverse) for share in shares)) / 2
    return mean + sqrt(_odds() / 2 * inverse)


def means(variance: float, sizes: tuple[int, int]) -> float:
    """Bound the difference of the means of two samples, by the variance of both together.

    The tail of a normal variable beyond z is at most exp(-z² / 2). That is more than it has, and
    lengths of texts, which are skewed, need more.

    >>> round(means(100.0, (1000, 1000)), 2)
    1.74
    """
    return sqrt(2 * _odds() * variance * (1 / sizes[0] + 1 / sizes[1]))
