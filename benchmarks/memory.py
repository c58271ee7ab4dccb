"""Peak memory over 10,000 and over 100,000 documents.

    python benchmarks/memory.py

Prints the peak of the largest process, for one worker and for two.
"""

import tempfile
from pathlib import Path

from corpus import write_rows
from measure import CLEANER, measure


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (10_000, 100_000):
            rows = folder / f"{count}.jsonl"
            write_rows(rows, count)
            for workers in (1, 2):
                figures = measure(
                    [
                        CLEANER, "run", str(rows), "-o", str(folder / "out.jsonl.zst"),
                        "--overwrite", "--no-check", "--no-config", "--workers", str(workers),
                    ]
                )  # fmt: skip
                print(
                    f"{count:,} documents, workers {workers}: {figures.memory:.0f} MB, "
                    f"{figures.wall:.1f} s"
                )


if __name__ == "__main__":
    main()
