"""Train the page model, and say how good it is.

    pip install catboost
    python -m cleaner_boilerplate.training.train_pages PAGES VOTES [--weights OUT]

PAGES (JSON Lines, xz) has rows with `url`, `b64` (the page) and the segments `with` and `without`
that the main text must hold and must not; VOTES is what `page_votes` wrote. With `--weights` the
model is trained on all of it and written to OUT (the same bytes for the same input and versions).
Without it the figures are printed: cross-validation over domains, so that no page is scored by a
model that has seen its site. The scores that the second and the third model are trained on come
from models that have not seen the site either; "nested" chooses both thresholds on the other folds,
"as shipped" has those of the house, the rules for lists, captions and titles, and the stage
`boilerplate` after it.
"""

import argparse
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from catboost import CatBoost
from numpy.typing import NDArray

from cleaner import Document, Rewrite
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.page import classify
from cleaner_boilerplate.page.classify import confidence
from cleaner_boilerplate.page.extract import settle
from cleaner_boilerplate.page.features import referee_columns, second_columns
from cleaner_boilerplate.page.layout import render
from cleaner_boilerplate.text.ends import peel_ends
from cleaner_boilerplate.text.lines.characters import class_table
from cleaner_boilerplate.training.boosting import arrays, fit, predict
from cleaner_boilerplate.training.line_targets import rows
from cleaner_boilerplate.training.pages import VOTES_WEIGHT, Page, read_pages

Floats = NDArray[np.float32]

TREES, REFEREE_TREES, INNER_FOLDS = 300, 80, 2
THRESHOLDS = (0.4, 0.45, 0.5, 0.55)
UNSURE = (0.85, 0.9)
# of the blocks that nobody takes for text so many are looked at, at a higher weight for each
_THINNED = 0.35


class Models(msgspec.Struct):
    """The three models of the page model."""

    first: CatBoost
    second: CatBoost
    referee: CatBoost


class Judged(msgspec.Struct):
    """The scores of a page without and with trafilatura, and how sure the former are."""

    scores: Floats
    refereed: Floats
    certainty: float


class Trainer:
    """Trains with so many threads."""

    def __init__(self, threads: int) -> None:
        self._threads = threads

    def fit(self, pages: Sequence[Page], seen: Sequence[Floats], trees: int) -> CatBoost:
        target = np.concatenate([page.target for page in pages])
        weight = np.concatenate([page.weight for page in pages])
        plain = (target < 0.05) & (weight < 2 * VOTES_WEIGHT)
        kept = ~plain | (np.random.default_rng(0).random(len(target)) < _THINNED)
        weight = np.where(plain, weight / _THINNED, weight)
        return fit(
            np.concatenate(list(seen))[kept],
            target[kept],
            weight[kept].astype(np.float32),
            iterations=trees,
            learning_rate=0.12 if trees == TREES else 0.1,
            depth=6 if trees == TREES else 4,
            subsample=0.8,
            thread_count=self._threads,
        )

    def two_looks(self, pages: Sequence[Page]) -> tuple[CatBoost, CatBoost]:
        """Fit both looks; the second on scores of the first from models not knowing the site."""
        first = self.fit(pages, [page.seen for page in pages], TREES)
        scores = self._out_of_fold(
            pages,
            "first",
            lambda others: self.fit(others, [page.seen for page in others], TREES),
            lambda model, page: predict(model, page.seen),
        )
        again = [second_columns(p.seen, scores[p.url], p.blocks.owners) for p in pages]
        return first, self.fit(pages, again, TREES)

    def all(self, pages: Sequence[Page]) -> Models:
        """Fit all three; the referee on scores of both looks from models not knowing the site."""
        first, second = self.two_looks(pages)
        scores = self._out_of_fold(pages, "both", self.two_looks, two_scores)
        rows = [referee_rows(page, scores[page.url]) for page in pages]
        return Models(first, second, self.fit(pages, rows, REFEREE_TREES))

    def _out_of_fold(
        self,
        pages: Sequence[Page],
        salt: str,
        train: Callable[[Sequence[Page]], Any],
        score: Callable[[Any, Page], Floats],
    ) -> dict[str, Floats]:
        scores = {}
        for one in range(INNER_FOLDS):
            others = [page for page in pages if page.fold(INNER_FOLDS, salt) != one]
            model = train(others)
            for page in pages:
                if page.fold(INNER_FOLDS, salt) == one:
                    scores[page.url] = score(model, page)
        return scores


