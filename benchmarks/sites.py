"""What `--site-boilerplate` costs: time and peak memory over 10,000 and over 100,000 pages.

    python benchmarks/sites.py

Pages are texts with a head, a foot and some sentences of their own, on a hundred sites. Prints the
peak of the largest process, for one worker and for two.
"""

import json
import random
import tempfile
from pathlib import Path

from measure import CLEANER, measure

_SITES = 100
_WORDS = (
    "river council bridge school vote plan money water street team minister report train winter "
    "market farmer garden letter doctor summer station paper engine harbour window teacher"
).split()


def write_pages(path: Path, count: int) -> None:
    """Write so many pages as JSON Lines, the same each time."""
    chance = random.Random(0)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            site = number % _SITES
            head = [f"{word} {site}" for word in ("Home", "News", "Sport", "Sign in", "Weather")]
            foot = [f"{word} {site}" for word in ("Most read", "Contact", "Terms", "About us")]
            story = [" ".join(chance.choices(_WORDS, k=14)).capitalize() + "." for _ in range(8)]
            row = {
                "id": f"n{number}",
                "url": f"https://site{site}.example/{number}",
                "text": "\n".join([*head, *story, *foot]),
            }
            stream.write(json.dumps(row) + "\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (10_000, 100_000):
            pages = folder / f"{count}.jsonl"
            write_pages(pages, count)
            for workers in (1, 2):
                for option in ((), ("--site-boilerplate",)):
                    figures = measure(
                        [
                            CLEANER, "run", str(pages), "-o", str(folder / "out.jsonl.zst"),
                            "--overwrite", "--no-check", "--no-config", "--workers", str(workers),
                            *option,
                        ]
                    )  # fmt: skip
                    print(
                        f"{count:,} pages, workers {workers}, {' '.join(option) or 'as they are'}: "
                        f"{figures.wall:.1f} s, {figures.memory:.0f} MB"
                    )


if __name__ == "__main__":
    main()
