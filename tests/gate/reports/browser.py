"""A real browser without a window, spoken to over its DevTools protocol by pipes."""

import base64
import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)

# what a page must not do: speak, ask, load from elsewhere
_NOTED = {
    "Runtime.consoleAPICalled",
    "Runtime.exceptionThrown",
    "Log.entryAdded",
    "Page.javascriptDialogOpening",
    "Page.windowOpen",
}


class Browser:
    """One page at a time. `noted` are the events of it that are worth a look, `asked` its requests."""

    def __init__(self, into: int, out: int) -> None:
        self._into, self._out = into, out
        self._buffer = b""
        self._count = 0
        self._session: str | None = None
        self.noted: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self._loaded = False

    def open(self, path: Path, *, width: int, height: int = 900, dark: bool = False) -> None:
        """Load a file in a new page of a size in CSS pixels, and wait until it is there."""
        self._session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.resize(width, height)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.noted, self.asked, self._loaded = [], [], False
        self.call("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._receive()
        # whatever was to come of scripts and broken pictures has come after a frame was drawn
        self.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 200)))")

    def resize(self, width: int, height: int) -> None:
        """Give the page another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 600,
        )  # fmt: skip

    def evaluate(self, expression: str) -> Any:
        """Evaluate JavaScript from outside: the page's policy does not bind it."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def screenshot(self) -> bytes:
        """Draw what can be seen without scrolling as a PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and give its result; what is told meanwhile is noted."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._into, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._count:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            data = os.read(self._out, 1 << 16)
            assert data, "the browser is gone"
            self._buffer += data
        raw, self._buffer = self._buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(raw)
        method = message.get("method")
        if method in _NOTED:
            self.noted.append(message)
        elif method == "Network.requestWillBeSent":
            self.asked.append(message["params"]["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded = True
        if method == "Page.javascriptDialogOpening":
            self.call("Page.handleJavaScriptDialog", accept=True)
        return message


@contextmanager
def browsing(folder: Path) -> Iterator[Browser]:
    """Start a browser with a profile of its own in a folder; it ends with the block."""
    assert PROGRAM
    theirs_in, into = os.pipe()
    out, theirs_out = os.pipe()
    options = (
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
        f"--user-data-dir={folder}", "--remote-debugging-pipe",
    )  # fmt: skip
    # the browser reads from descriptor 3 and writes to 4
    script = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    with subprocess.Popen(
        ["bash", "-c", script, PROGRAM, *options],
        pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            browser = Browser(into, out)
            yield browser
        finally:
            os.close(into)
            os.close(out)
            process.terminate()


def different_rows(png: bytes) -> int:
    """Count the different rows of a picture, as they are packed: of a blank one all are alike."""
    at, packed = 8, b""
    width = 0
    while at < len(png):
        size, kind = int.from_bytes(png[at : at + 4]), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width = int.from_bytes(body[:4])
            samples = {2: 3, 6: 4}[body[9]]
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    rows = zlib.decompress(packed)
    step = 1 + width * samples
    return len({rows[start : start + step] for start in range(0, len(rows), step)})
