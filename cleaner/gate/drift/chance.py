"""How far things move by chance alone, between two samples of one source.

Every bound holds with 99.9 %, for samples of any size, and where several things of a kind are
looked at, for all of them together: `odds(among)` is the logarithm of 1 to that chance, for two
sides and divided among them (Bonferroni). The bounds are inequalities and no approximations, so
that few documents and rare rules need no special case; they are a little wider than they must be.
"""

from collections.abc import Callable, Mapping
from math import log, sqrt

_CHANCE = 0.001


def odds(among: int = 1) -> float:
    """Give ln(2 * among / 0.001): the exponent that the bounds below are solved for.

    >>> round(odds(), 2)
    7.6
    """
    return log(2 * max(among, 1) / _CHANCE)


def parts(events: float, share: float, exponent: float) -> tuple[float, float]:
    """Give the least and the largest part of some events that may fall into the second sample.

    Each falls there with the chance `share`, which is the part of the second sample in both. Given
    their sum, two counts with one rate are split like that (Przyborowski and Wilenski 1940), and so
    are hits and misses, drawn without putting back. A part q or more extreme has at most the chance
    exp(-events * KL(q, share)), with KL the relative entropy (Chernoff 1952; Hoeffding 1963,
    theorems 1 and 4).

    >>> [round(part, 2) for part in parts(1000, 0.5, odds())]
    [0.44, 0.56]
    >>> parts(3, 0.5, odds())
    (0.0, 1.0)
    """
    if events <= 0:
        return 0.0, 1.0
    most = exponent / events

    def too_far(part: float) -> bool:
        return _entropy(part, share) > most

    low = 0.0 if not too_far(0.0) else _edge(too_far, 0.0, share)
    high = 1.0 if not too_far(1.0) else _edge(too_far, 1.0, share)
    return low, high


def _entropy(part: float, share: float) -> float:
    total = 0.0
    for one, other in ((part, share), (1 - part, 1 - share)):
        if one > 0:
            if other <= 0:
                return float("inf")
            total += one * log(one / other)
    return total


def _edge(too_far: Callable[[float], bool], outside: float, inside: float) -> float:
    """Halve the way between a part that is too far out and one that is not, until they meet."""
    for _ in range(60):
        middle = (outside + inside) / 2
        if too_far(middle):
            outside = middle
        else:
            inside = middle
    return inside


def cumulative_shares(before: int, after: int, exponent: float) -> float:
    """Bound the largest difference of cumulative shares of two samples of these sizes.

    The inequality of Dvoretzky, Kiefer and Wolfowitz with the constant of Massart (1990), for two
    samples: Wei and Dudley, Statistics and Probability Letters 82 (2012). Classes make the
    difference smaller only.

    >>> round(cumulative_shares(1000, 1000, odds()), 3)
    0.087
    """
    return sqrt(exponent / 2 * (1 / before + 1 / after))


def composition(before: Mapping[str, int], after: Mapping[str, int], exponent: float) -> float:
    """Bound the total variation distance of two samples over the same categories.

    Its mean is at most half the sum of the standard deviations of the differences. It is beyond its
    mean by t with the chance exp(-2 t² / (1/m + 1/n)) at most, because one document moves it by 1/m
    or 1/n (McDiarmid 1989).

    >>> round(composition({"en": 900, "de": 100}, {"en": 900, "de": 100}, odds()), 3)
    0.101
    """
    sizes = sum(before.values()), sum(after.values())
    inverse = 1 / sizes[0] + 1 / sizes[1]
    shares = (
        (before.get(name, 0) + after.get(name, 0)) / sum(sizes)
        for name in before.keys() | after.keys()
    )
    mean = sum(sorted(sqrt(share * (1 - share) * inverse) for share in shares)) / 2
    return mean + sqrt(exponent / 2 * inverse)


def means(variances: tuple[float, float], sizes: tuple[int, int], exponent: float) -> float:
    """Bound the difference of the means of two samples, by the normal approximation of large ones.

    The tail of a normal distribution is at most exp(-z² / 2).

    >>> round(means((100.0, 100.0), (1000, 1000), odds()), 2)
    1.74
    """
    return sqrt(2 * exponent * (variances[0] / sizes[0] + variances[1] / sizes[1]))
