"""What an answer says of a link."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Answer, MediaLink
from cleaner_media.probing.outcomes import OUTCOMES, judge

ADDRESS = "https://example.com/a.jpg"

CASES: list[tuple[str, str, str | None, dict[str, Any], str, list[str]]] = [
    ("a picture", "a.jpg", "image", {"sniffed": "image/jpeg"}, "ok", []),
    ("part of it", "a.jpg", "image", {"http_status": 206, "sniffed": "image/jpeg"}, "ok", []),
    ("headers alone", "a.jpg", "image", {"content_type": "image/jpeg"}, "ok", []),
    ("no type declared", "a.jpg", "image", {"content_type": None, "sniffed": "image/jpeg"}, "ok", []),
    ("any type declared", "a.jpg", "image", {"content_type": "application/octet-stream", "sniffed": "image/jpeg"}, "ok", []),
    ("parameters", "a.jpg", "image", {"content_type": "IMAGE/JPG; q=1", "sniffed": "image/jpeg"}, "ok", []),
    ("another format", "a.jpg", "image", {"sniffed": "image/png", "content_type": "image/png"}, "ok", ["format-mismatch"]),
    ("another format than declared", "a", "image", {"sniffed": "image/png"}, "ok", ["format-mismatch"]),
    ("an unknown format", "a.ico", "image", {"content_type": "image/x-icon", "sniffed": "image/x-icon"}, "ok", []),
    ("a video for a picture", "a.jpg", "image", {"sniffed": "video/mp4"}, "suspect", ["type-mismatch"]),
    ("declared as text", "a.jpg", "image", {"content_type": "text/plain", "sniffed": "image/jpeg"}, "suspect", ["type-mismatch"]),
    ("bytes of nothing", "a.jpg", "image", {"content_type": None}, "suspect", ["type-mismatch"]),
    ("an archive for a picture", "a.jpg", "image", {"sniffed": "application/zip"}, "suspect", ["type-mismatch"]),
    ("a page for a picture", "a.jpg", "image", {"content_type": "text/html", "sniffed": "text/html"}, "broken", ["not-media"]),
    ("a page that lies", "a.jpg", "image", {"sniffed": "text/html"}, "broken", ["not-media"]),
    ("a page by its headers", "a.jpg", "image", {"content_type": "text/html; charset=utf-8"}, "broken", ["not-media"]),
    ("an error as data", "a.mp4", "video", {"sniffed": "application/json"}, "broken", ["not-media"]),
    ("a page for any file", "a", None, {"content_type": "text/html", "sniffed": "text/html"}, "broken", ["not-media"]),
    ("a page for a player", "embed/x", "embed", {"content_type": "text/html", "sniffed": "text/html"}, "ok", []),
    ("a late drawing", "a.svg", "image", {"content_type": "image/svg+xml", "sniffed": "text/xml"}, "ok", []),
    ("a table of values", "a.csv", "document", {"content_type": "text/csv", "sniffed": "text/plain"}, "ok", []),
    ("a page for a document", "a.pdf", "document", {"content_type": "text/html", "sniffed": "text/html"}, "broken", ["not-media"]),
    ("a document of no known bytes", "a.doc", "document", {"content_type": None}, "ok", []),
    ("a sound in a container", "a.m4a", "audio", {"content_type": "audio/mp4", "sniffed": "video/mp4"}, "ok", []),
    ("a sound for a picture", "a.jpg", "image", {"sniffed": "audio/mpeg"}, "suspect", ["type-mismatch"]),
    ("no bytes", "a.jpg", "image", {"empty": True}, "broken", ["empty"]),
    ("no content", "a.jpg", "image", {"http_status": 204}, "broken", ["empty"]),
    ("not there", "a.jpg", "image", {"http_status": 404}, "broken", ["not-found"]),
    ("gone", "a.jpg", "image", {"http_status": 410}, "broken", ["not-found"]),
    ("a page for a player that is gone", "embed/x", "embed", {"http_status": 404}, "broken", ["not-found"]),
    ("a password", "a.jpg", "image", {"http_status": 401}, "broken", ["access-denied"]),
    ("the law", "a.jpg", "image", {"http_status": 451}, "broken", ["access-denied"]),
    ("a teapot", "a.jpg", "image", {"http_status": 418}, "broken", ["http-error"]),
    ("a choice", "a.jpg", "image", {"http_status": 300}, "broken", ["http-error"]),
    ("not yet", "a.jpg", "image", {"http_status": 202}, "broken", ["http-error"]),
    ("too often", "a.jpg", "image", {"http_status": 429}, "unchecked", ["rate-limited"]),
    ("a failing server", "a.jpg", "image", {"http_status": 503}, "broken", ["server-error"]),
    ("an odd server", "a.jpg", "image", {"http_status": 999}, "broken", ["http-error"]),
    ("silence", "a.jpg", "image", {"problem": "timeout", "http_status": None}, "broken", ["timeout"]),
    ("a private network", "a.jpg", "image", {"problem": "private-address", "http_status": None}, "unsafe", ["private-address"]),
    ("robots.txt", "a.jpg", "image", {"problem": "robots", "http_status": None}, "unchecked", ["robots"]),
]  # fmt: skip


def asked(path: str, **fields: Any) -> Answer:
    known = {"http_status": 200, "content_type": "image/jpeg", "bytes": 7}
    return Answer(f"https://example.com/{path}", "2026-01-01T00:00:00+00:00", **(known | fields))


def link(path: str, kind: Any, problems: list[str] | None = None) -> MediaLink:
    return MediaLink(f"https://example.com/{path}", path, kind, problems=problems or [])


@pytest.mark.parametrize(
    ("path", "kind", "fields", "status", "problems"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_outcome(
    path: str, kind: str | None, fields: dict[str, Any], status: str, problems: list[str]
) -> None:
    one = link(path, kind)
    judge(one, asked(path, **fields))
    assert (one.status, one.problems) == (status, problems)
    assert one.probed == "2026-01-01T00:00:00+00:00"
    assert one.http_status == fields.get("http_status", 200)


def test_every_outcome_has_an_example() -> None:
    told = {code for case in CASES for code in case[5]}
    others = {problem for problem, status in OUTCOMES.items() if status == "broken"} - told
    for problem in others:
        one = link("a.jpg", "image")
        judge(one, asked("a.jpg", problem=problem, http_status=None))
        assert (one.status, one.problems) == ("broken", [problem])
    assert set(OUTCOMES) == told | others


def test_what_was_suspected_is_settled_by_a_good_answer() -> None:
    one = link("a", None, ["unknown-kind", "truncated", "kind-mismatch"])
    judge(one, asked("a", content_type="video/mp4", sniffed="video/mp4"))
    assert (one.kind, one.problems, one.status) == ("video", ["kind-mismatch"], "suspect")
    one = link("a", None, ["unknown-kind", "truncated"])
    judge(one, asked("a", http_status=404))
    assert (one.kind, one.status) == (None, "broken")
    assert one.problems == ["unknown-kind", "truncated", "not-found"]


def test_a_network_that_the_user_allows_is_not_unsafe() -> None:
    one = link("a.jpg", "image", ["private-host"])
    judge(one, asked("a.jpg", sniffed="image/jpeg"))
    assert (one.status, one.problems) == ("ok", [])


def test_no_answer_takes_out_what_an_earlier_one_said() -> None:
    one = link("a.jpg", "image", ["kind-mismatch"])
    one.status = "suspect"
    before = MediaLink(**{name: getattr(one, name) for name in MediaLink.__struct_fields__})
    judge(one, asked("a.jpg", http_status=404, final_url="https://example.com/b"))
    assert (one.http_status, one.final_url) == (404, "https://example.com/b")
    judge(one, None)
    assert one == before


@given(
    st.sampled_from([case[3] for case in CASES]),
    st.sampled_from([case[3] for case in CASES]),
    st.sampled_from(["a", "a.jpg", "a.mp4", "a.pdf"]),
    st.sampled_from([None, "image", "video", "audio", "document", "embed"]),
)
def test_the_last_answer_counts_and_twice_is_as_once(
    first: dict[str, Any], last: dict[str, Any], path: str, kind: Any
) -> None:
    one = link(path, kind)
    judge(one, asked(path, **first))
    judge(one, asked(path, **last))
    told = (one.status, one.problems, one.kind)
    judge(one, asked(path, **last))
    assert (one.status, one.problems, one.kind) == told
    assert one.status in ("ok", "suspect", "broken", "unsafe", "unchecked")
