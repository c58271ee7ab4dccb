"""The pages that the page model is trained on: their blocks, with features, targets and weights."""

import base64
import zlib
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser

from cleaner import RawDocument
from cleaner_boilerplate.page.agreement import coverage
from cleaner_boilerplate.page.blocks import Blocks, read_blocks
from cleaner_boilerplate.page.bounds import bounded
from cleaner_boilerplate.page.features import columns
from cleaner_boilerplate.page.metadata import read_metadata
from cleaner_boilerplate.text.lines.characters import class_table
from cleaner_boilerplate.training.line_targets import EXTRACTORS, domain, rows
from cleaner_encoding import cleaner_decode

Floats = NDArray[np.float32]

GOLD_WEIGHT, VOTES_WEIGHT = 3.0, 0.1
# a block with fewer letters than this may hold a segment by chance
_LONG = 25
_LIKELY = 0.2

_CLASSES = class_table()


class Page(msgspec.Struct):
    """A page: its N blocks with a row of features, a target and a weight for each.

    `blocks` are what the features were taken from; `found` is how much of each trafilatura has;
    `inside` and `outside` are the segments that the main text must hold and must not.
    """

    url: str
    domain: str
    title: str
    blocks: Blocks
    seen: Floats
    target: Floats
    weight: Floats
    found: Floats
    inside: list[str]
    outside: list[str]

    def fold(self, folds: int, salt: str = "") -> int:
        """Give the number of the part that the page's site is in."""
        return zlib.crc32((salt + self.domain).encode()) % folds

    @property
    def sizes(self) -> Floats:
        """The length of each block, in characters."""
        return self.seen[:, 0]


def decoded(page: dict[str, Any]) -> str:
    """Give a page's HTML, decoded as `cleaner` does it."""
    data = base64.b64decode(page["b64"])
    raw = RawDocument(page["url"], data, media_type="text/html")
    made = cleaner_decode(raw, data)
    return made.text if made else data.decode("utf-8", "replace")


def read_pages(pages: str, votes: str) -> tuple[list[Page], int]:
    """Read the pages that have blocks, and say how many segments the others should hold."""
    texts = {row["url"]: row["texts"] for row in rows(votes)}
    read, lost = [], 0
    for row in rows(pages):
        page = _page(row, texts[row["url"]])
        if page is None:
            lost += len(row["with"])
        else:
            read.append(page)
    return read, lost


def _page(row: dict[str, Any], votes: dict[str, str]) -> Page | None:
    tree = LexborHTMLParser(bounded(decoded(row)))
    known = read_metadata(tree, row["url"])
    blocks = read_blocks(tree)
    if blocks is None or not blocks.texts:
        return None
    inside, outside = ([" ".join(one.split()) for one in row[kind]] for kind in ("with", "without"))
    found = {name: coverage(blocks.texts, text) for name, text in votes.items()}
    weights = [EXTRACTORS[name][0] for name in found]
    share = np.average(list(found.values()), axis=0, weights=weights).astype(np.float32)
    target, weight = _targets(blocks.texts, share, inside, outside)
    # a long block counts for more, but not for as much as it is long
    by_length = (1 + np.log1p([len(text) for text in blocks.texts])) / 3
    return Page(
        row["url"],
        domain(row["url"]),
        known.title or "",
        blocks,
        columns(blocks, known.title or "", known.body, _CLASSES),
        target,
        (weight * by_length).astype(np.float32),
        found.get("trafilatura", np.zeros(len(blocks.texts), np.float32)),
        inside,
        outside,
    )


def _targets(
    texts: list[str], share: Floats, inside: list[str], outside: list[str]
) -> tuple[Floats, Floats]:
    """Make targets of the votes; where a block holds a segment, of that."""
    target = share.copy()
    weight = np.full(len(texts), VOTES_WEIGHT, np.float32)
    for at, text in enumerate(texts):
        if any(segment in text for segment in outside):
            target[at], weight[at] = 0, GOLD_WEIGHT
    for segment in inside:
        holding = [
            at
            for at, text in enumerate(texts)
            if segment in text or (len(text) > _LONG and text in segment)
        ]
        for at in holding:
            # of several blocks, those that no extractor has are not the one that is meant
            if len(holding) == 1 or share[at] > _LIKELY:
                target[at], weight[at] = 1, GOLD_WEIGHT
    return target, weight
