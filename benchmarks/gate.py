"""What the gate costs: 1,000 documents, a malformed suite, in a run, a million rows, ten million.

    python benchmarks/gate.py [MILLIONS ...]

Each figure is that of a whole process: seconds on the clock, peak memory in MB. The rows are
articles of about 1,000 characters as `cleaner run` writes them, repeated under ids of their own.
"""

import sys
import tempfile
from pathlib import Path

from corpus import article, write_folder
from measure import CLEANER, in_turn, measure, median

import cleaner
from cleaner.document import Document
from cleaner.io.writers import cleaner_write

BLOCK = 10_000
IMPORT = [sys.executable, "-c", "import great_expectations"]


def main() -> None:
    millions = [int(name) for name in sys.argv[1:]] or [1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = [_document(number) for number in range(1000)]
        _small(folder, documents)
        _run(folder)
        for count in millions:
            _large(folder, documents, count)


def _document(number: int) -> Document:
    return cleaner.clean(article(number, 1000), source=f"article-{number}.txt")


def _small(folder: Path, documents: list[Document]) -> None:
    output = folder / "small.jsonl"
    writer = cleaner_write(output)
    assert writer is not None
    output.write_bytes(writer.encode(documents))
    check = [CLEANER, "check", str(output), "--no-config"]
    ours, theirs = in_turn(check, IMPORT)
    print(
        f"1,000 documents: {ours.wall:.2f} s, {ours.memory:.0f} MB; "
        f"import great_expectations alone {theirs.wall:.2f} s"
    )
    broken = folder / "broken.json"
    broken.write_text('{"meta": {"table": "documents"}, "expectations": [{"type": "expect_this"}]}')
    call = [sys.executable, "-c", _EXPECT_2, *check, "--suite", str(broken)]
    print(f"malformed suite: {median([measure(call) for _ in range(5)]).wall:.2f} s")


def _run(folder: Path) -> None:
    write_folder(folder / "scrape", 1000)
    run = [CLEANER, "run", str(folder / "scrape"), "-o", str(folder / "ours.jsonl")]
    run += ["--overwrite", "--no-config", "--quiet"]
    checked, unchecked = in_turn(run, [*run, "--no-check"])
    print(
        f"run of 1,000 documents: {checked.wall:.2f} s with the gate, {unchecked.wall:.2f} s "
        f"without: {checked.wall - unchecked.wall:.2f} s more"
    )


_EXPECT_2 = (
    "import subprocess, sys; done = subprocess.run(sys.argv[1:], capture_output=True); "
    "sys.exit(done.returncode != 2)"
)


def _large(folder: Path, documents: list[Document], millions: int) -> None:
    output = folder / f"{millions}m.parquet"
    _write(output, documents, millions * 1_000_000)
    check = [CLEANER, "check", str(output), "--no-config", "--engine"]
    for engine in ("pandas", "duckdb") if millions < 5 else ("duckdb",):
        found = median([measure([*check, engine]) for _ in range(3)])
        print(f"{millions} million rows, {engine}: {found.wall:.1f} s, {found.memory:.0f} MB")


def _write(output: Path, documents: list[Document], rows: int) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = cleaner_write(output)
    assert writer is not None
    block = pa.concat_tables(
        [pa.ipc.open_stream(writer.encode(documents)).read_all()] * (BLOCK // len(documents))
    )
    with pq.ParquetWriter(output, block.schema, compression="zstd") as parquet:
        for start in range(0, rows, BLOCK * 5):
            ids = pa.array([f"article-{number:08}" for number in range(start, start + BLOCK * 5)])
            table = pa.concat_tables([block] * 5).set_column(0, block.schema.field("id"), ids)
            parquet.write_table(table)


if __name__ == "__main__":
    main()
