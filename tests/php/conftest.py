"""A PHP with and one without Xdebug, for the whole session."""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.php.printers import DIALECTS, Printer
from tests.php.process import PLAIN, XDEBUG, Php, missing, must_not_miss

EXAMPLES = int(os.environ.get("HYPOTHESIS_PHP_EXAMPLES", "100"))
"""How many values each test of each dialect tries."""


PrinterOf = Callable[[str], Printer]


def _started(arguments: tuple[str, ...]) -> Iterator[Php]:
    reason = missing(arguments)
    if reason is not None:
        (pytest.fail if must_not_miss() else pytest.skip)(reason)
    php = Php(*arguments)
    yield php
    php.close()


@pytest.fixture(scope="session")
def plain_php() -> Iterator[Php]:
    """PHP as it comes."""
    yield from _started(PLAIN)


@pytest.fixture(scope="session")
def xdebug_php() -> Iterator[Php]:
    """PHP with Xdebug, whose `var_dump` prints its own form."""
    yield from _started(XDEBUG)


@pytest.fixture(scope="session")
def printer_of(request: pytest.FixtureRequest) -> PrinterOf:
    """What gives the printer of a dialect."""

    def made(dialect: str) -> Printer:
        php = "plain_php" if DIALECTS[dialect].ini is None else "xdebug_php"
        return Printer(request.getfixturevalue(php), dialect)

    return made


@pytest.fixture(scope="session", params=sorted(DIALECTS))
def printer(request: pytest.FixtureRequest, printer_of: PrinterOf) -> Printer:
    """The printer of each dialect in turn."""
    return printer_of(request.param)
