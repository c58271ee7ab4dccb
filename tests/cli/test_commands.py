"""`show`, `restore`, `plugins`, `stages`, `schema`, and the help of each."""

import base64
from pathlib import Path

import msgspec
import pytest

from cleaner.cli import COMMANDS
from cleaner.document import Document
from cleaner.errors import InputError
from cleaner.rows import is_output, read_documents
from tests.cli.conftest import Run, rows

ARTICLE = (
    "VID: Rain in May\n\nMay 3, 2016\n\nIt rained on Friday. Caf\u00c3\u00a9 owners were glad.\x1b[31m\n\n"
    'string(45) "[{"pic":"/2016/rain.mp4","title":"VIDEO: 1"}]"\n'
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for name, summary in COMMANDS.items():
        assert name in done.stdout
        assert summary in done.stdout
        own = run(name, "--help")
        assert own.returncode == 0
        assert own.stdout.startswith(f"Usage: cleaner {name}")
    assert "Exit codes" in done.stdout
    assert run("--version").stdout.startswith("cleaner ")


def test_show_marks_what_was_done(run: Run, article: Path) -> None:
    done = run("show", article, "--base-url", "https://example.com/")
    assert done.returncode == 0
    said = done.stdout
    assert "Rain in May" in said
    assert "2016-05-03" in said
    assert "[-VID: -]" in said
    assert "{+é+}" in said
    assert "var_dump" in said
    assert "45 bytes, as declared" in said
    assert "https://example.com/2016/rain.mp4" in said
    assert "kind-mismatch" in said


def test_show_lets_no_escape_sequence_through(run: Run, article: Path) -> None:
    for more in ([], ["--diff"], ["--all"]):
        assert "\x1b" not in run("show", article, *more).stdout


def test_a_terminal_that_shows_ascii_only(run: Run, article: Path) -> None:
    done = run("show", article, env={"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin"})
    assert done.returncode == 0
    assert "Caf" in done.stdout


def test_show_as_text_diff_and_json(run: Run, article: Path) -> None:
    text = run("show", article, "--text").stdout
    assert text.startswith("It rained on Friday. Café owners were glad.")
    whole = run("show", article, "--diff").stdout
    assert "the whole text" in whole
    row = msgspec.json.decode(run("show", article, "--json").stdout, type=Document)
    assert row.restore() == ARTICLE


def test_show_reads_an_output_too(run: Run, article: Path) -> None:
    run("run", "article.txt", "-o", "out.jsonl", "--no-check")
    again = run("show", "out.jsonl").stdout
    assert "[-VID: -]" in again
    assert run("show", "out.jsonl", "--id", "nix").returncode == 2


def test_show_says_what_would_be_quarantined(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xd8\xff\xe0")
    done = run("show", "a.txt")
    assert done.returncode == 2
    assert "would be quarantined: is not text" in done.stderr


def test_show_a_clean_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained on Friday.")
    assert "Nothing to repair" in run("show", "a.txt").stdout


GUESSES = """
from cleaner import Finding, hookimpl, stage

@stage()
def guesses(document):
    for at, sure in enumerate((None, 0.25, 0.5, 0.75, 1, 0.5)):
        document.findings.append(Finding(at, at + 1, "letter", "seen", str(at), sure))

@hookimpl
def cleaner_stages():
    return [guesses]
"""


def test_show_begins_with_what_is_most_certain(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abcdef")
    (tmp_path / "guesses.py").write_text(GUESSES)
    options = ("a.txt", "--plugin", "guesses.py", "--stage", "guesses")
    lines = run("show", *options).stdout.splitlines()
    said = [line.rpartition("perhaps ")[2] for line in lines if "perhaps" in line]
    assert said == ["“4” (100%)", "“3” (75%)", "“2” (50%)", "“5” (50%)"]
    assert any("and 2 more of letter" in line for line in lines)
    assert "perhaps “0”\n" in run("show", *options, "--all").stdout


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_a_confidence_is_in_every_output(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("abcdef")
    (tmp_path / "guesses.py").write_text(GUESSES)
    run("run", "a.txt", "-o", name, "--no-check", "--plugin", "guesses.py")
    (document,) = read_documents(tmp_path / name)
    assert [found.confidence for found in document.findings] == [None, 0.25, 0.5, 0.75, 1, 0.5]


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.parquet"])
def test_restore_gives_the_text_back(run: Run, article: Path, name: str) -> None:
    run("run", "article.txt", "-o", name, "--no-check")
    assert run("restore", name).stdout == ARTICLE
    assert run("restore", name, "-o", "-").stdout == ARTICLE
    assert run("restore", name, "-o", "back.txt").returncode == 0
    assert (article.parent / "back.txt").read_text() == ARTICLE
    assert run("restore", name, "-o", "back.txt").returncode == 2


def test_restore_gives_the_bytes_back(run: Run, tmp_path: Path) -> None:
    data = "Für 5 € ins Café".encode("windows-1252") + b"\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    run("run", "a.txt", "-o", "out.jsonl", "--no-check", "--keep-raw")
    run("restore", "out.jsonl", "--raw", "-o", "back.bin")
    assert (tmp_path / "back.bin").read_bytes() == data
    run("run", "a.txt", "-o", "bare.jsonl", "--no-check")
    done = run("restore", "bare.jsonl", "--raw")
    assert done.returncode == 2
    assert "--keep-raw" in done.stderr


def test_restore_several_documents(run: Run, tmp_path: Path, article: Path) -> None:
    (tmp_path / "b.txt").write_text("WATCH: It rained.\n")
    run("run", "article.txt", "b.txt", "-o", "out.jsonl", "--no-check", "--keep-raw")
    run("restore", "out.jsonl", "-o", "back.jsonl")
    assert [row["text"] for row in rows(tmp_path / "back.jsonl")] == [
        ARTICLE,
        "WATCH: It rained.\n",
    ]
    assert run("restore", "out.jsonl", "--id", "b.txt").stdout == "WATCH: It rained.\n"
    assert run("restore", "out.jsonl", "--as", "text").returncode == 2
    done = run("restore", "out.jsonl", "--id", "c.txt")
    assert done.returncode == 2
    assert 'did you mean "b.txt"' in done.stderr
    run("restore", "out.jsonl", "--raw", "-o", "raw.jsonl")
    assert base64.b64decode(rows(tmp_path / "raw.jsonl")[0]["raw"]).decode() == ARTICLE


def test_restore_refuses_what_is_no_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n')
    done = run("restore", "a.jsonl")
    assert done.returncode == 2
    assert "row 1 is not an output row of cleaner" in done.stderr


def test_restore_does_not_write_over_what_it_reads(run: Run, tmp_path: Path, article: Path) -> None:
    run("run", "article.txt", "-o", "out.jsonl", "--no-check")
    (tmp_path / "link.jsonl").symlink_to("out.jsonl")
    before = (tmp_path / "out.jsonl").read_bytes()
    for name in ("./out.jsonl", "link.jsonl"):
        done = run("restore", "out.jsonl", "-o", name, "--overwrite")
        assert done.returncode == 2
        assert "is what is read" in done.stderr
    assert (tmp_path / "out.jsonl").read_bytes() == before
    for name in ("/dev/null", "x" * 300, "none/back.jsonl"):
        assert run("restore", "out.jsonl", "-o", name, "--overwrite").returncode == 2
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("there", [None, b"mine"])
def test_restore_leaves_a_whole_file_or_none(
    run: Run, tmp_path: Path, article: Path, there: bytes | None
) -> None:
    run("run", "article.txt", "-o", "out.jsonl", "--no-check")
    rows = (tmp_path / "out.jsonl").read_bytes() * 3
    (tmp_path / "out.jsonl").write_bytes(rows + b'{"id": 1}\n')
    if there is not None:
        (tmp_path / "back.jsonl").write_bytes(there)
    before = {path.name for path in tmp_path.iterdir()}
    done = run("restore", "out.jsonl", "-o", "back.jsonl", "--overwrite")
    assert done.returncode == 2
    assert "row 4" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == before
    if there is not None:
        assert (tmp_path / "back.jsonl").read_bytes() == there
    (tmp_path / "out.jsonl").write_bytes(rows)
    assert run("restore", "out.jsonl", "-o", "back.jsonl", "--overwrite").returncode == 0
    assert (tmp_path / "back.jsonl").read_bytes().count(b"\n") == 3
    assert {path.name for path in tmp_path.iterdir()} == before | {"back.jsonl"}


def test_restore_lets_no_escape_sequence_through(run: Run, tmp_path: Path) -> None:
    document = Document("a\x1b[2J", "s", "x", metrics={"st\x1b]0;age.edits": 2})
    (tmp_path / "out.jsonl").write_bytes(msgspec.json.encode(document) + b"\n")
    for more in ([], ["--id", "a"]):
        done = run("restore", "out.jsonl", *more)
        assert done.returncode == 2
        assert "<U+001B>" in done.stderr
        assert "\x1b" not in done.stderr


ROW = msgspec.to_builtins(Document("a", "s", "It rained.", title="A"))


@pytest.mark.parametrize("field", [name for name in ROW if name != "quality"])
def test_a_row_that_lacks_a_field_is_no_output_row(tmp_path: Path, field: str) -> None:
    path = tmp_path / "a.jsonl"
    whole = msgspec.json.encode(ROW) + b"\n"
    part = {name: value for name, value in ROW.items() if name != field}
    path.write_bytes(whole + msgspec.json.encode(part))
    with pytest.raises(InputError, match=f"row 2 is not an output row .* field `{field}`"):
        list(read_documents(path))
    path.write_bytes(msgspec.json.encode(part))
    assert is_output(path) is False


def test_an_older_row_has_no_quality(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(msgspec.json.encode({k: v for k, v in ROW.items() if k != "quality"}))
    (document,) = read_documents(path)
    assert document.quality == {}


def test_a_scrape_of_the_fields_of_an_output_is_cleaned(run: Run, tmp_path: Path) -> None:
    scrape = {"id": "a", "source": "feed", "text": "VID: Rain in May\n\nIt rained."}
    (tmp_path / "a.jsonl").write_bytes(msgspec.json.encode(scrape))
    assert "[-VID: -]" in run("show", "a.jsonl").stdout
    done = run("restore", "a.jsonl")
    assert done.returncode == 2
    assert "row 1 is not an output row of cleaner" in done.stderr


@pytest.mark.parametrize("command", ["restore", "check", "show"])
def test_a_row_nested_deeply_is_told(run: Run, tmp_path: Path, command: str) -> None:
    whole = msgspec.json.encode(ROW)
    deep = b'%s,"extra":{"a":%s}}' % (whole[:-1], b"[" * 100_000 + b"]" * 100_000)
    (tmp_path / "a.jsonl").write_bytes(whole + b"\n" + deep + b"\n")
    done = run(command, "a.jsonl")
    assert done.returncode == 2
    assert "a.jsonl, row 2 is not an " in done.stderr
    assert ": it is nested too deeply" in done.stderr


def test_plugins_and_stages(run: Run, tmp_path: Path) -> None:
    said = run("plugins").stdout
    for name in ("boilerplate", "encoding", "expectations", "media", "phpdump", "typos"):
        assert f"{name} 0.1.0" in said
    (tmp_path / "cleaner.toml").write_text('[pipeline]\nskip = ["typos"]\n')
    stages = msgspec.json.decode(run("stages", "--json").stdout)
    assert [row["name"] for row in stages if row["runs"]] == [
        "phpdump", "encoding", "boilerplate", "media",
    ]  # fmt: skip
    assert "typos  (left out)" in run("stages").stdout
    assert all(not {"sites", "dictionaries"} & row["options"].keys() for row in stages)
    assert len(msgspec.json.decode(run("plugins", "--json").stdout)) >= 6


def test_the_schema_describes_the_output(run: Run, article: Path, tmp_path: Path) -> None:
    import jsonschema

    schema = msgspec.json.decode(run("schema").stdout)
    run("run", "article.txt", "-o", "out.jsonl", "--no-check", "--keep-raw")
    for row in rows(tmp_path / "out.jsonl"):
        jsonschema.validate(row, schema)
