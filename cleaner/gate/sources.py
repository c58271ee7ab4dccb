"""Where suites and expectations come from."""

from pathlib import Path

import msgspec


class ExpectationSource(msgspec.Struct, frozen=True):
    """What a plugin gives to the gate.

    `suites` is a folder of suites, one JSON file each, named as the suite. `modules` are the
    names of modules that define expectations; they are imported only when a gate runs. Beside
    each module's expectations lies their JSON schema: `schemas` is the folder, one file an
    expectation, named as its class, in the form of Great Expectations' own.
    """

    suites: Path
    modules: tuple[str, ...] = ()
    schemas: Path | None = None
