"""A baseline is read strictly, and written so that it can be read and compared by eye."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from cleaner.errors import InputError
from cleaner.gate.drift.profiles import baseline_bytes, known, measured, read_baseline
from cleaner.gate.tables.available import available_columns
from cleaner.gate.tables.files import look_into
from cleaner.measures import CORE
from cleaner.profile import Profile
from tests.gate.drift.scrapes import profile, scrape
from tests.gate.samples import article, write


def of_file(path: Path, account: dict[str, Any] | None) -> Profile:
    file = look_into(path)
    return measured(file, available_columns(file, CORE), account)


ENGLISH = "The council met on Friday and decided to open the bridge again in May. "

SOUND: dict[str, Any] = {
    "read": 12,
    "written": 10,
    "lengths": {"512": 4, "640": 6},
    "languages": {"en": 10},
}


def file(path: Path, **changes: Any) -> Path:
    path.write_bytes(msgspec.json.encode({**SOUND, **changes}))
    return path


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    made = profile(scrape(1, 50), quarantined=2)
    path.write_bytes(baseline_bytes(made))
    assert read_baseline(path) == made


def test_the_file_does_not_depend_on_the_order_of_documents() -> None:
    documents = scrape(1, 50)
    assert baseline_bytes(profile(documents)) == baseline_bytes(profile(documents[::-1]))


def test_the_lengths_stand_in_order() -> None:
    written = baseline_bytes(Profile(written=3, lengths={"1024": 1, "96": 1, "512": 1}))
    assert list(msgspec.json.decode(written)["lengths"]) == ["96", "512", "1024"]


def test_what_is_not_known_of_an_account_is_ignored(tmp_path: Path) -> None:
    path = file(tmp_path / "old.run.json", cleaner="9", verdict={"passed": True}, probe=None)
    assert read_baseline(path).written == 10


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no number", {"written": "10"}, "is no sound account: Expected `int`, got `str`"),
    ("a fraction", {"written": 9.5}, "is no sound account: Expected `int`, got `float`"),
    ("less than nothing", {"edits": {"typos": {"a": -1}}}, "Expected `int` >= 0"),
    ("too much", {"media": {"ok": 2**80}}, "is no sound account"),
    ("not a table", {"lengths": [1]}, "Expected `object`, got `array`"),
    ("null", {"languages": None}, "is no sound account"),
    ("a class that is none", {"lengths": {"513": 10}}, "\"lengths\" has no class '513'"),
    ("no length", {"lengths": {"long": 10}}, "\"lengths\" has no class 'long'"),
    ("digits of another script", {"lengths": {"٥١٢": 10}}, "has no class"),
    ("a long class", {"lengths": {"8" * 5000: 10}}, "has no class"),
    ("more written than read", {"read": 3}, "10 documents written of 3 read"),
    ("no documents", {"written": 0}, "there is nothing to compare with"),
    ("an older version", {"lengths": {}}, "it is of an older version of cleaner"),
    ("counted in part", {"languages": {"en": 9}}, "it is of an older version of cleaner"),
]


@pytest.mark.parametrize(("name", "changes", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_baseline_is_refused(
    tmp_path: Path, name: str, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError) as error:
        read_baseline(file(tmp_path / "baseline.json", **changes))
    assert said in str(error.value)
    assert "baseline.json" in str(error.value)
    assert len(str(error.value)) < 600


NO_BASELINES: list[tuple[str, str, bytes | None, str]] = [
    ("missing", "b.json", None, "there is no baseline"),
    ("not JSON", "b.json", b"{", "is no account of a run and no baseline"),
    ("not UTF-8", "b.json", b'{"written": "\xff"}', "is no"),
    ("a list", "b.json", b"[]", "is no account of a run and no baseline"),
    ("nested deeply", "b.json", b'{"a":' + b"[" * 100_000, "is no account of a run"),
    ("a suite", "b.json", b'{"expectations": []}', 'it has no "written"'),
    ("an output", "clean.jsonl", b"{}", "clean.run.json"),
    ("a Parquet file", "clean.parquet", b"PAR1", "clean.run.json"),
]


@pytest.mark.parametrize(
    ("name", "file_name", "content", "said"), NO_BASELINES, ids=[row[0] for row in NO_BASELINES]
)
def test_a_file_that_is_no_baseline_is_refused(
    tmp_path: Path, name: str, file_name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / file_name).write_bytes(content)
    with pytest.raises(InputError) as error:
        read_baseline(tmp_path / file_name)
    assert said in str(error.value)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_baseline(tmp_path)


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    with path.open("wb") as stream:
        stream.truncate(65 * 1024 * 1024)
    with pytest.raises(InputError, match="is too large"):
        read_baseline(path)


def test_an_output_without_an_account_is_measured(tmp_path: Path) -> None:
    # no language has a text of one letter
    documents = [
        article(1, text=ENGLISH * 10),
        article(2, text="x" * 700),
        article(3, text="x" * 9),
    ]
    found = of_file(write(tmp_path / "out.jsonl", documents), None)
    assert (found.written, found.read) == (3, None)
    assert found.lengths == {"640": 2, "8": 1}
    assert found.languages["en"] == 1
    assert sum(found.languages.values()) == 3


def test_a_file_of_another_program_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"body,number\n{ENGLISH},1\n{ENGLISH},2\n")
    found = of_file(tmp_path / "a.csv", None)
    assert found == Profile(written=2, lengths={"64": 2}, languages={"en": 2})


def test_a_file_without_a_text_can_not_be_measured(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name\nx\n")
    with pytest.raises(InputError, match="--text-field"):
        of_file(tmp_path / "a.csv", None)


def test_what_an_old_account_lacks_is_measured(tmp_path: Path) -> None:
    path = write(tmp_path / "out.jsonl", [article(1, text="x" * 700)])
    account = {"read": 3, "written": 1, "edits": {"typos": {"a": 2}}}
    assert known(account) is None
    found = of_file(path, account)
    assert (found.read, found.edits, found.lengths) == (3, {"typos": {"a": 2}}, {"640": 1})


@pytest.mark.parametrize("account", [None, {}, {"written": "many"}, SOUND | {"lengths": {"x": 10}}])
def test_nothing_is_known_of_an_account_that_does_not_tell(account: Any) -> None:
    assert known(account) is None


def test_an_account_that_tells_all_is_known() -> None:
    found = known(SOUND)
    assert found is not None
    assert found.lengths == SOUND["lengths"]
