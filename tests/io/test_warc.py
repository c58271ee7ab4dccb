"""Web archives: what becomes a document, what is left out, what is broken."""

import contextlib
import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.config import InputConfig
from cleaner.document import RawDocument, Rejected
from cleaner.io import zstd
from cleaner.io.http import BodyError, content_of, parse_response
from cleaner.io.inputs import Inputs
from cleaner.io.readers import cleaner_read
from cleaner.io.salvage import SalvagedGzip
from tests.io.archives import http, page, record


def read(path: Path, max_bytes: int = 10_000) -> tuple[list[RawDocument | Rejected], Inputs]:
    inputs = Inputs([str(path)], InputConfig(max_bytes=max_bytes))
    return [one for source in inputs.sources() for one in cleaner_read(source) or []], inputs


def ids(found: list[RawDocument | Rejected]) -> list[str | None]:
    """Give the name of each document, and None for what was rejected."""
    return [(one.id or "")[9:] if isinstance(one, RawDocument) else None for one in found]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.warc", b"".join),
        ("a.warc.gz", lambda records: b"".join(map(gzip.compress, records))),
        ("one-member.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("a.warc.zst", lambda records: b"".join(map(zstd.compress, records))),
        ("told-by-content", b"".join),
        ("told-by-content-gz", lambda records: b"".join(map(gzip.compress, records))),
    ],
)
def test_responses_are_documents(
    tmp_path: Path, name: str, pack: Callable[[list[bytes]], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack([record("info", b"x: y", "warcinfo"), page("one"), page("two")]))
    found, inputs = read(path)
    assert found == [
        RawDocument(
            path.as_posix(),
            f"<p>{name}".encode(),
            id=f"urn:uuid:{name}",
            row=row,
            media_type="text/html",
            charset="utf-8",
            url=f"http://a.example/{name}",
            extra={
                "warc_type": "response",
                "warc_date": "2024-05-04T18:18:31Z",
                "http_status": 200,
            },
        )
        for row, name in ((2, "one"), (3, "two"))
    ]
    assert inputs.skipped == {"WARC warcinfo": 1}


def test_wet_and_resources(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.wet"
    path.write_bytes(
        record("one", "déjà".encode(), "conversion", "text/plain", version="1.1")
        + record("two", b"<p>", "resource", "text/html; charset=gbk")
    )
    (one, two), _ = read(path)
    assert isinstance(one, RawDocument)
    assert isinstance(two, RawDocument)
    assert (one.data, one.media_type) == ("déjà".encode(), "text/plain")
    assert (two.data, two.media_type, two.charset) == (b"<p>", "text/html", "gbk")
    assert "http_status" not in two.extra


@pytest.mark.parametrize(
    ("kind", "skipped"),
    [
        (record("x", b"GET / HTTP/1.1\r\n\r\n", "request"), "WARC request"),
        (record("x", http(b""), "revisit"), "WARC revisit"),
        (record("x", b"", "strange"), "WARC other"),
        (record("x", http(b"\xff\xd8\xff", "Content-Type: image/jpeg")), "WARC image"),
        (record("x", http(b"{}", "Content-Type: application/json")), "WARC application"),
        (record("x", http(b"a{}", "Content-Type: text/css")), "WARC other text"),
        (record("x", http(b"\x89PNG\r\n\x1a\n\0")), "WARC binary"),
        (record("x", http(b"moved", status="301 Moved")), "WARC status 3xx"),
        (record("x", http(b"x" * 90_000, "Content-Type: video/mp4")), "WARC video"),
        (record("x", b"example.com. IN A", content_type="text/dns"), "WARC response of another protocol"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_left_out_and_counted(tmp_path: Path, kind: bytes, skipped: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page("one") + kind + page("two"))
    found, inputs = read(path)
    assert ids(found) == ["one", "two"]
    assert inputs.skipped == {skipped: 1}


@pytest.mark.parametrize(
    ("name", "broken", "said"),
    [
        ("junk", b"junk\r\n\r\n", "record 2 does not begin as a WARC record: b'junk"),
        ("long", record("x", http(b"x"), length=99_999), "record 2 is cut off: "),
        ("swallows one", record("x", http(b"x"), length=300), "record 2 has a wrong Content-Length"),
        ("short", record("x", http(b"x" * 50), length=70), "record 2 has a wrong Content-Length"),
        ("no number", record("x", http(b"x"), length="many"), 'record 2 has the Content-Length "many"'),
        ("negative", record("x", http(b"x"), length=-5), 'record 2 has the Content-Length "-5"'),
        ("no HTTP", record("x", b"hello"), "record 2 holds no HTTP response"),
        ("too large", record("x", http(b"x" * 20_000)), "record 2 is larger than [input] max_bytes"),
        ("much too large", record("x", http(b"x" * 200_000)), "record 2 is larger than [input]"),
        (
            "cut gzip",
            record("x", http(gzip.compress(b"x" * 50, mtime=0)[:-9], "Content-Encoding: gzip")),
            "record 2 has a body that is cut off (gzip",
        ),
        (
            "bomb",
            record("x", http(gzip.compress(b"x" * 9_000_000, mtime=0), "Content-Encoding: gzip")),
            "record 2 is larger than [input] max_bytes",
        ),
        (
            "brotli",
            record("x", http(b"\x0b", "Content-Encoding: br")),
            'record 2 has a body compressed with "br", which is not known',
        ),
    ],
)  # fmt: skip
def test_a_broken_record_costs_itself_only(
    tmp_path: Path, name: str, broken: bytes, said: str
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(page("one") + broken + page("two") + page("three"))
    found, _ = read(path)
    assert ids(found) == ["one", None, "two", "three"]
    bad = found[1]
    assert isinstance(bad, Rejected)
    assert bad.reason.startswith(said)
    assert bad.row == 2


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_archive_that_breaks_off_says_so(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(pack(page("one")) + pack(page("two"))[:-40])
    found, _ = read(path)
    assert ids(found) == ["one", None]


def test_damage_in_a_gzip_member_costs_its_record_only(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    members = [gzip.compress(page(name), mtime=0) for name in ("one", "two", "three", "four")]
    for broken in (
        b"\x1f\x8b\x08junkjunkjunk",
        b"\0" * 99,
        members[1][:40] + b"\xff\xff\xff\xff" + members[1][44:],
        members[1][:-20],
        members[1][:-8] + b"\0\0\0\0" + members[1][-4:],
    ):
        path.write_bytes(members[0] + broken + members[2] + b"\0" * 20 + members[3])
        found, _ = read(path)
        good = [one for one in ids(found) if one]
        assert [one for one in good if one != "two"] == ["one", "three", "four"]
        assert (None in ids(found)) == bool(broken.strip(b"\0"))


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_damage_ends(damage: bytes, size: int) -> None:
    members = [gzip.compress(word * 9, mtime=0) for word in (b"one", b"two")]
    reader = SalvagedGzip(io.BytesIO(members[0] + damage + members[1]))
    with contextlib.suppress(EOFError):
        read_all = b"".join(iter(lambda: reader.read(size) or b"", b""))
        assert read_all.startswith(b"one" * 9)


def test_damage_in_too_many_places_is_an_error() -> None:
    reader = SalvagedGzip(io.BytesIO(b"\x1f\x8b\x08\xff" * 5000))
    with pytest.raises(zlib.error):
        reader.readall()


@pytest.mark.parametrize(
    ("name", "body", "headers", "content"),
    [
        ("as it is", b"hello", (), b"hello"),
        ("chunked", b"3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", ("Transfer-Encoding: Chunked",), b"hello"),
        ("not chunked any more", b"hello", ("Transfer-Encoding: chunked",), b"hello"),
        ("gzip", gzip.compress(b"hello", mtime=0), ("Content-Encoding: GZIP",), b"hello"),
        ("not gzip any more", b"hello", ("Content-Encoding: gzip",), b"hello"),
        ("zlib", zlib.compress(b"hello"), ("Content-Encoding: deflate",), b"hello"),
        ("bare deflate", zlib.compress(b"hello")[2:-4], ("Content-Encoding: deflate",), b"hello"),
        ("zstd", zstd.compress(b"hello"), ("Content-Encoding: zstd",), b"hello"),
        ("identity", b"hello", ("Content-Encoding: identity",), b"hello"),
        ("twice", gzip.compress(zlib.compress(b"hello"), mtime=0), ("Content-Encoding: deflate, gzip",), b"hello"),
        ("no body", b"", ("Content-Encoding: gzip",), b""),
    ],
)  # fmt: skip
def test_encodings_of_the_body_are_undone(
    name: str, body: bytes, headers: tuple[str, ...], content: bytes
) -> None:
    assert content_of(parse_response(http(body, *headers)), 99) == content


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"3\r\nhel\r\n9\r\nlo", ("Transfer-Encoding: chunked",)),
        (b"3\r\nhel\r\nlo", ("Transfer-Encoding: chunked",)),
        (b"\x1f\x8bjunk", ("Content-Encoding: gzip",)),
        (b"junk", ("Content-Encoding: deflate",)),
    ],
)
def test_a_damaged_body_is_said(body: bytes, headers: tuple[str, ...]) -> None:
    with pytest.raises(BodyError):
        content_of(parse_response(http(body, *headers)), 99)


def test_headers_may_be_folded_and_bare() -> None:
    response = parse_response(b"HTTP/1.0 200\nContent-Type: text/html;\n charset=gbk\nx\n\nhello")
    assert response.headers == {"content-type": "text/html; charset=gbk"}
    assert (response.status, response.body) == (200, b"hello")


PIECES = st.sampled_from(
    [page("a"), b"WARC/1.0\r\n", b"Content-Length: 9\r\n", b"\r\n", b"WARC-Type: response\r\n", b"x", b":",
     record("b", http(b"y"), length=2000), b"HTTP/1.1 200\r\n\r\n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "a.warc"
    path.write_bytes(data)
    found, _ = read(path)
    assert ids(found).count("a") <= data.count(page("a"))


@pytest.mark.parametrize(
    "piece", [b"WARC/1.0\r\n", b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\n", b"\n", b"a:\r\n"]
)
def test_hostile_archives_end(tmp_path: Path, piece: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\n" + piece * (1_000_000 // len(piece)))
    start = perf_counter()
    read(path, 10_000_000)
    assert perf_counter() - start < 20