def two_scores(looks: tuple[CatBoost, CatBoost], page: Page) -> Floats:
    scores = predict(looks[0], page.seen)
    return predict(looks[1], second_columns(page.seen, scores, page.blocks.owners))


def referee_rows(page: Page, scores: Floats) -> Floats:
    return referee_columns(scores, page.found, page.sizes, confidence(scores, page.sizes))


def judge(models: Models, page: Page) -> Judged:
    scores = two_scores((models.first, models.second), page)
    refereed = predict(models.referee, referee_rows(page, scores))
    return Judged(scores, refereed, confidence(scores, page.sizes))


class Count(msgspec.Struct):
    """Segments that are where they should be, and that are not."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, page: Page, text: str) -> None:
        hits = sum(segment in text for segment in page.inside)
        self.right += hits
        self.missed += len(page.inside) - hits
        self.wrong += sum(segment in text for segment in page.outside)

    def __str__(self) -> str:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return f"F1 {self.f1:.4f}  P {precision:.4f}  R {recall:.4f}"

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def count(
    pages: Sequence[Page], judged: dict[str, Judged], threshold: float, unsure: float
) -> Count:
    found = Count()
    for page in pages:
        one = judged[page.url]
        scores = one.scores if one.certainty >= unsure else one.refereed
        kept = np.flatnonzero(scores >= threshold)
        found.add(page, " ".join(page.blocks.texts[number] for number in kept))
    return found


def shipped(page: Page, judged: Judged) -> str:
    """Give the text that the whole extractor and the stage `boilerplate` make of a page."""
    scores = judged.scores
    if judged.certainty < classify.UNSURE:
        scores = classify.agreed(scores, judged.refereed, page.found)
    verdict = classify.decide(page.blocks, scores, judged.certainty)
    kept, _ = settle(page.blocks, verdict, page.title)
    text = render(page.blocks, kept)
    document = Document("", "", text=text, title=page.title or None)
    rewrite = Rewrite(text)
    rewrite.make(peel_ends(document, BoilerplateOptions()))
    return " ".join(rewrite.text.split())


def validate(
    trainer: Trainer, pages: Sequence[Page], texts: dict[str, str], lost: int, folds: int
) -> None:
    judged: dict[str, Judged] = {}
    for one in range(folds):
        models = trainer.all([page for page in pages if page.fold(folds) != one])
        judged |= {page.url: judge(models, page) for page in pages if page.fold(folds) == one}
        print(f"fold {one + 1} of {folds}", flush=True)
    baseline = Count(missed=lost)
    for page in pages:
        baseline.add(page, " ".join(texts[page.url].split()))
    print(f"trafilatura        {baseline}")
    settings = [(threshold, unsure) for threshold in THRESHOLDS for unsure in (0.0, *UNSURE, 1.1)]
    for threshold, unsure in settings:
        found = count(pages, judged, threshold, unsure)
        found.missed += lost
        asked = sum(judged[page.url].certainty < unsure for page in pages) / len(pages)
        print(f"{threshold:.2f} unsure {unsure:.2f} ({asked:4.0%})  {found}")
    nested = Count(missed=lost)
    for one in range(folds):
        others = [page for page in pages if page.fold(folds) != one]
        best = max(
            ((threshold, unsure) for threshold in THRESHOLDS for unsure in UNSURE),
            key=lambda setting: count(others, judged, *setting).f1,
        )
        here = count([page for page in pages if page.fold(folds) == one], judged, *best)
        nested.right += here.right
        nested.wrong += here.wrong
        nested.missed += here.missed
    print(f"nested             {nested}")
    whole = Count(missed=lost)
    for page in pages:
        whole.add(page, shipped(page, judged[page.url]))
    print(f"as shipped         {whole}")


def write(models: Models, out: Path) -> None:
    parts = {"classes": class_table()}
    for name in ("first", "second", "referee"):
        parts |= arrays(getattr(models, name), name)
    np.savez_compressed(out, allow_pickle=False, **parts)
    print(f"{out}: {out.stat().st_size} bytes")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pages")
    parser.add_argument("votes")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages, lost = read_pages(options.pages, options.votes)
    print(f"{len(pages)} pages, {sum(len(page.blocks.texts) for page in pages)} blocks", flush=True)
    trainer = Trainer(options.threads)
    if options.weights:
        write(trainer.all(pages), options.weights)
    else:
        texts = {row["url"]: row["texts"].get("trafilatura", "") for row in rows(options.votes)}
        validate(trainer, pages, texts, lost, options.folds)


if __name__ == "__main__":
    main()
