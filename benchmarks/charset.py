"""How often bytes become the right text, and how fast, against plain chardet.

    python benchmarks/charset.py SET.jsonl [--misses] [--speed] [--pages PAGES.jsonl.xz]

Each line of SET has `b64` (the bytes), `py` (the Python codec that gives the truth), `codec`,
`var`, `size` and `lang`. Right is the same text, whatever the encoding is called. Of UTF-8 that is
cut off the truth lacks the cut character, and a stray byte in UTF-8 may be U+FFFD or what it is in
windows-1252. Plain chardet is `data.decode(chardet.detect(data)["encoding"])`.

`--pages` names real pages, one JSON object a line with the bytes in `b64`.
"""

import argparse
import base64
import codecs
import json
import lzma
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import chardet

from cleaner_encoding.decoding import decode_bytes

_HOSTILE = {
    "one high byte repeated": b"\xff",
    "open meta tags": b"<meta charset ",
    "lone UTF-8 leads": b"\xc3a",
    "cut UTF-8": b"\xe2\x82",
    "half a surrogate": b"\xed\xa0\xbd",
    "escapes": b"\x1b$B",
    "HZ": b"~{",
    "NULs": b"\0\0a",
    "open tags in Latin 1": b"<\xe9",
    "every byte": bytes(range(256)),
    "windows-1252 words": b"d\xe9j\xe0 vu ",
    "double bytes": b"\x82\xa0\x81",
}
_SIZES = (250_000, 500_000, 1_000_000)


class Row(NamedTuple):
    """One line of the set."""

    fields: dict[str, Any]
    data: bytes

    @property
    def truths(self) -> set[str]:
        """The texts that count as right."""
        codec = self.fields["py"]
        handlers = _HANDLERS.get(self.fields["codec"], ("strict",))
        readings = {self.data.decode(codec, errors) for errors in handlers}
        return {text.removeprefix("\ufeff") for text in readings}

    @property
    def variant(self) -> str:
        """What is counted together."""
        kind = self.fields["codec"]
        return kind if kind.startswith("utf-8-") else str(self.fields["var"])


_HANDLERS = {"utf-8-cut": ("cut",), "utf-8-dirty": ("stray", "replace")}


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    read = error.object[error.start : error.end].decode("cp1252", "replace")
    return read, error.end


def _cut(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "", error.end


codecs.register_error("stray", _stray)
codecs.register_error("cut", _cut)


def read_set(path: str) -> list[Row]:
    """Read a set."""
    with Path(path).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Row(row, base64.b64decode(row.pop("b64"))) for row in rows]


def ours(data: bytes) -> str:
    """Decode as the plugin does."""
    return decode_bytes(data).text


def plain(data: bytes) -> str:
    """Decode by what chardet says of all the bytes."""
    found = chardet.detect(data)["encoding"] or "utf-8"
    return data.decode(found, "replace").removeprefix("\ufeff")


def accuracy(rows: Sequence[Row], *, misses: bool) -> None:
    """Print how many rows are right, by variant and in all."""
    total: Counter[str] = Counter()
    right: dict[str, Counter[str]] = {"cleaner": Counter(), "chardet": Counter()}
    missed: list[str] = []
    for row in rows:
        truths = row.truths
        total[row.variant] += 1
        for name, decode in (("cleaner", ours), ("chardet", plain)):
            right[name][row.variant] += decode(row.data) in truths
        decoded = decode_bytes(row.data)
        if decoded.text not in truths:
            missed.append(_miss(row, decoded))
    print(f"{'variant':<16}{'rows':>6}{'cleaner':>9}{'chardet':>9}")
    for variant, count in sorted(total.items()):
        _line(variant, count, right["cleaner"][variant], right["chardet"][variant])
    _line("all", total.total(), right["cleaner"].total(), right["chardet"].total())
    if misses:
        print(*missed, sep="\n")


def _line(name: str, count: int, mine: int, theirs: int) -> None:
    print(f"{name:<16}{count:>6}{mine / count:>9.4f}{theirs / count:>9.4f}")


def _miss(row: Row, decoded: Any) -> str:
    fields, encoding = row.fields, decoded.encoding
    pairs = zip(decoded.text, min(row.truths), strict=False)
    wrong = Counter(f"{truth}→{got}" for got, truth in pairs if got != truth)
    some = " ".join(pair for pair, _ in wrong.most_common(8))
    told = f"{fields['lang']} {fields['codec']} {fields['var']} {fields['size']}"
    said = f"declared {fields.get('decl')}, got {encoding.name} ({encoding.evidence})"
    return f"{fields['id']:>6} {told}: {said}: {some}"


def speed(name: str, pages: Sequence[bytes], runs: int = 5) -> None:
    """Print MB/s of decoding pages, the two in turn; medians."""
    size = sum(map(len, pages)) / 1e6
    seconds: dict[str, list[float]] = {"cleaner": [], "chardet": []}
    for _ in range(runs):
        for who, decode in (("cleaner", ours), ("chardet", plain)):
            seconds[who].append(_clock(decode, pages))
    mine, theirs = (size / statistics.median(seconds[who]) for who in ("cleaner", "chardet"))
    print(
        f"{name:<28}{len(pages):>6} pages {size:>7.2f} MB: cleaner {mine:8.1f} MB/s, "
        f"chardet {theirs:8.1f} MB/s, {mine / theirs:.2f} times"
    )


def _clock(decode: Callable[[bytes], str], pages: Iterable[bytes]) -> float:
    start = time.perf_counter()
    for page in pages:
        decode(page)
    return time.perf_counter() - start


def real_pages(path: str) -> list[bytes]:
    """Read pages as they came."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [base64.b64decode(json.loads(line)["b64"]) for line in lines]


def hostile() -> None:
    """Print seconds for patterns of bytes that should not cost more than their length."""
    for name, pattern in _HOSTILE.items():
        times = [_clock(ours, [(pattern * (size // len(pattern) + 1))[:size]]) for size in _SIZES]
        print(f"{name:<28}" + "".join(f"{seconds:9.3f} s" for seconds in times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("set")
    parser.add_argument("--misses", action="store_true", help="list the rows that came out wrong")
    parser.add_argument("--speed", action="store_true", help="measure speed too")
    parser.add_argument("--pages", help="real pages to measure speed on")
    arguments = parser.parse_args()
    rows = read_set(arguments.set)
    accuracy(rows, misses=arguments.misses)
    if arguments.speed or arguments.pages:
        html = [row for row in rows if b"<html" in row.data[:200]]
        legacy = [row.data for row in html if row.fields["py"] != "utf-8"]
        speed("legacy pages of the set", legacy)
        speed("all pages of the set", [row.data for row in html])
        if arguments.pages:
            speed("real pages", real_pages(arguments.pages))
        print(f"{'hostile bytes':<28}" + "".join(f"{size:>9,} B" for size in _SIZES))
        hostile()


if __name__ == "__main__":
    main()
