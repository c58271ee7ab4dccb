"""Making corpora of any size out of sentences of our own, the same ones every time."""

import random
from pathlib import Path

_SUBJECTS = (
    "the council", "a ferry captain", "the school’s head teacher", "an engineer from Elmhurst",
    "the orchestra", "the mayor of Northam", "a retired lighthouse keeper", "the weather office",
    "the market’s cheese sellers", "a pair of swans", "the county fair", "her sister",
    "the library",
)  # fmt: skip
_VERBS = (
    "said on Friday that", "did not believe that", "was told last week that", "had hoped that",
    "wrote in a letter to the paper that", "could not explain why", "found out too late that",
    "repeated several times that", "was glad to hear that", "denied that",
)  # fmt: skip
_CLAUSES = (
    "the second span would be lifted into place in June", "nobody had asked about the railings",
    "the road would be cleared by Monday at the latest", "forty metres were enough for a river",
    "the tickets bought in winter remained valid", "the roof of the hall leaked in two places",
    "a bridge for walkers was a bridge all the same", "the bell rang twice a day and at night",
    "the shed upstream had been sold for less than it cost", "most of the bees had come back",
    "the vote could be repeated whenever the treasurer wished", "rain was expected until Thursday",
)  # fmt: skip
_LINKS = (", and ", "; ", ", although ", " — ", ", while ", ", because ")


def article(seed: int, size: int = 5000) -> str:
    """Give a clean English article of about `size` characters, with curly quotes and dashes."""
    chosen = random.Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < size:
        sentences = []
        for _ in range(chosen.randint(2, 5)):
            sentence = (
                f"{chosen.choice(_SUBJECTS)} {chosen.choice(_VERBS)} {chosen.choice(_CLAUSES)}"
            )
            if chosen.random() < 0.5:
                sentence += chosen.choice(_LINKS) + chosen.choice(_CLAUSES)
            sentence = sentence[0].upper() + sentence[1:] + "."
            sentences.append(f"“{sentence}”" if chosen.random() < 0.1 else sentence)
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def as_ascii(text: str) -> str:
    """Give the text as a typewriter would have it."""
    return text.translate(str.maketrans("“”‘’—", "\"\"''-"))


def write_folder(folder: Path, count: int, *, ascii_only: bool = False) -> int:
    """Write `count` articles as text files; give their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number in range(count):
        text = article(number)
        data = (as_ascii(text) if ascii_only else text).encode()
        (folder / f"article-{number:06}.txt").write_bytes(data)
        total += len(data)
    return total


def write_rows(path: Path, count: int, size: int = 1500) -> None:
    """Write `count` short articles as JSON Lines."""
    import msgspec

    articles = [article(number, size) for number in range(1000)]
    with path.open("wb") as stream:
        for number in range(count):
            row = {"id": f"row-{number}", "text": articles[number % 1000]}
            stream.write(msgspec.json.encode(row) + b"\n")
