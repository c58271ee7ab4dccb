"""Where suites and expectations come from."""

from collections.abc import Mapping
from pathlib import Path

import msgspec


class ExpectationSource(msgspec.Struct, frozen=True):
    """What a plugin gives to the gate.

    `suites` is a folder of suites, one JSON file each, named as the suite. `modules` are the
    names of modules that define expectations; they are imported only when a gate runs. Beside
    each module's expectations lies their JSON schema: `schemas` is the folder, one file an
    expectation, named as its class, in the form of Great Expectations' own.

    `finders` names for expectations on texts the function that gives the first place which fails,
    or None, as "module:function"; it must not need Great Expectations. By it a suite is learned.
    """

    suites: Path
    modules: tuple[str, ...] = ()
    schemas: Path | None = None
    finders: Mapping[str, str] = {}
