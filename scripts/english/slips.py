"""How a misspelling came about: the one slip between it and the word that was meant.

Most misspellings are one slip away (Damerau 1964): a letter too few or too many, another letter, or
two letters in the wrong order.
"""

VOWELS = "aeiouy"

# By kind, how likely the slip is: the less, the likelier. Doubling is the commonest slip in lists
# of misspellings; the first letter of a word is hardly ever wrong.
COSTS = {
    "doubled": 0.0,
    "not-doubled": 0.0,
    "swapped": 0.5,
    "left-out": 1.0,
    "vowel": 1.0,
    "put-in": 1.5,
    "consonant": 2.0,
    "several": 9.0,
}
AT_THE_START = 1.5


def kind(written: str, meant: str) -> str:
    """Name the slip that makes `written` of `meant`, "several" for more than one.

    >>> kind("adress", "address"), kind("recieve", "receive"), kind("definately", "definitely")
    ('not-doubled', 'swapped', 'vowel')
    """
    return _slip(written, meant)[0]


def cost(written: str, meant: str) -> float:
    """Tell how unlikely the slip is: 0 for a doubled letter, 9 for several slips."""
    slip, place = _slip(written, meant)
    return COSTS[slip] + (AT_THE_START if place == 0 and slip != "several" else 0.0)


def _slip(written: str, meant: str) -> tuple[str, int]:
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(written), len(meant)) - start and written[-1 - end] == meant[-1 - end]:
        end += 1
    put, taken = written[start : len(written) - end], meant[start : len(meant) - end]
    return _kind(put, taken, written, meant, start), start


def _kind(put: str, taken: str, written: str, meant: str, place: int) -> str:
    match len(put), len(taken):
        case 0, 1:
            return "not-doubled" if _beside(meant, place) else "left-out"
        case 1, 0:
            return "doubled" if _beside(written, place) else "put-in"
        case 1, 1:
            return "vowel" if put in VOWELS and taken in VOWELS else "consonant"
        case 2, 2 if put == taken[::-1]:
            return "swapped"
    return "several"


def _beside(word: str, place: int) -> bool:
    # what two words begin with alike takes in the first letter of a double
    return place > 0 and word[place - 1] == word[place]


def distance(one: str, other: str) -> int:
    """Count the letters to put in, take out, change or swap with the next (restricted Damerau)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (left != right))
            swapped = row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right
            line.append(min(best, before[column - 2] + 1) if swapped else best)
        before, last = last, line
    return last[-1]
