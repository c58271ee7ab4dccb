"""Train the line model, and say how good it is.

    pip install catboost
    python -m cleaner_boilerplate.training.train_lines TARGETS [--weights OUT] [--folds 5]

TARGETS is what `line_targets` wrote. With `--weights` the model is trained on all of it and
written to OUT (the same bytes for the same input and versions). Without it the figures are printed:
cross-validation over domains, so that no page is scored by a model that has seen its site; within
each fold the words that a page is trained on were counted on other sites too, and the threshold is
chosen on the other folds.
"""

import argparse
import json
import lzma
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec
import numpy as np
from catboost import CatBoost
from numpy.typing import NDArray

from cleaner_boilerplate.text.lines import characters
from cleaner_boilerplate.text.lines.characters import (
    Lines,
    class_table,
    lines_of,
    read_characters,
    read_lines,
)
from cleaner_boilerplate.text.lines.features import look
from cleaner_boilerplate.text.lines.keep import by_scores
from cleaner_boilerplate.text.lines.lexicon import Lexicon
from cleaner_boilerplate.text.lines.words import Hashes, Words, fold_table, read_words
from cleaner_boilerplate.training.boosting import arrays, fit, predict
from cleaner_boilerplate.training.line_words import LONGEST, WordCounts

Floats = NDArray[np.float32]

