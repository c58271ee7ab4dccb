"""The level `safe` on labelled lines and on clean texts: what it takes, what it loses, how fast.

    python benchmarks/boilerplate_safe.py LINES.jsonl.xz [--show RULE] [--clean CLEAN.jsonl]

A row of the first file is a page: `view`, and `lines` of `text` and `label` ("content",
"boilerplate" or null). By view it prints how many of the lines taken are boilerplate, how much of
it is found, the share of the content's characters that is lost, and MB/s; by rule, how many lines
are taken. `--show RULE` prints those of one rule ("all" for every rule) with their labels. A row
of the clean file has `text`, of which next to nothing should go.
"""

import argparse
import json
import lzma
import time
from collections import Counter
from pathlib import Path
from typing import Any

from cleaner import Document, Edit
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.ends import peel_ends

OPTIONS = BoilerplateOptions(level="safe")


def peel(text: str) -> tuple[list[Edit], float]:
    """Give the edits of a text and the seconds they took."""
    document = Document("", "", text=text)
    start = time.perf_counter()
    edits = sorted(peel_ends(document, OPTIONS), key=lambda edit: edit.start)
    return edits, time.perf_counter() - start


def taken_lines(texts: list[str], edits: list[Edit]) -> dict[int, str]:
    """Give the rule for each line that goes as a whole."""
    taken = {}
    position = 0
    for index, text in enumerate(texts):
        end = position + len(text)
        over = [one for one in edits if one.start < end and one.end > position]
        gone = sum(min(one.end, end) - max(one.start, position) for one in over)
        if over and gone >= len(text.strip()):
            taken[index] = over[-1].rule
        position = end + 1
    return taken


def measure_lines(path: Path, show: str | None) -> None:
    """Print the figures of a file of labelled lines."""
    counts: Counter[tuple[str, str]] = Counter()
    rules: Counter[tuple[str, str]] = Counter()
    seconds: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        for page in map(json.loads, rows):
            texts = [" ".join(line["text"].split()) for line in page["lines"]]
            view = page["view"]
            edits, spent = peel("\n".join(texts))
            seconds[view] += spent
            taken = taken_lines(texts, edits)
            for index, line in enumerate(page["lines"]):
                label, size = line["label"] or "unknown", len(texts[index])
                counts[view, f"{label} characters"] += size
                counts[view, label] += 1
                if index in taken:
                    counts[view, f"{label} taken"] += 1
                    counts[view, f"{label} characters taken"] += size
                    rules[view, taken[index]] += 1
                    if show in ("all", taken[index]):
                        print(f"{view}\t{taken[index]}\t{label}\t{texts[index]}")
    for view in seconds:
        report(view, counts, rules, seconds[view])


def report(view: str, counts: Any, rules: Any, seconds: float) -> None:
    """Print the figures of one view."""
    right, wrong = counts[view, "boilerplate taken"], counts[view, "content taken"]
    lost = counts[view, "content characters taken"] / max(1, counts[view, "content characters"])
    size = sum(counts[view, f"{one} characters"] for one in ("content", "boilerplate", "unknown"))
    print(
        f"{view}: precision {right / max(1, right + wrong):.4f} ({wrong} wrong of {right + wrong}),"
        f" recall {right / max(1, counts[view, 'boilerplate']):.3f},"
        f" content lost {lost:.4%},"
        f" unlabelled lines taken {counts[view, 'unknown taken']} of {counts[view, 'unknown']},"
        f" {size / 1e6 / seconds:.1f} million characters a second"
    )
    by_rule = sorted(((n, rule) for (one, rule), n in rules.items() if one == view), reverse=True)
    print("  " + ", ".join(f"{rule} {count}" for count, rule in by_rule))


def measure_clean(path: Path) -> None:
    """Print what goes from clean texts, and the speed on them."""
    size = seconds = taken = 0.0
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["text"]
        edits, spent = peel(text)
        size, seconds = size + len(text), seconds + spent
        for edit in edits:
            taken += edit.end - edit.start
            print(f"clean\t{edit.rule}\t{text[edit.start : edit.end]!r}")
    print(f"clean: {taken / size:.4%} of the characters go, {size / 1e6 / seconds:.1f} M chars/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("lines", type=Path)
    parser.add_argument("--show", metavar="RULE")
    parser.add_argument("--clean", type=Path)
    arguments = parser.parse_args()
    peel("warm up: the phrase book is read once")
    measure_lines(arguments.lines, arguments.show)
    if arguments.clean:
        measure_clean(arguments.clean)


if __name__ == "__main__":
    main()
