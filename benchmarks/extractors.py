"""Main-text extractors on pages with known segments: F1, and the time they take.

    python benchmarks/extractors.py PAGES.jsonl.xz [EXTRACTOR...]

A row of the file is a page: `b64` its bytes, `with` and `without` the segments that the main text
must hold and must not. Prints F1 over all segments, the median time for a page, how many times
faster than trafilatura that is on the median page, and MB/s. All get the same decoded page; `best`,
`fast` and `trafilatura mode` are ours with the metadata, `cleaner` is the whole default pipeline
from the bytes on. The figures of the learned mode on the pages that it was trained on are too good:
`training/train_pages.py` prints those of cross-validation.
"""

import base64
import json
import lzma
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import trafilatura

import cleaner
from cleaner import Document, RawDocument
from cleaner.plugins import Plugins
from cleaner_boilerplate.options import BoilerplateOptions, ExtractMode
from cleaner_boilerplate.page.extract import extract
from cleaner_boilerplate.page.libraries import with_resiliparse

DECODE = Plugins(()).hook.cleaner_decode


def decoded(data: bytes) -> str:
    raw = RawDocument("", data, media_type="text/html")
    return str(DECODE(raw=raw, data=data).text)


def mode(name: ExtractMode) -> Callable[[str, bytes], str]:
    options = BoilerplateOptions(extract=name)
    return lambda html, data: extract(html, Document("", ""), options).text


EXTRACTORS: dict[str, Callable[[str, bytes], str]] = {
    "trafilatura": lambda html, data: trafilatura.extract(html, include_comments=False) or "",
    "trafilatura, fast": lambda html, data: (
        trafilatura.extract(html, include_comments=False, fast=True) or ""
    ),
    "resiliparse": lambda html, data: with_resiliparse(html),
    "best": mode("best"),
    "fast": mode("fast"),
    "trafilatura mode": mode("trafilatura"),
    "cleaner": lambda html, data: cleaner.clean(data, media_type="text/html").text,
}


def fold(text: str) -> str:
    return " ".join(text.split())


def measure(name: str, pages: list[dict[str, Any]], baseline: list[float]) -> list[float]:
    extractor = EXTRACTORS[name]
    right = wrong = missed = 0
    seconds = []
    for page in pages:
        start = time.perf_counter()
        text = extractor(page["html"], page["data"])
        seconds.append(time.perf_counter() - start)
        text = fold(text)
        found = sum(fold(segment) in text for segment in page["with"])
        right += found
        missed += len(page["with"]) - found
        wrong += sum(fold(segment) in text for segment in page["without"])
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    pairs = zip(baseline or seconds, seconds, strict=True)
    ratio = statistics.median(theirs / ours for theirs, ours in pairs)
    size = sum(len(page["data"]) for page in pages) / 1e6
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    median = statistics.median(seconds) * 1e3
    print(
        f"{name:18} F1 {f1:.4f}  P {precision:.4f}  R {recall:.4f}"
        f"  median {median:6.2f} ms  {ratio:5.1f} times  {size / sum(seconds):6.1f} MB/s",
        flush=True,
    )
    return seconds


def main() -> None:
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as stream:
        pages = [json.loads(line) for line in stream]
    for page in pages:
        page["data"] = base64.b64decode(page["b64"])
        page["html"] = decoded(page["data"])
    baseline: list[float] = []
    for name in sys.argv[2:] or EXTRACTORS:
        # models are read and modules imported by the first page
        EXTRACTORS[name](pages[0]["html"], pages[0]["data"])
        seconds = measure(name, pages, baseline)
        baseline = baseline or seconds


if __name__ == "__main__":
    main()
