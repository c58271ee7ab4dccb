"""How long the command takes to start: `cleaner --help`, and one small file cleaned.

    python benchmarks/startup.py

Medians of eleven runs of the whole process, in seconds on the clock.
"""

import tempfile
from pathlib import Path

from corpus import article
from measure import CLEANER, measure, median

RUNS = 11


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "article.txt").write_text(article(1), "utf-8")
        damaged = article(1).encode().decode("latin-1")
        (folder / "damaged.txt").write_text(f"VID: A title\n\n{damaged}", "utf-8")
        commands = {
            "cleaner --help": ["--help"],
            "one clean file": _run(folder, "article.txt"),
            "one file of mojibake": _run(folder, "damaged.txt"),
        }
        for title, arguments in commands.items():
            figures = median([measure([CLEANER, *arguments]) for _ in range(RUNS)])
            print(f"{title}: {figures.wall:.3f} s, {figures.memory:.0f} MB")


def _run(folder: Path, name: str) -> list[str]:
    output = str(folder / "out.jsonl")
    return ["run", str(folder / name), "-o", output, "--overwrite", "--no-check", "--no-config"]


if __name__ == "__main__":
    main()
