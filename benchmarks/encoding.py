"""What the encoding stage repairs, what it leaves alone, and how fast, beside ftfy.

    pip install rapidfuzz
    python benchmarks/encoding.py mojibake mojibake.jsonl    # rows with kind, bad, good
    python benchmarks/encoding.py clean clean.jsonl          # rows with kind, lang, text, ok
    python benchmarks/encoding.py speed [TEXTS.jsonl]        # rows with lang and good, or text

`mojibake` prints for each kind the share of texts that come out exactly as they should, and the
character error rate. `clean` counts the words of clean text that are changed; `ok` lists pairs of
words that may. Both compare after NFC, with no-break spaces as spaces and without soft hyphens, and
for ftfy with straight quotes, since its defaults straighten them. `speed` prints MB/s of UTF-8
against `ftfy.fix_text`, the best of five runs in turn; rows of clean text are measured as they are.
"""

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import ftfy
from corpus import article, as_ascii

from cleaner_encoding.repair import repair

RUNS = 5
DOCUMENT = 5000
UNSEEN = str.maketrans({"\xa0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None, "\xad": None})
QUOTES = str.maketrans("‘’‚“”„", "'''\"\"\"")


def rows(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(UNSEEN)


def straight(text: str) -> str:
    return plain(text).translate(QUOTES)


def ours(text: str) -> str:
    return repair(text).text


TOOLS: dict[str, tuple[Callable[[str], str], Callable[[str], str]]] = {
    "cleaner": (ours, plain),
    "ftfy": (ftfy.fix_text, straight),
}


def mojibake(path: str) -> None:
    from rapidfuzz.distance import Levenshtein

    count: Counter[str] = Counter()
    exact: Counter[tuple[str, str]] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    for row in rows(path):
        kinds = (row["kind"], "all")
        count.update(kinds)
        for name, (mend, comparable) in TOOLS.items():
            got, good = comparable(mend(row["bad"])), comparable(row["good"])
            share = Levenshtein.distance(got, good) / max(1, len(good))
            for kind in kinds:
                exact[kind, name] += got == good
                errors[kind, name] += share
    print(f"{'':16}{'texts':>7}" + "".join(f"{name + ' exact':>16}{'CER':>9}" for name in TOOLS))
    for kind, texts in sorted(count.items()):
        cells = "".join(
            f"{exact[kind, name] / texts:16.3f}{errors[kind, name] / texts:9.4f}" for name in TOOLS
        )
        print(f"{kind:16}{texts:7}{cells}")


def clean(path: str) -> None:
    changed: Counter[tuple[str, str]] = Counter()
    languages = set()
    words = 0
    for row in rows(path):
        languages.add(row["lang"])
        words += len(row["text"].split())
        allowed = {before for before, _ in row["ok"]}
        for name, (mend, comparable) in TOOLS.items():
            before = Counter(comparable(row["text"]).split())
            missing = before - Counter(comparable(mend(row["text"])).split())
            for word in missing:
                if word not in allowed:
                    changed[name, row["kind"]] += missing[word]
                    if name == "cleaner":
                        print(f"{row['id']} ({row['lang']}): {word!r} is gone")
    print(f"{words:,} words in {len(languages)} languages; words changed by kind of text:")
    for name in TOOLS:
        kinds = {kind: number for (who, kind), number in changed.items() if who == name}
        print(f"{name:10}{sum(kinds.values()):6}  {kinds}")


def speed(path: str | None = None) -> None:
    articles = [article(seed, DOCUMENT) for seed in range(200)]
    corpora = {"English, curly": articles, "English, ASCII": list(map(as_ascii, articles))}
    if path:
        by_language: dict[str, list[str]] = {}
        for row in rows(path):
            if "text" in row:
                corpora.setdefault(f"as given: {row['kind']}", []).append(row["text"])
            else:
                by_language.setdefault(row["lang"], []).append(row["good"])
        for language, texts in sorted(by_language.items()):
            corpora[language] = documents(plain("\n".join(texts)))
    for name, texts in corpora.items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        our, their = in_turn(ours, ftfy.fix_text, texts)
        print(
            f"{name:22}{len(texts):4} texts: cleaner {size / our:8.1f} MB/s, "
            f"fix_text {size / their:5.1f} MB/s: {their / our:6.1f} times"
        )


def documents(text: str) -> list[str]:
    return [text[start : start + DOCUMENT] for start in range(0, len(text), DOCUMENT)]


def in_turn(
    first: Callable[[str], Any], second: Callable[[str], Any], texts: Iterable[str]
) -> tuple[float, float]:
    """Give the seconds that two functions take for all texts, each the best of some runs."""
    best = [float("inf")] * 2
    for _ in range(RUNS):
        for at, function in enumerate((first, second)):
            start = time.perf_counter()
            for text in texts:
                function(text)
            best[at] = min(best[at], time.perf_counter() - start)
    return best[0], best[1]


if __name__ == "__main__":
    commands = {"mojibake": mojibake, "clean": clean, "speed": speed}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        raise SystemExit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
