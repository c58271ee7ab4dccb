"""Words that no list has and that are made right: of a known word and an affix, or of two words."""

from collections.abc import Iterator

from cleaner_typos.english.lexicon import rank

_PREFIXES = tuple(
    """
    anti auto bi bio co counter cross cyber de dis down eco electro ex extra fore geo hand hydro
    hyper inter intra kilo macro mal mega meta micro mid mini mis mono multi nano neo neuro non out
    over para photo poly post pre pro proto pseudo psycho quasi re retro self semi socio step sub
    super tele thermo trans tri turbo ultra un under uni up vice
    """.split()
)
_SUFFIXES = tuple(
    """
    able ably age dom ed er ers es ese esque est ette fest fold free ful gate hood ify ied ies ing
    ings ise ised ises ish ising ism isms ist ists ity ization ize ized izes izing less let lets
    like ly man men ness nik proof r rs s ship some st ster sters th ward wards ware ways wide wise
    y
    """.split()
)
# Of the short words only these stand in compounds: "checkin", "ontop", "offload".
_PARTICLES = frozenset("by in of off on out to up".split())
_COMMON = 12_000
_KNOWN = 40_000
_FEWEST_LETTERS = 3
_LONG = 4


def is_coinage(word: str) -> bool:
    """Tell whether a word that no list has is made of known ones.

    >>> is_coinage("unwritable"), is_coinage("lampmaker"), is_coinage("hapened")
    (True, True, False)
    """
    return (
        _is_derived(word)
        or any(word.startswith(prefix) and _is_long(word[len(prefix) :]) for prefix in _PREFIXES)
        or _is_compound(word)
    )


def _is_long(rest: str) -> bool:
    return len(rest) >= _LONG and (_is_known(rest, _KNOWN) or _is_derived(rest))


def _is_known(word: str, limit: int) -> bool:
    return len(word) >= _FEWEST_LETTERS and rank(word) < limit


def _is_derived(word: str) -> bool:
    return any(_is_known(stem, _KNOWN) for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """Give what a word may be derived from by one suffix, by the rules of spelling."""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: -len(suffix)]
        if len(stem) < _FEWEST_LETTERS:
            continue
        if suffix[0] not in "aeiouy":
            yield stem
            if stem[-1] == "i":
                yield stem[:-1] + "y"
            continue
        if stem[-1] != "e":
            yield stem
        yield stem + "e"
        if suffix[0] == "i" and suffix[1] == "e":
            yield stem + "y"
        if stem[-1] == stem[-2] and len(stem) <= 5:
            yield stem[:-1]


def _is_compound(word: str) -> bool:
    return any(_is_part(word[:at]) and _is_part(word[at:]) for at in range(2, len(word) - 1))


def _is_part(part: str) -> bool:
    return part in _PARTICLES or _is_known(part, _COMMON)
