"""What the server does at each path, and what a right prober says of it."""

import gzip
import time
import zlib
from dataclasses import dataclass
from email.utils import formatdate
from functools import cache
from urllib.parse import unquote

from tests.plugins.cleaner_media.probing import samples
from tests.plugins.cleaner_media.probing.replies import (
    Action,
    Forever,
    Reply,
    Request,
    Reset,
    Script,
    Wait,
    in_turn,
    redirect,
    script,
    to_head,
    to_range,
)
from tests.plugins.cleaner_media.probing.samples import HTML, JPEG, JSON, MP4, PNG, TEXT

LARGE = JPEG + bytes(3_000_000)
GOOD = Reply(JPEG)
PARTS = Reply(
    b"--x\r\nContent-Type: image/jpeg\r\n\r\nab\r\n--x--", "multipart/byteranges; boundary=x", 206
)
NO_RANGE = Reply(b"", "text/html", 416, (("Content-Range", "bytes */0"),))
NOT_FOUND = Reply(HTML, "text/html", 404)
SAID = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: image/jpeg\r\n"
CLOSED_LENGTH = SAID + b"Content-Length: %d\r\n\r\n"


@dataclass(frozen=True)
class Said:
    """What a prober says. None: nothing is wrong, or for the other fields: not to be compared.

    `status`, `sniffed` and `size` are the last answer's, `lands` is the path that redirects led to.
    A status of 200 stands for 206 too, which a part comes with.
    """

    problem: str | None = None
    status: int | None = None
    sniffed: str | None = None
    size: int | None = None
    lands: str | None = None


FINE = Said(None, 200, "image/jpeg")
LANDED = Said(None, 200, "image/jpeg", len(JPEG), "/ok/a.jpg")


def _file(body: bytes, declared: str) -> tuple[Reply, Said]:
    return Reply(body, declared), Said(None, 200, declared, len(body))


def _in_chunks(*chunks: bytes) -> bytes:
    coded = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return SAID + b"Transfer-Encoding: chunked\r\n\r\n" + coded + b"0\r\n\r\n"


def _status(status: int, *headers: tuple[str, str]) -> Reply:
    return Reply(HTML, "text/html", status, headers)


def _later(request: Request) -> Reply:
    """Ask to come back, by the clock."""
    return _status(429, ("Retry-After", formatdate(time.time() + 1, usegmt=True)))


def _to(request: Request) -> Reply:
    return redirect(unquote(request.path.partition("?to=")[2]))


def _slowly_on(request: Request) -> Script:
    location = f"Location: {request.path}a" if "?" in request.path else "Location: ?a"
    head = f"HTTP/1.1 302 Found\r\nConnection: close\r\n{location}\r\n\r\n"
    return script(Wait(0.4), head.encode())


def _zipped(body: bytes) -> Reply:
    return Reply(body, headers=(("Content-Encoding", "gzip"),), ranges=False)


@cache
def _bomb() -> Reply:
    """A picture with 100 MB of nothing behind it, in 100 kB."""
    packer = zlib.compressobj(wbits=31)
    nothing = bytes(1_000_000)
    parts = [packer.compress(JPEG), *(packer.compress(nothing) for _ in range(100)), packer.flush()]
    return _zipped(b"".join(parts))


def _part(start: int, status: int) -> Reply:
    told = ("Content-Range", f"bytes {start}-{start + 2047}/{len(LARGE)}")
    return Reply(LARGE[start : start + 2048], "image/jpeg", status, (told,), ranges=False)


STATUSES = {
    **dict.fromkeys((404, 410), "not-found"),
    **dict.fromkeys((401, 402, 403, 407, 451), "access-denied"),
    **dict.fromkeys((500, 502, 503, 504, 520), "server-error"),
    **dict.fromkeys((400, 406, 418, 300, 304, 999), "http-error"),
}

