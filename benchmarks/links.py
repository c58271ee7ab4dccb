"""Asking for 10,000 links of a local server, on one core: links a second, and memory.

    python benchmarks/links.py [--others FOLDER]

The server runs on another core. One link in ten leads nowhere, one in twenty by three redirects,
one in twenty to an HTML page that calls itself a picture. Prints links a second of the process
`cleaner links`, by both methods, and its peak memory for 10,000 and for 40,000 links. With
`--others` the same links go through linkinator, and 500 of them through linkchecker with ten
threads (more make it slower). Both have to be in FOLDER:

    python -m venv FOLDER
    FOLDER/bin/pip install linkchecker
    npm --prefix FOLDER install linkinator

They look at status alone, so they find the links that lead nowhere and not the pages.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1]))
from measure import CLEANER, Measured, measure

from cleaner import Document, MediaLink
from tests.plugins.cleaner_media.probing.server import behaving_server

LINKS = 10_000
HOSTS = 16
PATHS = (
    *["/ok/a.jpg"] * 16,
    *["/status/404.jpg"] * 2,
    "/redirect/chain/3",
    "/soft/html-as.jpg",
)


def serve(core: int, told: Any, stop: Event) -> None:
    """Run the server of the tests until it is told to stop; it listens on all of HOSTS names."""
    os.sched_setaffinity(0, {core})
    with behaving_server("0.0.0.0") as server:
        told.put(server.ports["plain"])
        stop.wait()


def link(number: int, port: int) -> str:
    """Give one of many distinct links, of 16 hosts in turn."""
    host = f"127.0.0.{2 + number % HOSTS}"
    return f"http://{host}:{port}{PATHS[number // HOSTS % len(PATHS)]}?{number}"


def output(path: Path, count: int, port: int) -> Path:
    """Write an output of cleaner with so many links, ten a document.

    Line by line: the memory of this process would count as that of the measured one.
    """
    with path.open("wb") as stream:
        for start in range(0, count, 10):
            urls = [link(number, port) for number in range(start, start + 10)]
            media = [MediaLink(url, url, "image", origin="html:img") for url in urls]
            row = Document(id=f"d{start}", source="s", text="It rained. " * 100, media=media)
            stream.write(msgspec.json.encode(row) + b"\n")
    return path


def on_one_core(command: Sequence[str]) -> Measured:
    return measure(["taskset", "-c", "0", *command])


def say(name: str, count: int, one: Measured) -> None:
    print(f"{name:34} {count / one.wall:8,.0f} links/s  {one.wall:6.1f} s  {one.memory:5.0f} MB")


def ours(folder: Path, port: int) -> None:
    for count, method in ((LINKS, "head"), (LINKS, "get"), (4 * LINKS, "get")):
        out = output(folder / f"{count}.jsonl", count, port)
        command = [CLEANER, "links", str(out), "--allow-private", "--max-age", "0", "-q"]
        one = on_one_core([*command, "--method", method])
        say(f"cleaner links, {count:,}, {method}", count, one)
    found = subprocess.run(
        [CLEANER, "links", str(folder / f"{LINKS}.jsonl"), "--allow-private", "--json", "-q"],
        check=True, capture_output=True,
    )  # fmt: skip
    print("  found:", " ".join(found.stdout.decode().split()))


def others(folder: Path, port: int, tools: Path) -> None:
    folder.chmod(0o755)  # linkchecker gives up the rights of root
    rules = folder / "linkcheckerrc"
    rules.write_text("[checking]\nmaxrequestspersecond=100000\n")
    checker = [
        str(tools / "bin" / "linkchecker"), "-f", str(rules), "-t", "10", "--check-extern",
        "--no-status", "-r", "1",
    ]  # fmt: skip
    inator = [
        str(tools / "node_modules" / ".bin" / "linkinator"), "--concurrency", "64", "--silent",
    ]  # fmt: skip
    for name, count, command in (("linkchecker", 500, checker), ("linkinator", LINKS, inator)):
        page = folder / f"{name}.html"
        items = "".join(f'<a href="{link(one, port)}">x</a>\n' for one in range(count))
        page.write_text(f"<!doctype html><title>links</title>{items}")
        start = time.perf_counter()
        done = subprocess.run(
            ["taskset", "-c", "0", *command, str(page)], capture_output=True, text=True,
            check=False, cwd=folder, timeout=1200,
        )  # fmt: skip
        wall = time.perf_counter() - start
        said = (done.stdout + done.stderr).strip().splitlines() or ["nothing"]
        print(f"{name}, {count:,}".ljust(34), f"{count / wall:8,.0f} links/s  {wall:6.1f} s")
        print("  said:", next((one for one in said if "broken" in one or "it." in one), "?")[:100])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--others", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    told, stop = context.Queue(), context.Event()
    server = context.Process(target=serve, args=(os.cpu_count() - 1, told, stop))
    server.start()
    try:
        port = told.get(timeout=20)
        with tempfile.TemporaryDirectory() as folder:
            ours(Path(folder), port)
            if arguments.others:
                others(Path(folder), port, arguments.others)
    finally:
        stop.set()
        server.join()


if __name__ == "__main__":
    main()