CLASSES, FOLDS = class_table(), fold_table()
TREES, WORD_FOLDS = 120, 5
FOREIGN = 4
"""One site in so many has no words that are known."""
VIEWS = {"full": 1.0, "pieces": 0.5, "main": 0.4, "extract": 0.2}
"""How much a line of each view weighs."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
COUNTED = ("full", "pieces")
"""The views whose words are counted."""
AGREED = 2


class Page(msgspec.Struct):
    """A page in one view: what is known of its lines, and their features."""

    url: str
    domain: str
    view: str
    lines: list[str]
    gold: list[str | None]
    target: Floats
    weight: Floats
    agree: int
    read: Lines
    words: Words


def read_pages(path: str) -> list[Page]:
    pages = []
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            solid = [
                at for at, line in enumerate(row["lines"]) if read_lines(line, CLASSES).starts.size
            ]
            if not solid:
                continue
            lines = [row["lines"][at] for at in solid]
            text = "\n".join(lines)
            # a long line counts for more, but not for as much as it is long
            by_length = (1 + np.log1p([len(line) for line in lines])) / 3
            weight = np.array([row["weight"][at] for at in solid]) * by_length * VIEWS[row["view"]]
            characters = read_characters(text, CLASSES)
            read = lines_of(characters)
            pages.append(
                Page(
                    row["url"],
                    row["domain"],
                    row["view"],
                    lines,
                    [row["gold"][at] for at in solid],
                    np.array([row["target"][at] for at in solid], np.float32),
                    weight.astype(np.float32),
                    row["agree"],
                    read,
                    read_words(characters, read, FOLDS),
                )
            )
    return pages


def fold(page: Page, folds: int, salt: str = "") -> int:
    return zlib.crc32((salt + page.domain).encode()) % folds


class Model(msgspec.Struct):
    """The odds of words, and the trees."""

    odds: tuple[Hashes, Floats]
    trees: CatBoost

    def scores(self, page: Page, lexicon: Lexicon) -> Floats:
        scores: Floats = predict(self.trees, see(page, lexicon).T)
        return scores


def see(page: Page, lexicon: Lexicon) -> Floats:
    return look("\n".join(page.lines), page.read, lexicon.tell(page.words))


def count_words(pages: Sequence[Page]) -> WordCounts:
    return WordCounts.of(
        (
            site_of(page),
            page.words,
            page.read.ends - page.read.starts <= LONGEST,
            page.target,
            page.weight,
        )
        for page in pages
        if page.view in COUNTED
    )


def site_of(page: Page) -> int:
    return zlib.crc32(page.domain.encode())


def train(pages: Sequence[Page], counts: WordCounts, threads: int) -> Model:
    """Fit the trees on what words say that were counted on other sites, and count all of them.

    Some pages are seen as if in a language whose words nobody has counted.
    """
    nothing = Lexicon((np.zeros(0, np.uint64), np.zeros(0, np.float32)), CLASSES, FOLDS)
    sites = {site_of(page) for page in pages}
    seen: dict[int, Floats] = {}
    for part in range(WORD_FOLDS):
        inside = {at for at, page in enumerate(pages) if fold(page, WORD_FOLDS, "words") == part}
        known = counts.odds(sites - {site_of(pages[at]) for at in inside})
        lexicon = Lexicon(known, CLASSES, FOLDS)
        for at in inside:
            is_foreign = fold(pages[at], FOREIGN, "foreign") == 0
            seen[at] = see(pages[at], nothing if is_foreign else lexicon)
    trees = fit(
        np.concatenate([seen[at].T for at in range(len(pages))]),
        np.concatenate([page.target for page in pages]),
        np.concatenate([page.weight for page in pages]),
        iterations=TREES,
        learning_rate=0.1,
        subsample=0.7,
        score_function="L2",
        thread_count=threads,
    )
    return Model(counts.odds(sites), trees)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = text.split()
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


class Tally:
    """Counts over pages: of labelled lines, and of shingles against a text that tools agree on."""

    def __init__(self) -> None:
        self.lines: Counter[str] = Counter()
        self.precision: list[float] = []
        self.recall: list[float] = []

    def add(self, page: Page, kept: NDArray[np.bool_], text: str | None) -> None:
        for line, label, keeps in zip(page.lines, page.gold, kept, strict=True):
            if label is not None:
                self.lines[f"{label} {'kept' if keeps else 'gone'}"] += 1
            if label == "content":
                self.lines["characters"] += len(line)
                self.lines["lost"] += 0 if keeps else len(line)
        if text is not None:
            true = shingles(text)
            ours = shingles(
                "\n".join(line for line, keeps in zip(page.lines, kept, strict=True) if keeps)
            )
            shared = sum((true & ours).values())
            self.precision.append(shared / max(1, sum(ours.values())))
            self.recall.append(shared / max(1, sum(true.values())))

    def f1(self) -> float:
        if not self.precision:
            return 0.0
        precision, recall = fmean(self.precision), fmean(self.recall)
        return 2 * precision * recall / max(1e-9, precision + recall)

    def __str__(self) -> str:
        gone = self.lines["boilerplate gone"]
        precision = gone / max(1, gone + self.lines["content gone"])
        recall = gone / max(1, gone + self.lines["boilerplate kept"])
        lost = self.lines["lost"] / max(1, self.lines["characters"])
        return (
            f"page F1 {self.f1():.4f} ({len(self.precision)} pages)   "
            f"lines P {precision:.3f} R {recall:.3f}   lost {lost:.4f}"
        )


def stays(page: Page, scores: Floats, threshold: float) -> NDArray[np.bool_]:
    return by_scores(scores, page.read.ends - page.read.starts, threshold)


def tally(pages: Iterable[tuple[Page, Floats]], texts: dict[str, str], threshold: float) -> Tally:
    result = Tally()
    for page, scores in pages:
        result.add(page, stays(page, scores, threshold), texts.get(page.url))
    return result


def validate(pages: Sequence[Page], folds: int, threads: int) -> None:
    texts = {
        page.url: "\n".join(page.lines)
        for page in pages
        if page.view == "extract" and page.agree >= AGREED
    }
    counts = count_words(pages)
    found: list[tuple[Page, Floats]] = []
    for one in range(folds):
        model = train([page for page in pages if fold(page, folds) != one], counts, threads)
        lexicon = Lexicon(model.odds, CLASSES, FOLDS)
        these = [page for page in pages if fold(page, folds) == one]
        found += [(page, model.scores(page, lexicon)) for page in these]
    for view in VIEWS:
        pairs = [pair for pair in found if pair[0].view == view]
        print(f"{view:8s} all      {tally(pairs, texts, 0.0)}")
        for threshold in THRESHOLDS:
            print(f"{view:8s} {threshold:.2f}     {tally(pairs, texts, threshold)}")
        nested = Tally()
        for one in range(folds):
            others = [pair for pair in pairs if fold(pair[0], folds) != one]
            best = max(THRESHOLDS, key=lambda threshold: tally(others, texts, threshold).f1())
            for page, scores in pairs:
                if fold(page, folds) == one:
                    nested.add(page, stays(page, scores, best), texts.get(page.url))
        print(f"{view:8s} nested   {nested}", flush=True)


def write(pages: Sequence[Page], out: Path, threads: int) -> None:
    spelling = {one: word for word, one in reversed(spelled(pages))}
    model = train(pages, count_words(pages), threads)
    shifts = FOLDS - np.arange(len(FOLDS), dtype=np.uint16)
    parts: dict[str, NDArray[Any]] = {"classes": CLASSES, "shifts": shifts}
    parts |= arrays(model.trees, "trees")
    np.savez_compressed(out, allow_pickle=False, **parts)
    known = dict(zip(model.odds[0].tolist(), model.odds[1].tolist(), strict=True))
    rows = sorted(f"{word}\t{known[one]:.1f}\n" for one, word in spelling.items() if one in known)
    words = out.with_name("words.txt")
    words.write_text("".join(rows), "utf-8")
    print(f"{out}: {out.stat().st_size} bytes; {words}: {len(rows)} words of {len(known)}")


def spelled(pages: Sequence[Page]) -> list[tuple[str, int]]:
    """Give the words of pages, in order, as the model folds them, each with its hash."""
    is_word = (CLASSES >= characters.LOWER) & (CLASSES <= characters.DIGIT)
    table = dict(enumerate(np.where(is_word, FOLDS, ord(" ")).tolist()))
    text = "\n".join(line for page in pages if page.view in COUNTED for line in page.lines)
    words = sorted(set(re.findall(r"0+|[^0\s]+", text.translate(table))))
    characters_of_words = read_characters("\n".join(words), CLASSES)
    lines = lines_of(characters_of_words)
    found = read_words(characters_of_words, lines, FOLDS)
    is_one = np.bincount(found.owners)[found.owners] == 1
    whose = lines.numbers[found.owners[is_one]].tolist()
    hashes = found.hashes[is_one].tolist()
    return [(words[at], one) for at, one in zip(whose, hashes, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("targets")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    pages = read_pages(options.targets)
    print(f"{len(pages)} pages, {sum(len(page.lines) for page in pages)} lines")
    if options.weights:
        write(pages, options.weights, options.threads)
    else:
        validate(pages, options.folds, options.threads)


if __name__ == "__main__":
    main()
