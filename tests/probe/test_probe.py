"""A probe of an output, by a prober that asks nobody."""

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from cleaner import Answer, Document, MediaLink, ProbeConfig, hookimpl
from cleaner.errors import InputError, OutputError, PluginError
from cleaner.io.formats import find_writer
from cleaner.io.writers import JsonLinesWriter
from cleaner.plugins import Plugins
from cleaner.probe.probe import Probe
from cleaner.probe.rewrite import rewrite
from cleaner.rows import read_documents
from tests.gate.samples import write


class Prober:
    """Finds every picture alive but those called "dead"; `asked` are the addresses it was given."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.stop_at: str | None = None

    def address(self, link: MediaLink) -> str | None:
        return None if link.url.startswith("data:") else link.url

    def ask(self, addresses: Iterable[str], answered: Callable[[Answer], None]) -> None:
        for address in addresses:
            if address == self.stop_at:
                raise KeyboardInterrupt
            self.asked.append(address)
            status = 404 if "dead" in address else 200
            answered(Answer(address, "2999-01-01", http_status=status))

    def judge(self, link: MediaLink, answer: Answer | None) -> None:
        link.http_status = answer and answer.http_status
        link.status = "ok" if answer and answer.http_status == 200 else "broken"

    def is_lasting(self, answer: Answer) -> bool:
        return answer.http_status == 200

    @hookimpl
    def cleaner_prober(self, config: ProbeConfig) -> Any:
        return self


@pytest.fixture
def prober() -> Prober:
    return Prober()


@pytest.fixture
def plugins(prober: Prober, monkeypatch: pytest.MonkeyPatch) -> Plugins:
    loaded = Plugins()
    loaded._manager.register(prober, "a prober of the test")
    return loaded


def document(number: int, *urls: str) -> Document:
    links = [MediaLink(url, url, "image") for url in urls]
    return Document(id=f"d{number}", source="s", text="Rain.", media=links, extra={"n": [number]})


@pytest.fixture(params=["out.jsonl", "out.jsonl.gz", "out.parquet"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    documents = [document(1, "a", "dead", "a"), document(2), document(3, "b", "data:x", "dead")]
    return write(tmp_path / request.param, documents)


def statuses(path: Path) -> list[list[str]]:
    return [[link.status for link in one.media] for one in read_documents(path)]


def test_each_address_is_asked_for_once(output: Path, prober: Prober, plugins: Plugins) -> None:
    calls = []
    with Probe(output, ProbeConfig(), plugins) as probe:
        probe.collect()
        account, found = probe.execute(lambda: calls.append(probe.asked))
    assert sorted(prober.asked) == ["a", "b", "dead"]
    assert calls == [1, 2, 3]
    assert statuses(output) == [["ok", "broken", "ok"], [], ["ok", "broken", "broken"]]
    assert found == {"broken": 3, "ok": 3}
    assert (account.links, account.not_asked) == (6, 1)
    assert (account.addresses, account.asked, account.known) == (3, 3, 0)
    # the rest of the rows is as it was
    assert [one.extra for one in read_documents(output)] == [{"n": [1]}, {"n": [2]}, {"n": [3]}]
    assert {one.name for one in output.parent.iterdir()} == {output.name, "out.links.sqlite"}


def test_lasting_answers_are_used_again(output: Path, prober: Prober, plugins: Plugins) -> None:
    for _ in range(2):
        with Probe(output, ProbeConfig(), plugins) as probe:
            probe.collect()
            account, _ = probe.execute()
    assert sorted(prober.asked) == ["a", "b", "dead", "dead"]
    assert (account.asked, account.known) == (1, 2)
    with Probe(output, ProbeConfig(max_age=0), plugins) as probe:
        probe.collect()
        assert (probe.addresses, probe.known) == (3, 0)


def test_a_cache_for_several_outputs(
    output: Path, prober: Prober, plugins: Plugins, tmp_path: Path
) -> None:
    config = ProbeConfig(cache=str(tmp_path / "ours.sqlite"))
    other = write(tmp_path / "other.jsonl", [document(1, "a", "b", "c")])
    for path in (output, other):
        with Probe(path, config, plugins) as probe:
            probe.collect()
            probe.execute()
    assert sorted(prober.asked) == ["a", "b", "c", "dead"]


def test_another_file_is_written(
    output: Path, prober: Prober, plugins: Plugins, tmp_path: Path
) -> None:
    before = output.read_bytes()
    target = tmp_path / "new.jsonl"
    with Probe(output, ProbeConfig(), plugins, to=target) as probe:
        probe.collect()
        probe.execute()
    assert output.read_bytes() == before
    assert statuses(target) == [["ok", "broken", "ok"], [], ["ok", "broken", "broken"]]


def test_an_interrupted_probe_goes_on(output: Path, prober: Prober, plugins: Plugins) -> None:
    before = output.read_bytes()
    prober.stop_at = "b"
    with Probe(output, ProbeConfig(), plugins) as probe:
        probe.collect()
        with pytest.raises(KeyboardInterrupt):
            probe.execute()
    assert output.read_bytes() == before
    asked = set(prober.asked)
    prober.stop_at = None
    prober.asked = []
    with Probe(output, ProbeConfig(max_age=0), plugins, resume=True) as probe:
        probe.collect()
        account, _ = probe.execute()
    # what failed is not asked again either: it was in this very probe
    assert set(prober.asked) == {"a", "b", "dead"} - asked
    assert account.known == len(asked)
    assert statuses(output) == [["ok", "broken", "ok"], [], ["ok", "broken", "broken"]]
    with pytest.raises(OutputError, match=r"no probe of .* was interrupted"):
        Probe(output, ProbeConfig(), plugins, resume=True)


def test_a_folder_whose_name_is_no_text(prober: Prober, plugins: Plugins, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("no such names here")
    output = write(folder / "out.jsonl", [document(1, "a", "dead")])
    prober.stop_at = "a"
    for resume in (False, True):
        with Probe(output, ProbeConfig(), plugins, resume=resume) as probe:
            probe.collect()
            if not resume:
                with pytest.raises(KeyboardInterrupt):
                    probe.execute()
                prober.stop_at = None
            else:
                probe.execute()
    assert statuses(output) == [["ok", "broken"]]


@pytest.mark.parametrize("name", ["out.jsonl", "new.jsonl", "new.run.json", "link", "a\0b"])
def test_answers_kept_in_what_is_written(
    prober: Prober, plugins: Plugins, tmp_path: Path, name: str
) -> None:
    output = write(tmp_path / "out.jsonl", [document(1, "a")])
    (tmp_path / "link").symlink_to("new.jsonl")
    config = ProbeConfig(cache=f"{tmp_path}/x/../{name}" if name != "a\0b" else name)
    (tmp_path / "x").mkdir()
    with pytest.raises(OutputError, match="--cache"):
        Probe(output, config, plugins, to=tmp_path / "new.jsonl")
    assert {one.name for one in tmp_path.iterdir()} == {"out.jsonl", "link", "x"}


def test_who_may_read_the_output_stays(output: Path, prober: Prober, plugins: Plugins) -> None:
    output.chmod(0o640)
    with Probe(output, ProbeConfig(), plugins) as probe:
        probe.collect()
        probe.execute()
    assert output.stat().st_mode & 0o777 == 0o640


def test_a_link_to_a_file_stays_one(output: Path, tmp_path: Path) -> None:
    link = tmp_path / f"link-{output.name}"
    link.symlink_to(output.name)
    rewrite(link, link, find_writer(output.name, Plugins()), lambda one: one.media.clear())
    assert link.is_symlink()
    assert statuses(output) == [[], [], []]


def test_another_who_writes_the_same_output(output: Path, tmp_path: Path) -> None:
    """What is half written by one process is not touched by another."""
    foreign = output.with_name(f"{output.name}.1.new")
    foreign.write_bytes(b"half")
    rewrite(output, output, find_writer(output.name, Plugins()), lambda one: None)
    assert foreign.read_bytes() == b"half"
    assert {one.name for one in tmp_path.iterdir()} == {output.name, foreign.name}


def test_a_full_disk(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = output.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("cleaner.probe.rewrite.os.fsync", full)
    with pytest.raises(OutputError, match=r"can't be written: No space left"):
        rewrite(output, output, find_writer(output.name, Plugins()), lambda one: None)
    assert output.read_bytes() == before
    assert list(tmp_path.iterdir()) == [output]


def test_no_links(tmp_path: Path, prober: Prober, plugins: Plugins) -> None:
    output = write(tmp_path / "out.jsonl", [])
    with Probe(output, ProbeConfig(), plugins) as probe:
        probe.collect()
        account, found = probe.execute()
    assert (account.links, account.addresses, found) == (0, 0, {})
    assert output.read_bytes() == b""


def test_what_is_no_output(tmp_path: Path, prober: Prober, plugins: Plugins) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text('{"text": "x"}\n')
    with (
        Probe(output, ProbeConfig(), plugins) as probe,
        pytest.raises(InputError, match="row 1 is not an output row"),
    ):
        probe.collect()
    assert prober.asked == []
    assert list(tmp_path.iterdir()) == [output]


def test_a_row_that_is_broken_leaves_all_as_it_was(output: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    documents = b"".join(write(tmp_path / "x.jsonl", [document(1, "a")]).read_bytes() for _ in "ab")
    broken.write_bytes(documents + b"{}\n")
    with pytest.raises(InputError, match="row 3"):
        rewrite(broken, broken, JsonLinesWriter(), lambda one: None)
    assert broken.read_bytes() == documents + b"{}\n"
    assert not list(tmp_path.glob("*.new*"))


def test_a_plugin_that_gives_no_prober(
    output: Path, plugins: Plugins, monkeypatch: pytest.MonkeyPatch
) -> None:
    plugins._manager.register(_Wrong(), "a wrong one")
    with pytest.raises(PluginError, match="a plugin gave 'x' as a prober"):
        Probe(output, ProbeConfig(), plugins)


class _Wrong:
    @hookimpl(tryfirst=True)
    def cleaner_prober(self) -> Any:
        return "x"
