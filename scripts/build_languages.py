"""Make the files of plugins/cleaner_encoding/languages out of the models of lingua.

    pip download --no-deps 'lingua-language-detector==1.4.2'
    npm pack cldr-misc-full@48.2.0
    pip install brotli
    python scripts/build_languages.py lingua_language_detector-1.4.2-*.whl cldr-misc-full-48.2.0.tgz

The models hold, for runs of one, two and three letters, how often the last letter follows those
before it. How often a word begins or ends with some letters follows from what is missing there.
They were made of web pages, some of them misread, so only letters are taken that CLDR counts among
the language's own (and those of ASCII, for a language in Latin letters).
"""

import json
import math
import re
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import brotli

TARGET = Path(__file__).resolve().parent.parent / "plugins" / "cleaner_encoding" / "languages"
# Languages of one script are told from each other by those that are most alike, so a second
# standard of one language (Bosnian, Nynorsk, Malay) is left out; so are scripts whose vowel signs
# the models leave out.
LANGUAGES = (
    "af ar az be bg ca cs cy da de el en es et eu fa fi fr ga he hr hu id is it kk lt lv mk nb nl "
    "pl pt ro ru sk sl sq sr sv tr uk vi"
).split()
RAREST = 1.5e-5
INDEXED = 300
EDGE = "_"


def build(wheel_path: str, cldr_path: str, target: Path, languages: Sequence[str]) -> None:
    """Write the files of some languages and their index into a folder."""
    index = []
    with zipfile.ZipFile(wheel_path) as wheel, tarfile.open(cldr_path) as cldr:
        for code in languages:
            letters = alphabet(cldr, code)
            models = (model(wheel, code, size, letters) for size in ("uni", "bi", "tri"))
            frequencies = triples(*models)
            (target / f"{code}.txt").write_text(by_cost(frequencies), "utf-8")
            frequent = sorted(frequencies, key=lambda triple: (-frequencies[triple], triple))
            index.append(" ".join([code, *frequent[:INDEXED]]))
    (target / "index.txt").write_text("\n".join(index) + "\n", "utf-8")


def alphabet(cldr: tarfile.TarFile, code: str) -> set[str]:
    """Give the letters that a language is written in, by CLDR's exemplar characters."""
    name = "no" if code == "nb" else code
    stream = cldr.extractfile(f"package/main/{name}/characters.json")
    exemplars = json.loads(stream.read() if stream else b"")["main"][name]["characters"][
        "exemplarCharacters"
    ]
    letters = {char for char in exemplars if char.isalpha()}
    for first, last in re.findall(r"(\w)-(\w)", exemplars):
        letters.update(map(chr, range(ord(first), ord(last) + 1)))
    return letters | set("abcdefghijklmnopqrstuvwxyz") if letters & set("aeiou") else letters


def model(wheel: zipfile.ZipFile, code: str, size: str, letters: set[str]) -> dict[str, float]:
    """Give how often the last letter follows those before it, by the run of letters."""
    packed = wheel.read(f"lingua/language-models/{code}/{size}grams.json.br")
    given = json.loads(brotli.decompress(packed))["ngrams"]
    chances = {}
    for fraction, runs in given.items():
        over, _, under = fraction.partition("/")
        kept = (run for run in runs.split(" ") if letters.issuperset(run))
        chances.update(dict.fromkeys(kept, int(over) / int(under)))
    return chances


def triples(
    one: dict[str, float], two: dict[str, float], three: dict[str, float]
) -> dict[str, float]:
    """Give how often each triple of letters and word ends is met, the rarest left out."""
    pairs = {run: one[run[0]] * chance for run, chance in two.items() if run[0] in one}
    found = {run: pairs[run[:2]] * chance for run, chance in three.items() if run[:2] in pairs}
    followed: Counter[str] = Counter()
    preceded: Counter[str] = Counter()
    for run, share in found.items():
        followed[run[:2]] += share
        preceded[run[1:]] += share
    begins: Counter[str] = Counter()
    behind: Counter[str] = Counter()
    result = dict(found)
    for run, share in pairs.items():
        result[run + EDGE] = share - followed[run]
        result[EDGE + run] = share - preceded[run]
        begins[run[0]] += max(0.0, share - preceded[run])
        behind[run[1]] += share
    for letter, share in one.items():
        result[EDGE + letter + EDGE] = share - behind[letter] - begins[letter]
    total = sum(share for share in result.values() if share > 0)
    return {run: share / total for run, share in result.items() if share >= RAREST * total}


def by_cost(frequencies: dict[str, float]) -> str:
    """Give a line for each cost, with all triples of it."""
    lines = defaultdict(list)
    for triple, share in frequencies.items():
        lines[round(-math.log2(share))].append(triple)
    return "".join(f"{cost} {' '.join(sorted(lines[cost]))}\n" for cost in sorted(lines))


if __name__ == "__main__":
    build(sys.argv[1], sys.argv[2], TARGET, LANGUAGES)