BEHAVIOURS: list[tuple[str, str, Action, Said]] = [
    # good files
    ("JPEG", "/ok/a.jpg", *_file(JPEG, "image/jpeg")),
    ("PNG", "/ok/a.png", *_file(PNG, "image/png")),
    ("GIF", "/ok/a.gif", *_file(samples.GIF, "image/gif")),
    ("WebP", "/ok/a.webp", *_file(samples.WEBP, "image/webp")),
    ("AVIF", "/ok/a.avif", *_file(samples.AVIF, "image/avif")),
    ("SVG", "/ok/a.svg", *_file(samples.SVG, "image/svg+xml")),
    ("MP4", "/ok/a.mp4", *_file(MP4, "video/mp4")),
    ("WebM", "/ok/a.webm", *_file(samples.WEBM, "video/webm")),
    ("MP3", "/ok/a.mp3", *_file(samples.MP3, "audio/mpeg")),
    ("Ogg", "/ok/a.ogg", *_file(samples.OGG, "audio/ogg")),
    ("HLS", "/ok/a.m3u8", *_file(samples.HLS, "application/vnd.apple.mpegurl")),
    ("PDF", "/ok/a.pdf", *_file(samples.PDF, "application/pdf")),
    ("no extension", "/ok/picture", *_file(JPEG, "image/jpeg")),
    ("letters of old", "/ok/caf%E9.jpg", *_file(JPEG, "image/jpeg")),
    ("other letters", "/ok/%C3%A4.jpg", *_file(JPEG, "image/jpeg")),
    ("ranges", "/range/a.jpg", Reply(LARGE), Said(None, None, "image/jpeg", len(LARGE))),
    ("no ranges", "/no-range/a.jpg", Reply(LARGE, ranges=False), Said(None, 200, "image/jpeg", len(LARGE))),
    ("a range of nobody knows", "/range/no-total.jpg", Reply(LARGE, tells_total=False), Said(None, None, "image/jpeg")),
    ("closes", "/ok/close.jpg", Reply(JPEG, closes=True), FINE),
    ("in chunks", "/ok/chunks.jpg", script(_in_chunks(JPEG[:9], JPEG[9:])), FINE),
    ("no length", "/ok/no-length.jpg", script(SAID + b"\r\n" + JPEG), FINE),
    ("HTTP/1.0", "/ok/http-1.0.jpg", script(b"HTTP/1.0 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + JPEG), FINE),
    ("hints before", "/ok/hints.jpg", script(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + CLOSED_LENGTH % len(JPEG) + JPEG), FINE),
    ("loud headers", "/ok/loud.jpg", script(b"HTTP/1.1 200 OK\r\nCONTENT-TYPE:image/jpeg\r\ncontent-LENGTH:   %d  \r\nx_ODD!~: 1\r\n\r\n" % len(JPEG) + JPEG), FINE),
    ("a type said twice", "/ok/twice.jpg", Reply(JPEG, "image/jpeg, image/jpeg"), FINE),
    ("loud type", "/ok/loud-type.jpg", Reply(JPEG, "IMAGE/JPEG; charset=x"), FINE),
    ("cookies", "/ok/cookies.jpg", Reply(JPEG, headers=(("Set-Cookie", "id=7; Path=/"),)), FINE),
    ("one in a while", "/slow/little.jpg", script(Wait(0.2), CLOSED_LENGTH % len(JPEG) + JPEG), FINE),
    ("a part called the whole", "/range/200.jpg", to_range(_part(0, 200), Reply(LARGE, ranges=False)), Said(None, 200, "image/jpeg", len(LARGE))),
    ("another part", "/range/other.jpg", to_range(_part(5000, 206), GOOD), FINE),
    ("parts in a body", "/range/parts.jpg", to_range(PARTS, GOOD), FINE),
    # what refuses a cheap question
    ("HEAD forbidden", "/head/403.jpg", to_head(_status(403), GOOD), FINE),
    ("HEAD not there", "/head/404.jpg", to_head(_status(404), GOOD), FINE),
    ("HEAD not allowed", "/head/405.jpg", to_head(_status(405), GOOD), FINE),
    ("HEAD not known", "/head/501.jpg", to_head(_status(501), GOOD), FINE),
    ("HEAD reset", "/head/reset.jpg", to_head(script(Reset()), GOOD), FINE),
    ("HEAD dropped", "/head/dropped.jpg", to_head(script(), GOOD), FINE),
    ("range unsatisfiable", "/range/416.jpg", to_range(_status(416), GOOD), FINE),
    ("range forbidden", "/range/403.jpg", to_range(_status(403), GOOD), FINE),
    # status
    *((f"status {status}", f"/status/{status}.jpg", _status(status), Said(problem, status)) for status, problem in STATUSES.items()),
    ("down for a moment", "/again/503.jpg", in_turn(_status(503), GOOD), FINE),
    ("down, and when not", "/again/503-after.jpg", in_turn(_status(503, ("Retry-After", "1")), GOOD), FINE),
    ("too many for a moment", "/again/429.jpg", in_turn(_status(429, ("Retry-After", "1")), GOOD), FINE),
    ("too many till a date", "/again/429-date.jpg", in_turn(_later, GOOD), FINE),
    ("too many, odd time", "/again/429-odd.jpg", in_turn(_status(429, ("Retry-After", "soon")), GOOD), FINE),
    ("too many forever", "/status/429.jpg", _status(429), Said("rate-limited", 429)),
    ("down till tomorrow", "/status/503-day.jpg", _status(503, ("Retry-After", "-1")), Said("server-error", 503)),
    # redirects
    *((f"redirect {status}", f"/redirect/{status}", redirect("/ok/a.jpg", status), LANDED) for status in (301, 302, 303, 307, 308)),
    ("redirects, three", "/redirect/chain/3", redirect("/redirect/chain/2"), LANDED),
    ("redirects, thirty", "/redirect/chain/30", redirect("/redirect/chain/29"), Said("too-many-redirects")),
    ("redirects, a loop", "/redirect/loop", redirect("/redirect/pool"), Said("too-many-redirects")),
    ("redirect to itself", "/redirect/itself", redirect("/redirect/itself"), Said("too-many-redirects")),
    ("redirect, relative", "/redirect/relative", redirect("../ok/a.jpg"), LANDED),
    ("redirect with a fragment", "/redirect/fragment", redirect("/ok/a.jpg#top"), Said(None, 200, "image/jpeg")),
    ("redirect of letters", "/redirect/letters", redirect("/ok/ä.jpg"), Said(None, 200, "image/jpeg", None, "/ok/%C3%A4.jpg")),
    ("redirect of raw bytes", "/redirect/raw", script(b"HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /ok/caf\xe9.jpg\r\n\r\n"), Said(None, 200, "image/jpeg", None, "/ok/caf%E9.jpg")),
    ("redirect to an endless address", "/redirect/long", redirect("/" + "a" * 9000), Said("bad-redirect")),
    ("redirect to TLS", "/redirect/to?to={tls}/ok/a.jpg", _to, LANDED),
    ("redirect to nothing", "/redirect/to-404", redirect("/nowhere.jpg"), Said("not-found", 404, None, None, "/nowhere.jpg")),
    ("redirect without address", "/redirect/none", redirect(None), Said("bad-redirect")),
    ("redirect to ftp", "/redirect/ftp", redirect("ftp://example.org/a.jpg"), Said("bad-redirect")),
    ("redirect to a file", "/redirect/file", redirect("file:///etc/passwd"), Said("bad-redirect")),
    ("redirect to a script", "/redirect/script", redirect("javascript:alert(1)"), Said("bad-redirect")),
    ("redirect to data", "/redirect/data", redirect("data:image/gif;base64,R0lGODlh"), Said("bad-redirect")),
    ("redirect to no URL", "/redirect/bad", redirect("http://exa mple:99999/"), Said("bad-redirect")),
    ("redirect with a password", "/redirect/to?to=http://user:secret@{host}/ok/a.jpg", _to, LANDED),
    ("redirect to loopback", "/redirect/to?to=http://127.66.0.1/a.jpg", _to, Said("private-address")),
    ("redirect to a private host", "/redirect/to?to=http://10.0.0.1/a.jpg", _to, Said("private-address")),
    ("redirect to metadata", "/redirect/to?to=http://169.254.169.254/latest/", _to, Said("private-address")),
    ("redirect to metadata in IPv6", "/redirect/to?to=http://[::ffff:a9fe:a9fe]/latest/", _to, Said("private-address")),
    # what is not what it says
    ("HTML for a picture", "/soft/html.jpg", Reply(HTML, "text/html"), Said("not-media", 200, "text/html")),
    ("HTML as a picture", "/soft/html-as.jpg", Reply(HTML), Said("not-media", 200, "text/html")),
    ("HTML for a film", "/soft/html.mp4", Reply(HTML, "video/mp4"), Said("not-media", 200, "text/html")),
    ("JSON as a picture", "/soft/json.jpg", Reply(JSON), Said("not-media", 200, "application/json")),
    ("text as a picture", "/soft/text.jpg", Reply(TEXT), Said("not-media", 200, "text/plain")),
    ("a redirect to the front page", "/soft/home.jpg", redirect("/"), Said("not-media", 200, "text/html", None, "/")),
    ("a film for a picture", "/type/film.jpg", Reply(MP4, "video/mp4"), Said("type-mismatch", 200, "video/mp4")),
    ("a film as a picture", "/type/film-as.jpg", Reply(MP4), Said("type-mismatch", 200, "video/mp4")),
    ("PNG as JPEG", "/type/png.jpg", Reply(PNG), Said(None, 200, "image/png")),
    ("JPEG as text", "/type/text.jpg", Reply(JPEG, "text/plain"), Said("type-mismatch", 200, "image/jpeg")),
    ("JPEG as anything", "/type/octets.jpg", Reply(JPEG, "application/octet-stream"), FINE),
    ("JPEG as nothing", "/type/none.jpg", Reply(JPEG, None), FINE),
    ("JPEG as nonsense", "/type/nonsense.jpg", Reply(JPEG, ";;/="), FINE),
    ("empty", "/empty/200.jpg", Reply(), Said("empty", 200)),
    ("empty, without a length", "/empty/no-length.jpg", script(SAID + b"\r\n"), Said("empty", 200)),
    ("empty, and no range of it", "/empty/416.jpg", to_range(NO_RANGE, Reply()), Said("empty")),
    ("no content", "/empty/204.jpg", Reply(status=204), Said("empty", 204)),
    # codings
    ("zipped", "/coding/gzip.jpg", _zipped(gzip.compress(JPEG)), Said(None, 200)),
    ("a bomb", "/coding/bomb.jpg", lambda request: _bomb(), Said(None, 200)),
    ("of an odd coding", "/coding/br.jpg", Reply(b"plainly not", headers=(("Content-Encoding", "br"),), ranges=False), Said(None, 200)),
    ("zipped, but is not", "/coding/not-gzip.jpg", _zipped(JPEG), Said(None, 200)),
    ("bad chunks", "/coding/chunks.jpg", script(SAID + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"), Said("bad-answer")),
    # more than anybody wants
    ("endless body", "/huge/endless.jpg", script(SAID + b"\r\n" + JPEG, Forever(bytes(65_536))), FINE),
    ("endless chunks", "/huge/chunks.jpg", script(_in_chunks(JPEG)[:-5], Forever(b"1000\r\n" + bytes(4096) + b"\r\n")), FINE),
    ("ten gigabytes", "/huge/10g.jpg", script(CLOSED_LENGTH % 10**10 + JPEG, Forever(bytes(65_536))), Said(None, 200, "image/jpeg", 10**10)),
    ("length beyond numbers", "/huge/length.jpg", script(SAID + b"Content-Length: " + b"9" * 4000 + b"\r\n\r\n" + JPEG), Said("bad-answer")),
    ("endless headers", "/huge/headers.jpg", script(SAID, Forever(b"X-More: and more\r\n" * 100)), Said("bad-answer")),
    ("a long header", "/huge/header.jpg", script(SAID + b"X-Long: " + b"x" * 10_000_000 + b"\r\n\r\n" + JPEG), Said("bad-answer")),
    ("100,000 headers", "/huge/100000.jpg", script(SAID + b"X-More: 1\r\n" * 100_000 + b"\r\n" + JPEG), Said("bad-answer")),
    ("an endless first line", "/huge/line.jpg", script(b"HTTP/1.1 200 ", Forever(b"O" * 65_536)), Said("bad-answer")),
    # no HTTP
    ("garbage", "/bad/garbage.jpg", script(bytes(range(256)) * 4), Said("bad-answer")),
    ("another protocol", "/bad/smtp.jpg", script(b"220 mail.example ESMTP\r\n"), Said("bad-answer")),
    ("HTTP/0.9", "/bad/http-0.9.jpg", script(HTML), Said("bad-answer")),
    ("two lengths", "/bad/lengths.jpg", script(SAID + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + JPEG), Said("bad-answer")),
    # slow
    ("late", "/slow/headers.jpg", script(Wait(30), CLOSED_LENGTH % len(JPEG) + JPEG), Said("timeout")),
    ("silent", "/slow/silent.jpg", script(Wait(86_400)), Said("timeout")),
    ("headers byte by byte", "/slow/header-bytes.jpg", script(SAID, Forever(b"x", 1)), Said("timeout")),
    ("a body that does not come", "/slow/no-body.jpg", script(CLOSED_LENGTH % len(JPEG), Wait(86_400)), Said("timeout")),
    ("body byte by byte", "/slow/bytes.jpg", script(SAID + b"\r\n", Forever(b"\xff", 1)), Said("timeout")),
    # dropped
    ("dropped", "/drop/at-once.jpg", script(), Said("connection-failed")),
    ("dropped in the headers", "/drop/headers.jpg", script(SAID), Said("connection-failed")),
    ("dropped before the body", "/drop/before-body.jpg", script(CLOSED_LENGTH % len(JPEG)), Said("connection-failed")),
    ("dropped in the body", "/drop/body.jpg", script(CLOSED_LENGTH % 100_000 + JPEG), Said("connection-failed")),
    ("reset", "/drop/reset.jpg", script(Reset()), Said("connection-failed")),
    ("reset in the headers", "/drop/reset-headers.jpg", script(SAID, Wait(0.05), Reset()), Said("connection-failed")),
    ("dropped twice", "/again/dropped.jpg", in_turn(script(), script(Reset()), GOOD), FINE),
]  # fmt: skip
"""Name, path, what the server does, what a prober says to whom no more than the server's own address
is opened (`Vetting(allow_networks=(server.host,))`): it must not go where some redirects lead.

`Server.url` puts its address for `{host}` and that of its TLS for `{tls}`."""

CASES: list[tuple[str, str, Said]] = [(name, path, said) for name, path, _, said in BEHAVIOURS]

ACTIONS: dict[str, Action] = {
    **{f"/redirect/chain/{left}": redirect(f"/redirect/chain/{left - 1}") for left in range(2, 30)},
    "/redirect/chain/1": redirect("/ok/a.jpg"),
    "/slow/redirect": _slowly_on,
    "/redirect/pool": redirect("/redirect/loop"),
    "/": Reply(HTML, "text/html"),
    "/robots.txt": Reply(b"User-agent: *\nDisallow: /robots/no/\n", "text/plain"),
    # who is told this leaves the server alone, so it is not among the others
    "/shut/429-day.jpg": _status(429, ("Retry-After", "86400")),
    "/robots/no/a.jpg": GOOD,
    "/robots/yes/a.jpg": GOOD,
    **{path.partition("?")[0]: action for _, path, action, _ in BEHAVIOURS},
}
