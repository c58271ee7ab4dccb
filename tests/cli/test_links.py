"""`cleaner links` and `cleaner run --probe`, against a real server."""

import json
import os
import pty
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner.rows import read_documents
from tests.cli.conftest import COMMAND, Run, account, rows
from tests.plugins.cleaner_media.probing.server import Server, behaving_server

pytestmark = pytest.mark.once

HOST = "127.0.0.1"


@pytest.fixture
def server() -> Iterator[Server]:
    with behaving_server(HOST) as running:
        yield running


def pages(path: Path, server: Server, *documents: list[str]) -> Path:
    """Write pages with pictures at these paths of the server."""
    lines = []
    for number, pictures in enumerate(documents):
        images = "".join(f'<img src="{server.url(one)}">' for one in pictures)
        text = "<p>It rained all day long in Oslo, and nobody was surprised by that.</p>" * 3
        page = f"<html><body><article><h1>Rain</h1>{text}{images}</article></body></html>"
        lines.append(json.dumps({"id": f"p{number}", "html": page}) + "\n")
    path.write_text("".join(lines))
    return path


PICTURES = (["/ok/a.jpg", "/status/404.jpg", "/soft/html-as.jpg"], ["/ok/a.jpg", "/ok/a.png"])
ALLOW = ("--allow-network", HOST)


@pytest.fixture
def output(run: Run, server: Server, tmp_path: Path) -> Path:
    source = pages(tmp_path / "pages.jsonl", server, *PICTURES)
    done = run("run", source, "-o", "out.jsonl", "--no-check", "--quiet")
    assert (done.returncode, done.stderr) == (0, "")
    assert server.requests == []
    return tmp_path / "out.jsonl"


def media(path: Path) -> list[tuple[str, list[str], int | None]]:
    return [
        (link["status"], link["problems"], link["http_status"])
        for row in rows(path)
        for link in row["media"]
    ]


PROBED = [
    ("ok", [], 206),
    ("broken", ["not-found"], 404),
    ("broken", ["not-media"], 206),
    ("ok", [], 206),
    ("ok", [], 206),
]


def test_answers_are_written_in(run: Run, server: Server, output: Path) -> None:
    before = rows(output)
    done = run("links", output, *ALLOW)
    assert (done.returncode, done.stdout) == (0, "")
    assert "5, " not in done.stderr
    assert "4 distinct, 4 asked for" in done.stderr
    assert "1 not-found, 1 not-media" in done.stderr
    assert media(output) == PROBED
    assert Counter(one.path for one in server.requests) == dict.fromkeys(
        {path for page in PICTURES for path in page}, 1
    )
    for row, old in zip(rows(output), before, strict=True):
        assert row | {"media": []} == old | {"media": []}
    told = account(output.with_name("out.run.json"))
    assert told["media"] == {"broken": 2, "ok": 3}
    assert (told["probe"]["links"], told["probe"]["asked"]) == (5, 4)
    assert told["verdict"] is None
    checked = run("check", output, "--suite", "media-alive")
    assert checked.returncode == 1
    assert "98 of 100 pictures are alive: 2 of 5 links" in checked.stdout


def test_asking_again(run: Run, server: Server, output: Path) -> None:
    run("links", output, *ALLOW)
    server.received.clear()
    done = run("links", output, *ALLOW)
    assert "4 distinct, 0 asked for, 4 known from before" in done.stderr
    assert server.requests == []
    assert media(output) == PROBED
    run("links", output, *ALLOW, "--max-age", 0)
    assert len(server.requests) == 4
    assert media(output) == PROBED


def test_private_addresses_are_refused(run: Run, server: Server, output: Path) -> None:
    done = run("links", output)
    assert done.returncode == 0
    assert "5, 5 of them not to be asked for" in done.stderr
    assert server.requests == []
    assert {one[0] for one in media(output)} == {"unsafe"}


