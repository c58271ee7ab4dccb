"""What goes wrong with scrapes: each a function of the documents, of which a share is damaged."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import msgspec

from cleaner.document import Document
from tests.gate.drift.learning.good import sentences

Damage = Callable[[Sequence[Document], float], list[Document]]


def _each(change: Callable[[Document], dict[str, Any]]) -> Damage:
    """Make a damage of what becomes of one document."""

    def damage(documents: Sequence[Document], share: float) -> list[Document]:
        chosen = _chosen(documents, share)
        return [
            msgspec.structs.replace(one, **change(one)) if number in chosen else one
            for number, one in enumerate(documents)
        ]

    return damage


def _chosen(documents: Sequence[Document], share: float) -> set[int]:
    return set(Random(0).sample(range(len(documents)), round(len(documents) * share)))


def _gone(documents: Sequence[Document], share: float) -> list[Document]:
    chosen = _chosen(documents, share)
    return [one for number, one in enumerate(documents) if number not in chosen]


def _copies(documents: Sequence[Document], share: float) -> list[Document]:
    """Fetch the neighbour's page under one's own name."""
    chosen = _chosen(documents, share)
    return [
        msgspec.structs.replace(documents[number - 1], id=one.id, url=one.url)
        if number in chosen
        else one
        for number, one in enumerate(documents)
    ]


def _again(documents: Sequence[Document], share: float) -> list[Document]:
    """Write documents twice."""
    return [*documents, *(documents[number] for number in sorted(_chosen(documents, share)))]


def _half(text: str) -> str:
    return text[: len(text) // 2]


def _german_date(date: str | None) -> str | None:
    return date and f"{date[8:10]}.{date[5:7]}.{date[:4]}"


def _broken(document: Document) -> list[Any]:
    return [
        msgspec.structs.replace(link, status="broken", problems=["no-host"])
        for link in document.media
    ]


EACH: dict[str, Callable[[Document], dict[str, Any]]] = {
    "empty texts": lambda one: {"text": ""},
    "texts cut to a teaser": lambda one: {"text": one.text[:60]},
    "texts cut in half": lambda one: {"text": _half(one.text)},
    "mojibake": lambda one: {"text": f"{one.text} The cafÃ© is open."},
    "a PHP dump": lambda one: {"text": f'{one.text} array(1) {{ ["a"]=> string(3) "abc" }}'},
    "markup": lambda one: {"text": f'<p class="lead">{one.text}</p>'},
    "control characters": lambda one: {"text": f"{one.text}\x07"},
    "replacement characters": lambda one: {"text": one.text.replace("e", "\ufffd", 3)},
    "another language": lambda one: {
        "text": sentences(Random(one.id), "de", len(one.text.split())),
        "language": "de",
    },
    "an unknown language": lambda one: {"language": "xx"},
    "title lost": lambda one: {"title": None},
    "title blank": lambda one: {"title": ""},
    "dates lost": lambda one: {"published": None},
    "dates in another format": lambda one: {"published": _german_date(one.published)},
    "no media": lambda one: {"media": []},
    "broken media": lambda one: {"media": _broken(one)},
    "bytes lost in decoding": lambda one: {
        "encoding": one.encoding and msgspec.structs.replace(one.encoding, replaced=2)
    },
    "ids lost": lambda one: {"id": ""},
    "a kicker": lambda one: {"text": f"VIDEO\n\n{one.text}"},
    "a notice about cookies": lambda one: {
        "text": "We and our partners store cookies on your device. Accept all. Reject all.\n\n" * 5
        + one.text
    },
    "edits tripled": lambda one: {
        "metrics": {name: 3 * count for name, count in one.metrics.items()}
    },
}

DAMAGES: dict[str, Damage] = {
    **{name: _each(change) for name, change in EACH.items()},
    "documents gone": _gone,
    "documents under other names": _copies,
    "documents twice": _again,
}
