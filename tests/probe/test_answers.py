"""The file of answers: what was asked once is not asked again."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Answer
from cleaner.probe.answers import Answers, AnswersError

NEVER = "9999"


def answer(address: str, asked: str = "2026-01-02T00:00:00+00:00") -> Answer:
    return Answer(address, asked, http_status=200, detail="ü")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "links.sqlite"


def test_answers_outlive_the_process(path: Path) -> None:
    answers = Answers(path)
    answers.add(answer("a"), lasting=True)
    answers.close()
    answers = Answers(path)
    assert answers.get("a") == answer("a")
    assert answers.get("b") is None
    answers.close()


@pytest.mark.parametrize(
    ("since", "always_since", "again"),
    [
        ("2026-01-01", NEVER, ["failed", "new"]),
        ("2026-01-03", NEVER, ["failed", "file", "new"]),
        (NEVER, "2026-01-01", ["new"]),
        (NEVER, NEVER, ["failed", "file", "new"]),
    ],
    ids=["fresh", "old", "resumed", "all anew"],
)
def test_what_is_used_again(path: Path, since: str, always_since: str, again: list[str]) -> None:
    answers = Answers(path)
    answers.add(answer("file"), lasting=True)
    answers.add(answer("failed"), lasting=False)
    answers.add(answer("other"), lasting=True)
    answers.flush()
    answers.want(["file", "failed", "new", "new", "file"])
    answers.reuse(since=since, always_since=always_since)
    assert sorted(answers.open_addresses()) == again
    assert answers.count() == (3, 3 - len(again))
    answers.close()


@given(st.sets(st.text(max_size=8)))
def test_each_address_comes_once(tmp_path_factory: pytest.TempPathFactory, names: set[str]) -> None:
    names = {name.encode("utf-8", "replace").decode() for name in names}
    answers = Answers(tmp_path_factory.mktemp("answers") / "links.sqlite")
    answers.want(names)
    answers.want(sorted(names))
    assert sorted(answers.open_addresses()) == sorted(names)
    answers.close()


def test_addresses_come_while_answers_go_in(path: Path) -> None:
    answers = Answers(path)
    answers.want(f"{number}" for number in range(1700))
    came = []
    for address in answers.open_addresses():
        came.append(address)
        answers.add(answer(address), lasting=True)
    assert sorted(came, key=int) == [f"{number}" for number in range(1700)]
    assert came != sorted(came, key=int)
    answers.close()


def test_a_probe_that_was_not_finished(path: Path) -> None:
    answers = Answers(path)
    assert answers.begun("out") is None
    answers.begin("out", "2026-01-01")
    assert (answers.begun("out"), answers.begun("other")) == ("2026-01-01", None)
    answers.finish("out")
    assert answers.begun("out") is None
    answers.close()


def test_a_file_of_something_else(path: Path) -> None:
    path.write_bytes(b"no database" * 100)
    with pytest.raises(AnswersError, match=r"links\.sqlite, the file of answers, can't be used"):
        Answers(path)
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("create table theirs (x)")
    other.close()
    with pytest.raises(AnswersError, match="a database of something else"):
        Answers(path)


def test_a_file_of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("pragma user_version = 99")
    other.close()
    with pytest.raises(AnswersError, match="another version of cleaner; delete it"):
        Answers(path)


def test_a_damaged_answer(path: Path) -> None:
    answers = Answers(path)
    answers.add(answer("a"), lasting=True)
    answers.close()
    with sqlite3.connect(path) as other:
        other.execute("update answers set answer = x'00'")
    other.close()
    answers = Answers(path)
    with pytest.raises(AnswersError, match="damaged"):
        answers.get("a")
    answers.close()


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "."], ids=["NUL", "too long", "a folder"])
def test_no_name_of_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnswersError, match="can't be used"):
        Answers(tmp_path / name)


def test_after_a_while_answers_are_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a process that is killed loses the last seconds."""
    now = 100.0
    monkeypatch.setattr("cleaner.probe.answers.monotonic", lambda: now)
    answers, other = Answers(path), Answers(path)
    answers.add(answer("a"), lasting=True)
    assert other.get("a") is None
    now += 6
    answers.add(answer("b"), lasting=True)
    answers.add(answer("c"), lasting=True)
    assert [other.get(name) is not None for name in "abc"] == [True, True, False]
    answers.close()
    assert other.get("c") is not None
    other.close()


def test_two_processes_at_once(path: Path) -> None:
    """Each finds what the other keeps, and neither is refused."""
    writing = (
        "import sys\nfrom pathlib import Path\nfrom cleaner import Answer\n"
        "from cleaner.probe.answers import Answers\n"
        "answers = Answers(Path(sys.argv[1]))\n"
        "for number in range(3000):\n"
        "    answers.add(Answer(f'{sys.argv[2]}{number}', '2026-01-01'), lasting=True)\n"
        "    if number % 50 == 0:\n"
        "        answers.flush()\n"
        "answers.close()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", writing, path, name], stderr=subprocess.PIPE)
        for name in "ab"
    ]
    assert [one.communicate(timeout=60)[1] for one in running] == [b"", b""]
    answers = Answers(path)
    answers.want(f"{name}{number}" for name in "ab" for number in range(3000))
    answers.reuse(since="2026", always_since=NEVER)
    assert answers.count() == (6000, 6000)
    answers.close()


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(AnswersError, match="can't be used"):
        Answers(tmp_path / "nowhere" / "links.sqlite")
