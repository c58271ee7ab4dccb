"""What a server can do with a request: reply, or play a script; by turn, by method, by range."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_RANGE = re.compile(r"bytes=(\d{1,19})-(\d{0,19})\Z")
_BODILESS = (204, 304)


@dataclass(frozen=True)
class Request:
    """What was asked: `headers` by their names in lower case, `turn` counts from 0 for a path."""

    method: str
    path: str
    headers: dict[str, str]
    turn: int = 0


@dataclass(frozen=True)
class Reply:
    """A whole answer, over a connection that stays open. `ranges`: a part is given if asked for.

    `tells_total`: whether a part comes with the size of the whole.
    """

    body: bytes = b""
    content_type: str | None = "image/jpeg"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    ranges: bool = True
    tells_total: bool = True
    closes: bool = False

    def bytes_for(self, request: Request) -> bytes:
        """Give what goes over the wire."""
        status, body = self.status, self.body
        lines = [f"{name}: {value}\r\n" for name, value in self.headers]
        if self.content_type is not None:
            lines.append(f"Content-Type: {self.content_type}\r\n")
        if self.ranges and status == 200:
            lines.append("Accept-Ranges: bytes\r\n")
            status, body = self._part(request, lines)
        if status not in _BODILESS:
            lines.append(f"Content-Length: {len(body)}\r\n")
        if self.closes:
            lines.append("Connection: close\r\n")
        head = f"HTTP/1.1 {status} Said\r\n{''.join(lines)}\r\n".encode()
        return head if request.method == "HEAD" or status in _BODILESS else head + body

    def _part(self, request: Request, lines: list[str]) -> tuple[int, bytes]:
        size = len(self.body)
        asked = _RANGE.match(request.headers.get("range", ""))
        if request.method != "GET" or not asked or not size:
            return 200, self.body
        first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
        if first > last:
            lines.append(f"Content-Range: bytes */{size}\r\n")
            return 416, b""
        total = size if self.tells_total else "*"
        lines.append(f"Content-Range: bytes {first}-{last}/{total}\r\n")
        return 206, self.body[first : last + 1]


@dataclass(frozen=True)
class Wait:
    """A step of a script: say nothing for some seconds."""

    seconds: float


@dataclass(frozen=True)
class Forever:
    """A step of a script: the same again and again, until the client has had enough."""

    data: bytes
    pause: float = 0


@dataclass(frozen=True)
class Reset:
    """A step of a script: the connection is gone, without a good-bye."""


@dataclass(frozen=True)
class Script:
    """Bytes, waits and worse, one after another; then the connection is closed."""

    steps: tuple[bytes | Wait | Forever | Reset, ...] = ()


Action = Reply | Script | Callable[[Request], "Action"]


def in_turn(*actions: Action) -> Action:
    """Do another thing with each request for the same address; the last one from then on."""
    return lambda request: actions[min(request.turn, len(actions) - 1)]


def to_head(head: Action, other: Action) -> Action:
    """Do one thing with HEAD, and another with all else."""
    return lambda request: head if request.method == "HEAD" else other


def to_range(ranged: Action, other: Action) -> Action:
    """Do one thing where a part is asked for, and another where all is."""
    return lambda request: ranged if "range" in request.headers else other


def redirect(location: str | None, status: int = 302) -> Reply:
    """Lead elsewhere; or, with None, nowhere."""
    headers = () if location is None else (("Location", location),)
    return Reply(b"", "text/html", status, headers)


def script(*steps: bytes | Wait | Forever | Reset) -> Script:
    """Give a script of these steps."""
    return Script(steps)
