"""The main job on a page as it came from a scraper. The page is not ours to keep here."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, account, rows

PAGE = Path(__file__).parents[3] / "shared" / "data" / "000_e1c13d0d6e873689.txt"
pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(not PAGE.exists(), reason="the scraped page is not here"),
]


def test_the_main_job(run: Run, tmp_path: Path) -> None:
    original = PAGE.read_bytes().decode("utf-8")
    done = run("run", PAGE, "-o", "out.jsonl", "--base-url", "https://en.alalam.ir/")
    assert done.returncode == 0, done.stderr
    (row,) = rows(tmp_path / "out.jsonl")
    title, date, *article, dump = [part for part in original.split("\n") if part.strip()]

    # the title and date lines leave the text for their fields
    assert row["title"] == title.removeprefix("VID: ")
    assert row["facts"]["kicker"] == "VID"
    assert row["published"] == "2016-09-30T18:18:31"
    assert row["encoding"]["name"] == "utf-8"
    assert date not in row["text"]

    # the dump became data, its declared length verified
    assert "string(" not in row["text"]
    (embedded,) = row["embedded"]
    assert (embedded["dialect"], embedded["complete"]) == ("var_dump", True)
    assert embedded["declared_bytes"] == embedded["actual_bytes"] == 1388
    assert len(embedded["value"]) == 7
    assert all(set(one) >= {"id", "pic", "title"} for one in embedded["value"])
    assert original[embedded["start"] : embedded["end"]] == dump

    # the media links in it are resolved and judged
    kinds = [link["kind"] for link in row["media"]]
    assert (kinds.count("video"), kinds.count("image"), len(kinds)) == (3, 4, 7)
    assert all(link["url"].startswith("https://en.alalam.ir/2016/09/") for link in row["media"])
    for link in row["media"]:
        assert ("kind-mismatch" in link["problems"]) == link["raw"].endswith(".mp4")

    # every paragraph of the article is still there, and nothing else was edited
    assert row["text"].split("\n\n") == article
    edited = {(edit["stage"], edit["rule"]) for edit in row["edits"]}
    assert edited == {
        ("phpdump", "php-dump"),
        ("boilerplate", "kicker"),
        ("boilerplate", "title-line"),
        ("boilerplate", "date-line"),
    }
    suspected = {
        (row["text"][one["start"] : one["end"]], one["suggestion"]) for one in row["findings"]
    }
    assert suspected == {("continence", "continue")}
    assert account(tmp_path / "out.run.json")["verdict"]["passed"] is True

    # a second pass finds nothing to do, and the text can be had back
    run("run", "out.jsonl", "-o", "again.jsonl", "--no-check")
    (again,) = rows(tmp_path / "again.jsonl")
    assert (again["edits"], again["text"]) == ([], row["text"])
    run("restore", "out.jsonl", "-o", "back.txt")
    assert (tmp_path / "back.txt").read_bytes() == PAGE.read_bytes()


def test_without_a_base_the_links_say_so(run: Run, tmp_path: Path) -> None:
    run("run", PAGE, "-o", "out.jsonl", "--no-check")
    (row,) = rows(tmp_path / "out.jsonl")
    assert all("relative-without-base" in link["problems"] for link in row["media"])


def test_it_is_shown(run: Run) -> None:
    shown = run("show", PAGE).stdout
    for seen in ("[-VID: -]", "var_dump", "1,388 bytes, as declared", "[?continence?]", "continue"):
        assert seen in shown