def test_dry_run(run: Run, server: Server, output: Path) -> None:
    before = output.read_bytes()
    done = run("links", output, *ALLOW, "--dry-run")
    assert done.returncode == 0
    assert "4 distinct, 0 known from before, 4 to ask for" in done.stdout
    assert f"4 of {HOST}:" in done.stdout
    assert server.requests == []
    assert output.read_bytes() == before
    assert not output.with_name("out.links.sqlite").exists()


def test_another_file_and_format(run: Run, server: Server, output: Path) -> None:
    before = output.read_bytes()
    done = run("links", output, *ALLOW, "-o", "alive.parquet", "--json", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["media"] == {"broken": 2, "ok": 3}
    assert output.read_bytes() == before
    probed = read_documents(output.with_name("alive.parquet"))
    found = [(link.status, link.problems, link.http_status) for one in probed for link in one.media]
    assert found == PROBED
    assert account(output.with_name("alive.run.json"))["media"] == {"broken": 2, "ok": 3}
    again = run("links", output, *ALLOW, "-o", "alive.parquet")
    assert again.returncode == 2
    assert "alive.parquet exists already" in again.stderr
    assert run("links", output, *ALLOW, "-o", "alive.parquet", "--overwrite").returncode == 0


def test_run_with_probe(run: Run, server: Server, tmp_path: Path) -> None:
    source = pages(tmp_path / "pages.jsonl", server, *PICTURES)
    done = run(
        "run", source, "-o", "out.jsonl", "--probe", "--allow-private", "--suite", "media-alive"
    )
    assert done.returncode == 1
    assert "4 distinct, 4 asked for" in done.stderr
    assert "98 of 100 pictures are alive: 2 of 5 links" in done.stderr
    assert media(tmp_path / "out.jsonl") == PROBED
    told = account(tmp_path / "out.run.json")
    assert told["probe"]["asked"] == 4
    assert told["media"] == {"broken": 2, "ok": 3}
    assert told["verdict"]["passed"] is False


def test_run_with_probe_of_the_configuration(run: Run, server: Server, tmp_path: Path) -> None:
    (tmp_path / "cleaner.toml").write_text(
        f'[run]\nprobe = true\n[probe]\nallow_networks = ["{HOST}"]\ncache = "ours.sqlite"\n'
    )
    source = pages(tmp_path / "pages.jsonl", server, *PICTURES)
    assert run("run", source, "-o", "out.jsonl", "--no-check").returncode == 0
    assert media(tmp_path / "out.jsonl") == PROBED
    assert (tmp_path / "ours.sqlite").exists()
    server.received.clear()
    assert run("run", source, "-o", "b.jsonl", "--no-check", "--no-probe").returncode == 0
    assert server.requests == []


def test_run_alone_touches_no_network(run: Run, tmp_path: Path, server: Server) -> None:
    """Every way to a socket is a failure in this process and its workers."""
    source = pages(tmp_path / "pages.jsonl", server, *PICTURES)
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "def refused(*_):\n"
        "    raise AssertionError('the network was touched')\n"
        "socket.getaddrinfo = refused\n"
        "class Closed(socket.socket):\n"
        "    def connect(self, address):\n"
        "        if self.family != socket.AF_UNIX:\n"
        "            refused()\n"
        "        super().connect(address)\n"
        "    connect_ex = connect\n"
        "socket.socket = Closed\n"
    )
    env = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = run("run", source, "-o", "out.jsonl", env=env)
    assert done.returncode == 0
    assert server.connections == 0
    # and the trap works
    assert run("links", "out.jsonl", *ALLOW, "--retries", 0, env=env).returncode == 0
    assert {one[0] for one in media(tmp_path / "out.jsonl")} == {"broken"}
    assert server.connections == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "stopped"])
