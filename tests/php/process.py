"""A PHP that waits for values to print, so that each costs no start of a process."""

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cleaner_phpdump.nodes import Node

SERVER = Path(__file__).with_name("server.php")
PLAIN = ("-n",)
XDEBUG = ("-n", "-d", "zend_extension=xdebug.so", "-d", "xdebug.mode=develop")
LIMITS = ("xdebug.var_display_max_depth", "xdebug.var_display_max_children", "xdebug.var_display_max_data")  # fmt: skip
UNLIMITED = dict.fromkeys(LIMITS, "-1")


class PhpError(Exception):
    """PHP could not make or print a value."""


class Printed(NamedTuple):
    """What PHP printed, decoded as scraped text is, and the numbers of its objects in order."""

    text: str
    ids: list[int]


class Php:
    """One process of `server.php`, started when it is first asked and again where it died."""

    def __init__(self, *arguments: str) -> None:
        self._command = ["php", *arguments, str(SERVER)]
        self._process: subprocess.Popen[bytes] | None = None

    def show(self, printer: str, node: Node, ini: Mapping[str, str] | None = None) -> Printed:
        """Let PHP build the value of a node and print it. Raises `PhpError`."""
        return self._ask({"print": printer, "node": node, "ini": ini or {}})

    def run(self, printer: str, code: str, ini: Mapping[str, str] | None = None) -> str:
        """Let PHP run code of these tests (`return ...;`) and print its value. Raises `PhpError`."""
        return self._ask({"print": printer, "code": code, "ini": ini or {}}).text

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, request: dict[str, Any]) -> Printed:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            reply = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:
            self.close()
            raise PhpError(f"PHP died at {request}") from error
        if "error" in reply:
            raise PhpError(f"{reply['error']} at {request}")
        return Printed(b64decode(reply["out"]).decode("utf-8", "surrogateescape"), reply["ids"])

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process


def missing(arguments: tuple[str, ...]) -> str | None:
    """Tell why a PHP with these arguments can't be used here; None where it can."""
    if shutil.which("php") is None:
        return "there is no php on the path"
    probe = "echo PHP_VERSION_ID, extension_loaded('xdebug') ? ' xdebug' : '';"
    done = subprocess.run(
        ["php", *arguments, "-r", probe], capture_output=True, text=True, check=False
    )
    version, _, extension = done.stdout.partition(" ")
    if not version.isdigit() or not 80200 <= int(version) < 80300:
        # other versions print some values otherwise, and don't know the classes of the server
        return f"needs PHP 8.2, not {version or done.stderr!r}"
    if "zend_extension=xdebug.so" in arguments and not extension:
        return "PHP has no Xdebug here"
    return None


def must_not_miss() -> bool:
    """Tell whether a missing PHP is a failure: on a build server it is."""
    return bool(os.environ.get("CI"))
