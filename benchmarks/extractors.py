"""Main-text extractors on pages with known segments: which library the boilerplate plugin rests on.

    python benchmarks/extractors.py PAGES.jsonl.xz

A row of the file is a page: `b64` its bytes, `with` and `without` the segments that the main text
must hold and must not. Prints F1 over all segments and MB/s. resiliparse is measured where it is
installed; `cleaner` is the whole default pipeline.
"""

import base64
import importlib.util
import json
import lzma
import sys
import time
from collections.abc import Callable

import trafilatura

import cleaner


def ours(page: bytes) -> str:
    return cleaner.clean(page, media_type="text/html").text


def with_trafilatura(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def with_trafilatura_fast(page: bytes) -> str:
    return trafilatura.extract(page, include_comments=False, fast=True) or ""


def with_resiliparse(page: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(page.decode("utf-8", "replace"), main_content=True)
    return text


def fold(text: str) -> str:
    return " ".join(text.split())


def measure(name: str, extract: Callable[[bytes], str], pages: list[dict[str, list[str]]]) -> None:
    hits = wrong = missed = size = 0
    spent = 0.0
    for page in pages:
        data = base64.b64decode(str(page["b64"]))
        size += len(data)
        start = time.perf_counter()
        text = extract(data)
        spent += time.perf_counter() - start
        text = fold(text)
        found = sum(fold(segment) in text for segment in page["with"])
        hits += found
        missed += len(page["with"]) - found
        wrong += sum(fold(segment) in text for segment in page["without"])
    f1 = 2 * hits / max(1, 2 * hits + wrong + missed)
    print(f"{name:18} F1 {f1:.4f}  {size / 1e6 / spent:6.1f} MB/s")


def main() -> None:
    with lzma.open(sys.argv[1], "rt", encoding="utf-8") as stream:
        pages = [json.loads(line) for line in stream]
    extractors: dict[str, Callable[[bytes], str]] = {
        "cleaner": ours,
        "trafilatura": with_trafilatura,
        "trafilatura, fast": with_trafilatura_fast,
    }
    if importlib.util.find_spec("resiliparse"):
        extractors["resiliparse"] = with_resiliparse
    for name, extract in extractors.items():
        measure(name, extract, pages)


if __name__ == "__main__":
    main()
