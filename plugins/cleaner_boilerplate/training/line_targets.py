"""Make targets for the line model: for each line of a page, how likely it is main text.

    pip install justext readability-lxml resiliparse selectolax trafilatura
    python -m cleaner_boilerplate.training.line_targets PAGES LINES OUT

PAGES (JSON Lines, xz) has rows with `url`, `b64` (the page) and the segments `with` and `without`;
LINES rows with `url`, `view` and `lines`, each with `text` and `label` ("content", "boilerplate" or
null). OUT (JSON Lines, xz) gets rows with `url`, `domain`, `view`, `lines`, `gold`, `target`,
`weight`, and `agree`: how many others take about the same out of the page as trafilatura does.

Where a line has a label, the label is the target, at full weight. Elsewhere five extractors vote,
at a lower weight, and the lower the more they disagree. Two more views of each page are made: every
piece of text between tags on a line of its own, and what trafilatura takes for the main text.
"""

import base64
import json
import logging
import lzma
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import justext
import lxml.html
import trafilatura
from readability import Document
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from selectolax.lexbor import LexborHTMLParser

STOP_LISTS = "English German French Spanish Portuguese Italian Polish Russian".split()
BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "br", "tr")
GOLD_WEIGHT = 6.0
MOST_LINES = 3000
# a shorter line is too often part of another one by chance
LONG, LONG_GOLD = 30, 15
COVERED = 0.7
ALIKE = 0.85
"""The F1 of shingles from which on two texts are about the same."""
_NO_WORD = re.compile(r"[\W_]+")


def by_readability(html: str) -> str:
    tree = lxml.html.fromstring(Document(html).summary())
    for block in tree.iter(*BLOCKS):
        block.tail = "\n" + (block.tail or "")
    return str(tree.text_content())


def by_justext(html: str) -> str:
    stop_words = frozenset().union(*map(justext.get_stoplist, STOP_LISTS))
    paragraphs = justext.justext(html, stop_words)
    return "\n".join(one.text for one in paragraphs if not one.is_boilerplate)


def all_text(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css("script,style,noscript,template,head"):
        node.decompose()
    return tree.body.text(separator="\n") if tree.body else ""


EXTRACTORS: dict[str, tuple[float, Callable[[str], Any]]] = {
    "trafilatura": (1.5, lambda html: trafilatura.extract(html, include_comments=False)),
    "trafilatura, precise": (
        1.5,
        lambda html: trafilatura.extract(html, include_comments=False, favor_precision=True),
    ),
    "readability": (1.0, by_readability),
    "resiliparse": (
        0.7,
        lambda html: extract_plain_text(
            html, main_content=True, comments=False, alt_texts=False, preserve_formatting=True
        ),
    ),
    "justext": (0.5, by_justext),
}


class Extract:
    """What an extractor took out of a page, ready to be asked for lines."""

    def __init__(self, text: str) -> None:
        self._lines = {folded(line) for line in text.split("\n")}
        self._text = folded(text)
        self._shingles = shingles(text)

    def has(self, line: str) -> bool:
        words = folded(line)
        if words in self._lines or (len(words) >= LONG and words in self._text):
            return True
        own = shingles(line) if len(words) >= LONG else set()
        return len(own) >= 5 and len(own & self._shingles) >= COVERED * len(own)

    def is_like(self, other: "Extract") -> bool:
        shared = len(self._shingles & other._shingles)
        return shared >= ALIKE * (len(self._shingles) + len(other._shingles)) / 2


def folded(text: str) -> str:
    return _NO_WORD.sub("", text.casefold())


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))} if words else set()


def extracts(html: str) -> dict[str, Extract]:
    found = {}
    for name, (_, extractor) in EXTRACTORS.items():
        try:
            text = extractor(html) or ""
        except Exception as error:  # whatever a page does to an extractor: it has no vote
            print(f"no vote: {error!r}"[:200], file=sys.stderr)
            continue
        if text:
            found[name] = Extract(text)
    return found


def by_segments(words: str, inside: list[str], outside: list[str]) -> str | None:
    """Label a line by the segments that a page's main text must hold and must not hold."""
    held = any(segment and segment in words for segment in inside)
    if held:
        return "content" if len(words) > LONG_GOLD else None
    return "boilerplate" if any(len(s) > 3 and s in words for s in outside) else None


def targets(
    page: dict[str, Any],
    votes: dict[str, Extract],
    lines: list[str],
    gold: list[str | None],
) -> dict[str, list[float]]:
    total = sum(EXTRACTORS[name][0] for name in votes) or 1.0
    inside, outside = ([folded(segment) for segment in page[kind]] for kind in ("with", "without"))
    result: dict[str, list[float]] = {"target": [], "weight": []}
    for line, label in zip(lines, gold, strict=True):
        truth = label or by_segments(folded(line), inside, outside)
        share = sum(EXTRACTORS[name][0] for name in votes if votes[name].has(line)) / total
        result["target"].append(round(share, 4) if truth is None else float(truth == "content"))
        agreed = 0.3 + 0.7 * abs(2 * share - 1)
        result["weight"].append(round(agreed, 4) if truth is None else GOLD_WEIGHT)
    return result


def agreeing(votes: dict[str, Extract]) -> int:
    first = votes.get("trafilatura")
    return sum(
        first is not None and first.is_like(other)
        for name, other in votes.items()
        if not name.startswith("trafilatura")
    )


def domain(url: str) -> str:
    host = urlsplit(url).hostname or url.removeprefix("hard::").split("-")[0]
    return ".".join(host.split(".")[-2:])


def rows(path: str) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def main() -> None:
    pages, views, out = sys.argv[1:4]
    logging.disable(logging.CRITICAL)
    given: dict[str, list[dict[str, Any]]] = {}
    for row in rows(views):
        given.setdefault(row["url"], []).append(row)
    with lzma.open(Path(out), "wt", encoding="utf-8") as stream:
        for page in rows(pages):
            data = base64.b64decode(page["b64"])
            html = bytes_to_str(data, detect_encoding(data) or "utf-8")
            votes = extracts(html)
            made = {
                row["view"]: [(line["text"], line["label"]) for line in row["lines"]]
                for row in given.get(page["url"], [])
            }
            for view, text in (
                ("pieces", all_text(html)),
                ("extract", EXTRACTORS["trafilatura"][1](html) or ""),
            ):
                made[view] = [(line.strip(), None) for line in text.split("\n") if line.strip()]
            for view, labelled in made.items():
                if not 0 < len(labelled) <= MOST_LINES:
                    continue
                lines = [text.replace("\n", " ") for text, _ in labelled]
                gold = [label for _, label in labelled]
                row = {"url": page["url"], "domain": domain(page["url"]), "view": view}
                row |= {"lines": lines, "gold": gold, "agree": agreeing(votes)}
                stream.write(json.dumps(row | targets(page, votes, lines, gold)) + "\n")


if __name__ == "__main__":
    main()
