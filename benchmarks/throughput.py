"""Clean English text through the whole default pipeline, against the plain script, on one core.

    python benchmarks/throughput.py [FILES]

Prints for curly and for ASCII text: MB/s of each (CPU time of the whole process, start-up taken
off by a run over one file), and the ratio. Medians of five runs in turn.
"""

import sys
import tempfile
from pathlib import Path

from corpus import write_folder
from measure import CLEANER, in_turn

SCRIPT = str(Path(__file__).with_name("plain_script.py"))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("curly", "ascii"):
            size = write_folder(folder / kind, count, ascii_only=kind == "ascii")
            write_folder(folder / "one" / kind, 1, ascii_only=kind == "ascii")
            ours, theirs = in_turn(*_commands(folder / kind, folder))
            ours_start, theirs_start = in_turn(*_commands(folder / "one" / kind, folder))
            our_speed = size / 1e6 / (ours.cpu - ours_start.cpu)
            their_speed = size / 1e6 / (theirs.cpu - theirs_start.cpu)
            print(
                f"{kind}: {size / 1e6:.0f} MB in {count:,} files: cleaner {our_speed:.1f} MB/s, "
                f"plain script {their_speed:.1f} MB/s: {our_speed / their_speed:.1f} times "
                f"(whole process: {theirs.cpu / ours.cpu:.1f} times)"
            )


def _commands(inputs: Path, folder: Path) -> tuple[list[str], list[str]]:
    ours = [
        CLEANER, "run", str(inputs), "-o", str(folder / "ours.jsonl"), "--overwrite",
        "--no-check", "--no-config", "--workers", "1", "--quiet",
    ]  # fmt: skip
    return ours, [sys.executable, SCRIPT, str(inputs), str(folder / "theirs.jsonl")]


if __name__ == "__main__":
    main()
