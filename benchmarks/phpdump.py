"""The speed of the dump finder, on texts without and with dumps and on texts made to stop it.

    python benchmarks/phpdump.py [--only speed|hostile] [--match WORDS] [--code FOLDER]

Prints MB/s of UTF-8 bytes, the best of three runs; then for each hostile text the seconds at
250 kB, 500 kB and 1 MB and the exponent of their growth (1 is linear). What takes over a second,
or a quarter of one and grows with more than the power of 1.35, is flagged; the exit code is 1.
"""

import argparse
import math
import signal
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import article  # noqa: E402

from cleaner_phpdump import find_dumps  # noqa: E402
from tests.plugins.cleaner_phpdump.hostile import HOSTILE, Maker  # noqa: E402

SIZES = (250_000, 500_000, 1_000_000)
SLOW = 1.0  # seconds at the largest size
STEEP = 1.35
MEASURABLE = 0.02  # seconds; the growth of less is noise
LIMIT = 20.0

TITLE = "Forty metres were enough for a river"
ROWS = {
    "var_dump": f"""array(3) {{
  ["id"]=>
  string(4) "1807"
  ["title"]=>
  string({len(TITLE)}) "{TITLE}"
  ["tags"]=>
  array(2) {{
    [0]=>
    string(5) "ferry"
    [1]=>
    NULL
  }}
}}
""",
    "print_r": f"""Array
(
    [id] => 1807
    [title] => {TITLE}
    [tags] => Array
        (
            [0] => ferry
            [1] =>\x20
        )

)
""",
    "var_export": f"""array (
  'id' => '1807',
  'title' => '{TITLE}',
  'tags' =>\x20
  array (
    0 => 'ferry',
    1 => NULL,
  ),
)
""",
    "serialize": (
        f'a:3:{{s:2:"id";s:4:"1807";s:5:"title";s:{len(TITLE)}:"{TITLE}";'
        's:4:"tags";a:2:{i:0;s:5:"ferry";i:1;N;}}\n'
    ),
    "xdebug_text": f"""array(3) {{
  'id' =>
  string(4) "1807"
  'title' =>
  string({len(TITLE)}) "{TITLE}"
  'tags' =>
  array(2) {{
    [0] =>
    string(5) "ferry"
    [1] =>
    NULL
  }}
}}
""",
    "xdebug_html_text": f"""array (size=3)
  'id' => string '1807' (length=4)
  'title' => string '{TITLE}' (length={len(TITLE)})
  'tags' =>\x20
    array (size=2)
      0 => string 'ferry' (length=5)
      1 => null
""",
}


class TooLongError(Exception):
    """A call was stopped."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=["speed", "hostile"])
    parser.add_argument("--match", default="", help="only the hostile texts with this in the name")
    parser.add_argument("--code", type=Path, help="a folder of source code to measure on as well")
    options = parser.parse_args()
    if options.only != "hostile":
        measure_speed(options.code)
    if options.only != "speed":
        flagged = measure_hostile(options.match)
        sys.exit(1 if flagged else 0)


def measure_speed(code: Path | None) -> None:
    """Print the speed on texts of several kinds."""
    articles = [article(seed) for seed in range(1600)]
    print(f"{'':36}{'MB':>6}{'seconds':>10}{'MB/s':>9}{'dumps':>9}")
    _speed("articles, in one piece", ["\n\n".join(articles)])
    _speed("articles, one by one", articles)
    _speed("Python's standard library", list(_sources(Path(sysconfig.get_path("stdlib")), ("py",))))
    if code is not None:
        _speed(f"code in {code.name}", list(_sources(code, ("js", "php", "rb", "c", "java"))))
    pages = [
        f"{text}\n{list(ROWS.values())[number % len(ROWS)]}" for number, text in enumerate(articles)
    ]
    _speed("articles with a dump each", pages)
    for dialect, row in ROWS.items():
        _speed(f"{dialect}, dense", [f"{row}\n" * (1_000_000 // len(row))])
    print()


def _speed(name: str, texts: Sequence[str]) -> None:
    size = sum(len(text.encode("utf-8", "surrogateescape")) for text in texts)
    best = math.inf
    for _ in range(3):
        start = time.perf_counter()
        found = sum(len(find_dumps(text)) for text in texts)
        best = min(best, time.perf_counter() - start)
    print(f"{name:36}{size / 1e6:6.1f}{best:10.3f}{size / 1e6 / best:9.1f}{found:9}")


def _sources(folder: Path, suffixes: Sequence[str], limit: int = 8_000_000) -> Iterator[str]:
    total = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix[1:] in suffixes and path.is_file() and total < limit:
            text = path.read_text("utf-8", "surrogateescape")
            total += len(text)
            yield text


def measure_hostile(match: str) -> int:
    """Print how each hostile text fares; give the number of those that are flagged."""
    print(f"{'':52}" + "".join(f"{size // 1000:>8} k" for size in SIZES) + "  exponent")
    flagged = 0
    for name, maker in HOSTILE.items():
        if match in name:
            seconds = _growth(maker)
            exponent = _exponent(seconds)
            bad = seconds[-1] > SLOW or (seconds[-1] > SLOW / 4 and exponent > STEEP)
            flagged += bad
            figures = "".join(f"{value:10.3f}" for value in seconds).ljust(30)
            mark = "  <-- " + ("slow" if seconds[-1] > SLOW else "steep") if bad else ""
            print(f"{name:52}{figures}{exponent:10.2f}{mark}")
    print(f"{flagged} flagged")
    return flagged


def _growth(maker: Maker) -> list[float]:
    """Give the seconds at each size, up to the first that takes too long."""
    seconds: list[float] = []
    for size in SIZES:
        seconds.append(_seconds(maker(size)))
        if seconds[-1] > LIMIT / 4:
            break
    if _exponent(seconds) > STEEP:  # another program may have been in the way
        again = [_seconds(maker(size)) for size in SIZES[: len(seconds)]]
        seconds = [min(pair) for pair in zip(seconds, again, strict=True)]
    return seconds


def _exponent(seconds: Sequence[float]) -> float:
    if len(seconds) < 2 or seconds[-1] < MEASURABLE:
        return math.inf if seconds[-1] > LIMIT / 4 else 0.0
    return math.log(seconds[-1] / seconds[0]) / math.log(SIZES[len(seconds) - 1] / SIZES[0])


def _seconds(text: str) -> float:
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    start = time.perf_counter()
    try:
        find_dumps(text)
    except TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.perf_counter() - start


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


if __name__ == "__main__":
    main()
