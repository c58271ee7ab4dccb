"""Web archives for the tests."""


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Make an HTTP response; without headers it is an HTML page."""
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join([*lines, "", ""]).encode() + body


def record(
    name: str,
    content: bytes,
    kind: str = "response",
    content_type: str = "application/http; msgtype=response",
    *,
    length: int | str | None = None,
    version: str = "1.0",
) -> bytes:
    """Make a record, with a Content-Length that may be wrong."""
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
        f"WARC-Target-URI: http://a.example/{name}\r\nWARC-Date: 2024-05-04T18:18:31Z\r\n"
        f"Content-Type: {content_type}\r\n"
        f"Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def page(name: str) -> bytes:
    """Make a record of a page that says its name."""
    return record(name, http(f"<p>{name}".encode()))