def test_interrupted_and_resumed(
    run: Run, tmp_path: Path, server: Server, number: signal.Signals
) -> None:
    quick = [f"/ok/a.jpg?{one}" for one in range(30)]
    source = pages(tmp_path / "pages.jsonl", server, quick, ["/slow/silent.jpg"])
    assert run("run", source, "-o", "out.jsonl", "--no-check").returncode == 0
    before = (tmp_path / "out.jsonl").read_bytes()
    process = subprocess.Popen(
        [COMMAND, "links", "out.jsonl", *ALLOW, "--timeout", "60"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while len(server.requests) < 31 and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130, errors
    assert "30 of 31 addresses were asked for" in errors
    assert "out.jsonl is as it was" in errors
    assert "cleaner links out.jsonl --resume" in errors
    assert "Traceback" not in errors
    assert (tmp_path / "out.jsonl").read_bytes() == before
    server.received.clear()
    done = run("links", "out.jsonl", *ALLOW, "--resume", "--timeout", "0.5", "--retries", 0)
    assert done.returncode == 0
    assert [one.path for one in server.requests] == ["/slow/silent.jpg"]
    assert Counter(one[0] for one in media(tmp_path / "out.jsonl")) == {"ok": 30, "broken": 1}
    again = run("links", "out.jsonl", *ALLOW, "--resume")
    assert again.returncode == 2
    assert "no probe of out.jsonl was interrupted" in again.stderr


def test_killed_and_resumed(run: Run, tmp_path: Path, server: Server) -> None:
    """What was written before the kill is not asked for again, and OUT is whole."""
    quick = [f"/ok/a.jpg?{one}" for one in range(700)]
    source = pages(tmp_path / "pages.jsonl", server, quick, ["/slow/silent.jpg"])
    assert run("run", source, "-o", "out.jsonl", "--no-check").returncode == 0
    before = (tmp_path / "out.jsonl").read_bytes()
    process = subprocess.Popen(
        [COMMAND, "links", "out.jsonl", *ALLOW, "--timeout", "60", "-q"], cwd=tmp_path
    )
    deadline = time.monotonic() + 30
    while len(server.requests) < 701 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait(10)
    assert (tmp_path / "out.jsonl").read_bytes() == before
    server.received.clear()
    resume = ("--resume", "--timeout", "0.5", "--retries", 0)
    assert run("links", "out.jsonl", *ALLOW, *resume).returncode == 0
    assert 1 <= len(server.requests) <= 201
    assert Counter(one[0] for one in media(tmp_path / "out.jsonl")) == {"ok": 700, "broken": 1}


def test_a_full_disk_is_told_in_a_sentence(run: Run, tmp_path: Path, server: Server) -> None:
    """The answers go into a file that has no room left; OUT is as it was."""
    names = [f"/ok/a.jpg?{'long' * 100}{one}" for one in range(600)]
    source = pages(tmp_path / "pages.jsonl", server, names)
    assert run("run", source, "-o", "out.jsonl", "--no-check").returncode == 0
    before = (tmp_path / "out.jsonl").read_bytes()
    limited = f"ulimit -f 500; exec {COMMAND} links out.jsonl {' '.join(ALLOW)} -q"
    done = subprocess.run(
        ["bash", "-c", limited], cwd=tmp_path, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "out.links.sqlite, the file of answers, can't be used" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == before


def test_a_probe_in_a_run_that_is_interrupted(run: Run, tmp_path: Path, server: Server) -> None:
    source = pages(tmp_path / "pages.jsonl", server, ["/ok/a.jpg", "/slow/silent.jpg"])
    process = subprocess.Popen(
        [COMMAND, "run", source, "-o", "out.jsonl", "--probe", "--allow-private"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(server.requests) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130, errors
    assert "1 of 2 addresses were asked for" in errors
    # the run itself is done
    assert len(rows(tmp_path / "out.jsonl")) == 1
    assert account(tmp_path / "out.run.json")["probe"] is None
    done = run("links", "out.jsonl", *ALLOW, "--resume", "--timeout", "0.5", "--retries", 0)
    assert done.returncode == 0
    assert [one[0] for one in media(tmp_path / "out.jsonl")] == ["ok", "broken"]


WRONG: list[tuple[str, list[str], str]] = [
    ("no file", ["nowhere.jsonl"], "there is no file nowhere.jsonl"),
    ("another name", ["cleaner.toml"], "cleaner.toml is no output of cleaner"),
    ("no output", ["rows.jsonl"], "rows.jsonl, row 1 is not an output row"),
    ("no network", ["out.jsonl", "--allow-network", "office"], "office"),
    ("no number", ["out.jsonl", "--per-host", "0"], "--per-host"),
    ("no time", ["out.jsonl", "--timeout", "0"], "--timeout"),
    ("no number of seconds", ["out.jsonl", "--delay", "nan"], "'nan' is no number"),
    ("no number of hours", ["out.jsonl", "--max-age", "NaN"], "'NaN' is no number"),
    ("a cache that is OUT", ["out.jsonl", "--cache", "out.jsonl"], "keep the answers elsewhere"),
    ("a name that can't be sent", ["out.jsonl", "--user-agent", "é\n"], "can't be sent"),
    ("no probe to resume", ["out.jsonl", "--resume"], "no probe of out.jsonl was interrupted"),
    ("no folder", ["out.jsonl", "-o", "no/where.jsonl"], "the folder no does not exist"),
    ("no format", ["out.jsonl", "-o", "new.csv"], "the format of new.csv is not known"),
    ("a cache that is none", ["out.jsonl", "--cache", "rows.jsonl"], "rows.jsonl, the file of"),
]


@pytest.mark.parametrize(
    ("arguments", "told"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG]
)
def test_a_wrong_call(run: Run, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "cleaner.toml").write_text("")
    (tmp_path / "rows.jsonl").write_text('{"a": 1}\n' * 200)
    (tmp_path / "t.txt").write_text("![x](http://127.0.0.1:9/a.jpg)")
    assert run("run", "t.txt", "-o", "out.jsonl", "--no-check", "-q").returncode == 0
    before = sorted(tmp_path.iterdir())
    done = run("links", *arguments)
    assert done.returncode == 2, done.stderr
    assert told in done.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_stdout_can_not_be_probed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("Rain.")
    done = run("run", "t.txt", "--probe")
    assert done.returncode == 2
    assert "--probe needs an output file" in done.stderr


def test_no_links_at_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("It rained.")
    run("run", "t.txt", "-o", "out.jsonl.gz", "--no-check")
    done = run("links", "out.jsonl.gz")
    assert done.returncode == 0
    assert "0 distinct, 0 asked for" in done.stderr
    assert run("check", "out.jsonl.gz", "--suite", "media-alive").returncode == 0


def test_the_bar_of_a_terminal(run: Run, server: Server, tmp_path: Path) -> None:
    quick = [f"/ok/a.jpg?{one}" for one in range(40)]
    source = pages(
        tmp_path / "pages.jsonl", server, [*quick, "/status/404.jpg", "/slow/little.jpg"]
    )
    run("run", source, "-o", "out.jsonl", "--no-check", "-q")
    ours, theirs = pty.openpty()
    drawn = bytearray()

    def read() -> None:
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:
                return
            drawn.extend(part)

    reader = threading.Thread(target=read)
    reader.start()
    env = os.environ | {"TERM": "xterm", "COLUMNS": "120"}
    done: Any = subprocess.run(
        [COMMAND, "links", "out.jsonl", *ALLOW], cwd=tmp_path, stderr=theirs, env=env, timeout=60,
        check=False,
    )  # fmt: skip
    os.close(theirs)
    reader.join(10)
    os.close(ours)
    assert done.returncode == 0
    text = drawn.decode()
    assert "asking" in text
    assert "42/42" in text
    assert "41 alive" in text
