"""What asks and what is answered: the contract between `cleaner links` and a plugin that probes."""

from collections.abc import Callable, Iterable
from typing import Protocol, runtime_checkable

import msgspec

from cleaner.document import MediaLink


class Answer(msgspec.Struct, frozen=True):
    """What came of asking for one address.

    `address` is the one asked, `asked` when (ISO 8601, UTC). `problem` is the code of what kept it
    from being answered ("timeout", "dns-failed", "private-host"), None where a server answered;
    `detail` says it in words, for a person. `http_status`, `content_type` (as the server declares
    it) and `bytes` (the size of the whole file, None where it is not told) are the last hop's.
    `sniffed` is the media type that the first bytes show, None where they show none; `empty` tells
    that the body had none. `final_url` is where redirects led, None where there was none.
    `attempts` counts the requests.
    """

    address: str
    asked: str
    problem: str | None = None
    detail: str = ""
    http_status: int | None = None
    content_type: str | None = None
    bytes: int | None = None
    sniffed: str | None = None
    empty: bool = False
    final_url: str | None = None
    attempts: int = 1


@runtime_checkable
class Prober(Protocol):
    """Asks for addresses, and judges links by the answers."""

    def address(self, link: MediaLink) -> str | None:
        """Give the address to ask for a link; None where it must not or need not be asked.

        Links that differ in their fragment only have one address.
        """
        ...

    def ask(self, addresses: Iterable[str], answered: Callable[[Answer], None]) -> None:
        """Ask for distinct addresses; `answered` is called with each answer as it comes.

        `addresses` may be long: it is read as far as is needed.
        """
        ...

    def judge(self, link: MediaLink, answer: Answer | None) -> None:
        """Put into a link what an answer says of it, instead of what an earlier one said.

        None for a link that is not asked: what an earlier answer said is taken out.
        """
        ...

    def is_lasting(self, answer: Answer) -> bool:
        """Tell whether an answer may be used again later: a server that is down may come back."""
        ...
