"""Where suites and expectations come from."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from cleaner.plugins import Plugins


class ExpectationSource(msgspec.Struct, frozen=True):
    """What a plugin gives to the gate.

    `suites` is a folder of suites, one JSON file each, named as the suite. `modules` are the
    names of modules that define expectations; they are imported only when a gate runs. Beside
    each module's expectations lies their JSON schema: `schemas` is the folder, one file an
    expectation, named as its class, in the form of Great Expectations' own.
    With `first`, its suites go before those of the same name that others give.
    """

    suites: Path
    modules: tuple[str, ...] = ()
    schemas: Path | None = None
    first: bool = False


def all_sources(plugins: "Plugins", folder: str) -> list[ExpectationSource]:
    """Give what plugins give, and the suites of the user's own folder, "" for none."""
    own = [ExpectationSource(Path(folder), first=True)] if folder else []
    return [*own, *(source for _, source in plugins.collect("cleaner_expectations"))]
