"""Typo repair on words, on sentences with gold, on injected damage and on clean texts.

    python benchmarks/typos.py TYPOS.jsonl [--clean CLEAN.jsonl] [--show KIND]

Rows of the first file are, by `kind`: "word" (`bad`, `good`, `src`), set into a sentence;
"context" (`text`, `gold`: start, end, written, meant, "nonword" or "real"); "scrape" (`bad`,
`good`, `src`: the damage), cleaned by all stages. It prints the recall of words by source, the
precision and recall of edits in context, and by kind of damage the shares that came out right and
wrong. A row of the clean file has `text`, `kind` and `ok` (pairs that may change): it prints the
other edits of the stage for 10,000 words. `--show` prints what was wrong: "word", "context",
"clean", or a damage by its name. Last come the speed of the stage on the clean texts in English, and the time that the dictionary
takes to load.
"""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import cleaner
from cleaner import Document, Edit

CARRIER = "They said that the {} was not what they had been told about it before."
ALONE = {"pipeline": {"stages": ["typos"]}}
Row = dict[str, Any]


def typos(text: str) -> list[Edit]:
    """Give the edits of the stage on a text as it is."""
    return cleaner.clean(text, media_type="text/plain", config=ALONE).edits


def read(path: Path) -> dict[str, list[Row]]:
    """Give the rows of a file by their kind."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows[row["kind"]].append(row)
    return rows


def measure_words(rows: list[Row], show: str) -> None:
    """Print by source which share of misspelt words was corrected, and how many wrongly."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total = Counter(row["src"] for row in rows)
    for row in rows:
        edits = typos(CARRIER.format(row["bad"]))
        given = [edit.after for edit in edits]
        if given == [row["good"]]:
            right[row["src"]] += 1
        elif given:
            wrong[row["src"]] += 1
        if show == "word" and given != [row["good"]]:
            print(f"  {row['src']}: {row['bad']} -> {row['good']}, given {given}")
    for source, count in total.items():
        share = right[source] / count
        precision = right[source] / max(1, right[source] + wrong[source])
        print(f"word {source}: recall {share:.3f}, precision {precision:.3f} of {count}")


def measure_context(rows: list[Row], show: str) -> None:
    """Print the precision of edits in context, and which share of the misspellings they reach."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    gold = 0
    for row in rows:
        meant = {(start, end): to for start, end, _, to, _ in row["gold"]}
        gold += sum(kind == "nonword" for *_, kind in row["gold"])
        for edit in typos(row["text"]):
            overlapping = [to for (a, b), to in meant.items() if a < edit.end and edit.start < b]
            good = meant.get((edit.start, edit.end)) == edit.after or (
                edit.rule != "misspelling" and bool(overlapping)
            )
            (right if good else wrong)[edit.rule] += 1
            if show == "context" and not good:
                around = row["text"][max(0, edit.start - 40) : edit.end + 40]
                print(f"  {edit.rule}: {edit.before!r} -> {edit.after!r} in {around!r}")
    for rule in sorted(right | wrong):
        share = right[rule] / (right[rule] + wrong[rule])
        print(f"context {rule}: precision {share:.3f} of {right[rule] + wrong[rule]}")
    print(f"context: {right['misspelling'] / max(1, gold):.3f} of {gold} misspellings corrected")


def measure_scrape(rows: list[Row], show: str) -> None:
    """Print by kind of damage which share came out as it was before, and which otherwise."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for row in rows:
        text = cleaner.clean(row["bad"], media_type="text/plain").text
        if text == row["good"]:
            right[row["src"]] += 1
        elif text != row["bad"]:
            wrong[row["src"]] += 1
        if show == row["src"] and text != row["good"]:
            print(f"  {row['bad']!r}\n    {text!r}\n    {row['good']!r}")
    for source, count in Counter(row["src"] for row in rows).items():
        shares = f"right {right[source] / count:.3f}, wrong {wrong[source] / count:.3f}"
        print(f"scrape {source}: {shares} of {count}")


def measure_clean(kinds: dict[str, list[Row]], show: str) -> None:
    """Print by kind of text how many edits there were that should not have been."""
    for kind, rows in kinds.items():
        words = 0
        false: Counter[str] = Counter()
        for row in rows:
            words += len(row["text"].split())
            allowed = [tuple(pair) for pair in row["ok"]]
            for edit in typos(row["text"]):
                if (edit.before, edit.after) in allowed:
                    continue
                false[edit.rule] += 1
                if show == "clean":
                    around = row["text"][max(0, edit.start - 40) : edit.end + 40]
                    print(f"  {edit.rule}: {edit.before!r} -> {edit.after!r} in {around!r}")
        rate = sum(false.values()) * 10_000 / words
        print(f"clean {kind}: {rate:.3f} in 10,000 words of {words}: {dict(false)}")


def measure_speed(texts: list[str]) -> None:
    """Print how fast the stage is, once everything is loaded."""
    from cleaner_typos.options import TyposOptions
    from cleaner_typos.stage import typos as stage

    documents = [Document("", "", text=text) for text in texts]
    options = TyposOptions()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    best = 0.0
    for _ in range(5):
        start = time.perf_counter()
        for document in documents:
            list(stage(document, options))
        best = max(best, megabytes / (time.perf_counter() - start))
    print(f"speed: {best:.1f} MB/s on {megabytes:.1f} MB")


LOADING = """
import time
from cleaner import Document
from cleaner_typos import dictionaries, stage
start = time.perf_counter()
dictionaries.english()
print(time.perf_counter() - start)
"""


def measure_loading() -> None:
    """Print how long the dictionary takes to load, the least of several processes."""
    command = [sys.executable, "-c", LOADING]
    seconds = [
        float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(7)
    ]
    print(f"loading the dictionary: {min(seconds) * 1000:.0f} ms")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("typos", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    kinds = read(options.typos)
    measure_words(kinds["word"], options.show)
    measure_context(kinds["context"], options.show)
    measure_scrape(kinds["scrape"], options.show)
    if options.clean:
        clean = read(options.clean)
        measure_clean(clean, options.show)
        english = [row["text"] for row in clean["news-en"] + clean["page-en"]]
        measure_speed(english)
    measure_loading()


if __name__ == "__main__":
    main()
