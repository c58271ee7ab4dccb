"""What the boilerplate stage takes out of plain text at each level, what it costs, and how fast.

    python benchmarks/boilerplate_text.py lines LINES.jsonl[.xz] [TEXTS.json]
    python benchmarks/boilerplate_text.py clean CLEAN.jsonl
    python benchmarks/boilerplate_text.py speed [FILE.jsonl[.xz]]

`lines` takes rows with `id`, `view` and `lines`, each with `text` and `label` ("content",
"boilerplate" or null), and prints for each view and level: how many texts were taken for raw dumps,
precision and recall of what goes among the labelled lines, the share of the labelled content that
is lost, in characters, and, with TEXTS (id to text), the F1 of the shingles of four words. `clean`
takes rows with `text` and prints how many are changed and how much of them is lost. `speed` prints
MB/s of UTF-8, the best of three runs, on rows with `text` or `lines`, or on an article.
"""

import json
import lzma
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from corpus import article

from cleaner import Document
from cleaner.testing import run_stage
from cleaner_boilerplate.options import BoilerplateOptions, Level
from cleaner_boilerplate.text.stage import boilerplate

LEVELS: tuple[Level, ...] = ("auto", "safe", "edges", "full")
RUNS = 3


def rows(path: str) -> Iterator[dict[str, Any]]:
    data = Path(path).read_bytes()
    lines = (lzma.decompress(data) if path.endswith(".xz") else data).splitlines()
    yield from map(json.loads, lines)


def cleaned(text: str, level: Level) -> Document:
    return run_stage(boilerplate, text, BoilerplateOptions(level=level))


def kept_lines(lines: list[str], document: Document) -> list[bool]:
    """Tell for each line whether at least half of it is still there."""
    gone = [(edit.start, edit.end) for edit in document.edits]
    kept, start = [], 0
    for line in lines:
        end = start + len(line)
        cut = sum(max(0, min(end, b) - max(start, a)) for a, b in gone)
        kept.append(2 * cut <= len(line))
        start = end + 1
    return kept


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def f1(pairs: list[tuple[str, str]]) -> float:
    precision, recall = [], []
    for true, ours in ((shingles(one), shingles(other)) for one, other in pairs):
        shared = sum((true & ours).values())
        precision += [shared / sum(ours.values())] if ours else []
        recall += [shared / sum(true.values())] if true else []
    both = mean(precision), mean(recall)
    return 2 * both[0] * both[1] / sum(both)


def score_lines(path: str, texts: dict[str, str]) -> None:
    views: dict[str, list[dict[str, Any]]] = {}
    for row in rows(path):
        views.setdefault(row["view"], []).append(row)
    for view, pages in views.items():
        for level in LEVELS:
            count: Counter[str] = Counter()
            pairs = []
            for page in pages:
                lines = [line["text"].replace("\n", " ") for line in page["lines"]]
                document = cleaned("\n".join(lines), level)
                count["raw"] += int(document.metrics.get("boilerplate.raw_dump", 0))
                kept = kept_lines(lines, document)
                for line, keeps in zip(page["lines"], kept, strict=True):
                    count[f"{line['label']} {'kept' if keeps else 'gone'}"] += 1
                    if line["label"] == "content":
                        count["characters"] += len(line["text"])
                        count["lost"] += 0 if keeps else len(line["text"])
                if page["id"] in texts:
                    pairs.append((texts[page["id"]], document.text))
            gone = count["boilerplate gone"]
            print(
                f"{view:8s} {level:6s} raw {count['raw'] / len(pages):.3f}"
                f"  P {gone / max(1, gone + count['content gone']):.3f}"
                f"  R {gone / max(1, gone + count['boilerplate kept']):.3f}"
                f"  lost {count['lost'] / max(1, count['characters']):.4%}"
                + (f"  page F1 {f1(pairs):.4f}" if pairs else ""),
                flush=True,
            )


def clean(path: str) -> None:
    texts = [row["text"] for row in rows(path)]
    total = sum(map(len, texts))
    for level in LEVELS:
        documents = [cleaned(text, level) for text in texts]
        changed = sum(bool(document.edits) for document in documents)
        lost = total - sum(len(document.text) for document in documents)
        raw = sum(document.metrics.get("boilerplate.raw_dump", 0) for document in documents)
        print(
            f"{level:6s} {changed} of {len(texts)} changed, {lost / total:.4%} lost, {raw:.0f} raw"
        )


def speed(path: str | None) -> None:
    texts = [article(seed) for seed in range(100)] if path is None else []
    for row in rows(path) if path else ():
        texts.append(row["text"] if "text" in row else "\n".join(x["text"] for x in row["lines"]))
    size = sum(len(text.encode()) for text in texts) / 1e6
    for level in LEVELS:
        options = BoilerplateOptions(level=level)
        best = float("inf")
        for _ in range(RUNS):
            documents = [Document("a", "a", text=text) for text in texts]
            start = time.process_time()
            for document in documents:
                list(boilerplate(document, options))
            best = min(best, time.process_time() - start)
        print(f"{level:6s} {size / best:.1f} MB/s")


def main() -> None:
    match sys.argv[1:]:
        case ["lines", path, *more]:
            texts = json.loads(Path(more[0]).read_text("utf-8")) if more else {}
            score_lines(path, texts)
        case ["clean", path]:
            clean(path)
        case ["speed", *paths]:
            speed(paths[0] if paths else None)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
