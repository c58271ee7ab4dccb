"""Make all English data of plugins/cleaner_typos."""

import sys
from pathlib import Path

from scripts.english import misspellings, neighbours, words

PLUGIN = Path(__file__).resolve().parents[2] / "plugins" / "cleaner_typos"


def main(scowl: str, typos: str) -> None:
    """Write the files of data into the plugin, of the two sources that are no Python packages."""
    words.build(Path(scowl), PLUGIN / "english")
    misspellings.build(Path(scowl), Path(typos), PLUGIN / "english" / "misspellings")
    neighbours.build(Path(scowl), PLUGIN / "suspects")


if __name__ == "__main__":
    main(*sys.argv[1:])
