"""Train the line model, and say how good it is.

    pip install catboost
    python -m cleaner_boilerplate.training.train_lines TARGETS [--weights OUT] [--folds 5]

TARGETS is what `line_targets` wrote. With `--weights` the model is trained on all of it and
written to OUT (the same bytes for the same input and versions). Without it the figures are printed:
cross-validation over domains, so that no page is scored by a model that has seen its site; within
each fold the first look's scores that the second is trained on come from models that have not seen
the site either, and the threshold is chosen on the other folds.
"""

import argparse
import json
import lzma
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

import msgspec
import numpy as np
from catboost import CatBoost
from numpy.typing import NDArray

from cleaner_boilerplate.text.lines.characters import class_table, read_lines
from cleaner_boilerplate.text.lines.features import look, look_again
from cleaner_boilerplate.text.lines.keep import by_scores
from cleaner_boilerplate.training.boosting import arrays, fit, predict

Floats = NDArray[np.float32]

TREES, INNER_FOLDS = 60, 2
VIEWS = {"full": 1.0, "pieces": 0.5, "main": 0.4, "extract": 0.2}
"""How much a line of each view weighs."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
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
    seen: Floats
    agree: int


def read_pages(path: str) -> list[Page]:
    classes = class_table()
    pages = []
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            solid = [
                at for at, line in enumerate(row["lines"]) if read_lines(line, classes).starts.size
            ]
            if not solid:
                continue
            lines = [row["lines"][at] for at in solid]
            text = "\n".join(lines)
            # a long line counts for more, but not for as much as it is long
            by_length = (1 + np.log1p([len(line) for line in lines])) / 3
            weight = np.array([row["weight"][at] for at in solid]) * by_length * VIEWS[row["view"]]
            pages.append(
                Page(
                    row["url"],
                    row["domain"],
                    row["view"],
                    lines,
                    [row["gold"][at] for at in solid],
                    np.array([row["target"][at] for at in solid], np.float32),
                    weight.astype(np.float32),
                    look(text, read_lines(text, classes)),
                    row["agree"],
                )
            )
    return pages


def fold(page: Page, folds: int, salt: str = "") -> int:
    return zlib.crc32((salt + page.domain).encode()) % folds


def fit_lines(seen: Sequence[Floats], pages: Sequence[Page], threads: int) -> CatBoost:
    return fit(
        np.concatenate([one.T for one in seen]),
        np.concatenate([page.target for page in pages]),
        np.concatenate([page.weight for page in pages]),
        iterations=TREES,
        learning_rate=0.18,
        subsample=0.7,
        score_function="L2",
        thread_count=threads,
    )


def train(pages: Sequence[Page], threads: int) -> tuple[CatBoost, CatBoost]:
    """Fit both looks; the second on scores of the first from models that don't know the site."""
    first = fit_lines([page.seen for page in pages], pages, threads)
    again: dict[int, Floats] = {}
    for inner in range(INNER_FOLDS):
        others = [page for page in pages if fold(page, INNER_FOLDS, "inner") != inner]
        model = fit_lines([page.seen for page in others], others, threads)
        for at, page in enumerate(pages):
            if fold(page, INNER_FOLDS, "inner") == inner:
                again[at] = look_again(page.seen, predict(model, page.seen.T))
    return first, fit_lines([again[at] for at in range(len(pages))], pages, threads)


def scored(models: tuple[CatBoost, CatBoost], page: Page) -> Floats:
    return predict(models[1], look_again(page.seen, predict(models[0], page.seen.T)).T)


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


def tally(pages: Iterable[tuple[Page, Floats]], texts: dict[str, str], threshold: float) -> Tally:
    result = Tally()
    for page, scores in pages:
        result.add(page, by_scores(scores, threshold), texts.get(page.url))
    return result


def validate(pages: Sequence[Page], folds: int, threads: int) -> None:
    texts = {
        page.url: "\n".join(page.lines)
        for page in pages
        if page.view == "extract" and page.agree >= AGREED
    }
    found: list[tuple[Page, Floats]] = []
    for one in range(folds):
        models = train([page for page in pages if fold(page, folds) != one], threads)
        found += [(page, scored(models, page)) for page in pages if fold(page, folds) == one]
    for view in VIEWS:
        these = [pair for pair in found if pair[0].view == view]
        print(f"{view:8s} all      {tally(these, texts, 0.0)}")
        for threshold in THRESHOLDS:
            print(f"{view:8s} {threshold:.2f}     {tally(these, texts, threshold)}")
        nested = Tally()
        for one in range(folds):
            others = [pair for pair in these if fold(pair[0], folds) != one]
            best = max(THRESHOLDS, key=lambda threshold: tally(others, texts, threshold).f1())
            for page, scores in these:
                if fold(page, folds) == one:
                    nested.add(page, by_scores(scores, best), texts.get(page.url))
        print(f"{view:8s} nested   {nested}", flush=True)


def write(pages: Sequence[Page], out: Path, threads: int) -> None:
    first, second = train(pages, threads)
    parts = {**arrays(first, "first"), **arrays(second, "second"), "classes": class_table()}
    np.savez_compressed(out, allow_pickle=False, **parts)
    print(f"{out}: {out.stat().st_size} bytes")


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
