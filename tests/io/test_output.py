"""The files of a run: what is in the way, what is kept, what is gone on with."""

import base64
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Rejected
from cleaner.errors import OutputError
from cleaner.io.output import FileOutput, OutputFiles, Progress, quarantine_line, stem
from cleaner.io.parquet import ParquetWriter
from cleaner.io.whole import WholeWrites, encodable, write_whole
from cleaner.io.writers import JsonLinesWriter

BAD = Rejected("in", "bad", 1)


@pytest.fixture
def files(tmp_path: Path) -> OutputFiles:
    return OutputFiles(tmp_path / "out.jsonl")


def opened(files: OutputFiles, progress: Progress | None = None) -> FileOutput:
    return FileOutput(JsonLinesWriter(), files, progress or Progress("settings"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clean.jsonl", "clean"),
        ("clean.jsonl.gz", "clean"),
        ("a.b.parquet", "a.b"),
        (".jsonl", ".jsonl"),
        ("noformat", "noformat"),
    ],
)
def test_stem(name: str, expected: str) -> None:
    assert stem(Path(name)) == expected


def test_what_follows_the_last_note_is_cut_off(files: OutputFiles) -> None:
    progress = Progress("settings")
    output = opened(files, progress)
    output.append([b"one\n"], [BAD])
    output.note(progress)
    # as if the process were killed here, in the middle of a batch
    output.append([b"two\n", b"thr"], [BAD, BAD])
    output.close()
    output = opened(files, files.read_progress())
    output.append([b"two\n"], [])
    output.finish()
    output.close()
    assert files.output.read_bytes() == b"one\ntwo\n"
    assert files.quarantine.read_bytes() == quarantine_line(BAD)
    assert sorted(files.output.parent.iterdir()) == [files.output, files.quarantine]


def test_a_batch_that_could_not_be_written_is_cut_off(
    files: OutputFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = opened(files)
    output.append([b"one\n"], [])
    write = WholeWrites.write

    def full(self: WholeWrites, data: bytes) -> int:
        write(self, data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WholeWrites, "write", full)
    with pytest.raises(OutputError, match=r"out\.jsonl can't be written: No space left on device"):
        output.append([b"two\n"], [])
    output.keep(Progress("settings"))
    output.close()
    assert files.part.read_bytes() == b"one\n"
    assert files.read_progress().part_size == 4


def test_a_part_that_lost_something_is_not_gone_on_with(files: OutputFiles) -> None:
    progress = Progress("settings")
    output = opened(files, progress)
    output.append([b"one\n"], [])
    output.keep(progress)
    output.close()
    files.part.write_bytes(b"on")
    with pytest.raises(OutputError, match="shorter than the interrupted run left it"):
        opened(files, files.read_progress())


def test_a_note_is_written_whole_or_not_at_all(
    files: OutputFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = opened(files)
    noted = files.progress.read_bytes()

    def full(self: Path, mode: str) -> None:
        os.close(os.open(self, os.O_CREAT))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        told = r"part\.json can't be written: No space left on device"
        with pytest.raises(OutputError, match=told):
            output.note(Progress("other"))
    output.close()
    assert files.progress.read_bytes() == noted
    assert sorted(files.output.parent.iterdir()) == [files.part, files.progress]


def test_a_name_that_can_not_be_given_keeps_all(files: OutputFiles) -> None:
    progress = Progress("settings")
    output = opened(files, progress)
    output.append([b"one\n"], [BAD])
    files.quarantine.mkdir()
    with pytest.raises(OutputError, match=r"out\.quarantine\.jsonl can't be written"):
        output.finish()
    output.keep(progress)
    output.close()
    files.quarantine.rmdir()
    output = opened(files, files.read_progress())
    output.finish()
    output.close()
    assert files.output.read_bytes() == b"one\n"
    assert files.quarantine.read_bytes() == quarantine_line(BAD)


def test_a_damaged_part_is_not_taken_for_parquet(tmp_path: Path) -> None:
    files = OutputFiles(tmp_path / "out.parquet")
    output = FileOutput(ParquetWriter(), files, Progress("settings"))
    output.append([b"this is no Arrow"], [])
    with pytest.raises(OutputError, match=r"out\.parquet can't be written: ArrowInvalid"):
        output.assemble()
    output.close()
    assert files.part.exists()
    assert not files.assembled.exists()


@pytest.mark.parametrize("name", ["output", "manifest", "quarantine", "part", "quarantine_part"])
def test_a_run_replaces_nothing_unasked(files: OutputFiles, name: str) -> None:
    path: Path = getattr(files, name)
    path.touch()
    with pytest.raises(OutputError, match="--overwrite") as caught:
        files.vet(overwrite=False, resume=False)
    assert str(path) in str(caught.value)
    files.vet(overwrite=True, resume=False)


@pytest.mark.parametrize("name", ["output", "manifest", "quarantine"])
def test_resuming_replaces_only_what_the_run_was_to(files: OutputFiles, name: str) -> None:
    files.part.touch()
    path: Path = getattr(files, name)
    path.touch()
    write_whole(files.progress, msgspec.json.encode(Progress("settings")))
    with pytest.raises(OutputError, match="exists already"):
        files.vet(overwrite=False, resume=True)
    write_whole(files.progress, msgspec.json.encode(Progress("settings", overwrite=True)))
    files.vet(overwrite=False, resume=True)


def test_two_outputs_of_one_stem_are_in_each_others_way(tmp_path: Path) -> None:
    first, second = OutputFiles(tmp_path / "sh.jsonl"), OutputFiles(tmp_path / "sh.parquet")
    output = opened(first)
    output.append([], [BAD])
    output.finish()
    output.close()
    with pytest.raises(OutputError, match=r"sh\.quarantine\.jsonl exists already"):
        second.vet(overwrite=False, resume=False)


def test_resume_is_offered_only_where_it_works(files: OutputFiles) -> None:
    files.part.touch()
    with pytest.raises(OutputError) as caught:
        files.vet(overwrite=False, resume=False)
    assert "--resume" not in str(caught.value)
    assert "begin anew by --overwrite" in str(caught.value)
    files.progress.touch()
    with pytest.raises(OutputError, match="go on with it by --resume"):
        files.vet(overwrite=False, resume=False)
    files.part.unlink()
    with pytest.raises(OutputError, match=r"out\.jsonl\.part is missing"):
        files.vet(overwrite=False, resume=True)


def test_a_file_name_need_not_be_utf8() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    row = msgspec.json.decode(quarantine_line(Rejected(name, "no \ud800", 3, b"\xff")))
    assert (row["source"], row["error"]) == ("caf\\udce9.txt", "no \\ud800")
    assert (row["row"], base64.b64decode(row["raw"])) == (3, b"\xff")


@given(st.text(st.characters()))
def test_encodable_changes_nothing_else(text: str) -> None:
    given_back = encodable(text)
    assert given_back == text or any("\ud800" <= one <= "\udfff" for one in text)
    assert given_back.encode().decode() == given_back


def test_a_pipe_that_does_not_block_is_waited_for() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    data = bytes(1 << 20)
    child = os.fork()
    if not child:
        os.close(writer)
        with open(reader, "rb") as stream:  # noqa: PTH123
            os._exit(0 if stream.read() == data else 1)
    os.close(reader)
    with WholeWrites(writer, "w") as stream:
        assert stream.write(data) == len(data)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
