"""What a probe did, for `<out>.run.json` and the summary."""

import msgspec


class ProbeAccount(msgspec.Struct):
    """The account of a probe.

    `links` in the output led to `addresses`, distinct ones, of which `asked` were asked for and
    `known` had been before (from the file of answers). `not_asked` counts links that must not or
    need not be asked for. `problems` counts links by the code of what is wrong with them, of those
    found offline too. `seconds` is the wall time.
    """

    finished: str
    seconds: float
    links: int
    not_asked: int
    addresses: int
    asked: int
    known: int
    problems: dict[str, int]
