"""Scrapes with the spread of real ones, and what can happen to them."""

import random
from collections.abc import Callable

import msgspec

from cleaner.document import Document, Edit, Finding, MediaLink
from cleaner.profile import Profile
from cleaner.tally import Tally

# how often a document has any edit of a rule
RULES = {
    ("encoding", "entity"): 0.4,
    ("encoding", "mojibake"): 0.1,
    ("boilerplate", "byline"): 0.6,
    ("typos", "doubled-word"): 0.05,
    ("typos", "misspelling"): 0.02,
    **{("boilerplate", f"rare-{number}"): 0.3 / 2**number for number in range(10)},
}


def scrape(seed: int, count: int) -> list[Document]:
    """Make documents of one source: lengths log-normal, edits and links in clumps."""
    rng = random.Random(seed)
    return [_document(rng, number) for number in range(count)]


def _document(rng: random.Random, number: int) -> Document:
    edits = [
        Edit(0, 1, "", rule, stage, "x")
        for (stage, rule), share in RULES.items()
        if rng.random() < share
        for _ in range(min(int(rng.paretovariate(1.6)), 50))
    ]
    broken = rng.random() < 0.02
    return Document(
        id=str(number),
        source="scrape",
        text="x" * int(rng.lognormvariate(7, 0.8)),
        quality={"detected_language": rng.choices(["en", "de", "fr", ""], [70, 20, 8, 2])[0]},
        edits=edits,
        findings=[Finding(0, 1, "real-word", "seen", stage="typos")] * (rng.random() < 0.1),
        media=[MediaLink("u", "u", status="broken" if broken else "ok")]
        * min(int(rng.paretovariate(1.3)) - 1, 30),
    )


def profile(documents: list[Document], quarantined: int = 0) -> Profile:
    """Give the profile of a run that made these documents."""
    tally = Tally()
    for one in documents:
        tally.add(one)
    return Profile(
        read=len(documents) + quarantined,
        written=len(documents),
        quarantined=quarantined,
        lengths=tally.lengths,
        languages=tally.languages,
        edits=tally.edits,
        findings=tally.findings,
        media=tally.media,
        embedded=tally.embedded,
        spread=tally.spread,
    )


def _half(documents: list[Document]) -> Profile:
    return profile(documents[::2])


def _cut(documents: list[Document]) -> Profile:
    return profile(
        [msgspec.structs.replace(one, text=one.text[: len(one.text) // 2]) for one in documents]
    )


def _translated(documents: list[Document]) -> Profile:
    return profile(
        [
            msgspec.structs.replace(
                one, quality={"detected_language": "it"} if number % 3 == 0 else one.quality
            )
            for number, one in enumerate(documents)
        ]
    )


def _edited(documents: list[Document]) -> Profile:
    def five_times(edits: list[Edit]) -> list[Edit]:
        return [one for one in edits for _ in range(5 if one.rule == "mojibake" else 1)]

    return profile([msgspec.structs.replace(one, edits=five_times(one.edits)) for one in documents])


def _broken(documents: list[Document]) -> Profile:
    rng = random.Random(0)
    return profile(
        [
            msgspec.structs.replace(
                one,
                media=[
                    msgspec.structs.replace(link, status="broken") if rng.random() < 0.2 else link
                    for link in one.media
                ],
            )
            for one in documents
        ]
    )


def _set_aside(documents: list[Document]) -> Profile:
    part = len(documents) // 10
    return profile(documents[part:], quarantined=part)


def _unedited(documents: list[Document]) -> Profile:
    return profile(
        [
            msgspec.structs.replace(one, edits=[e for e in one.edits if e.stage != "encoding"])
            for one in documents
        ]
    )


def _without_links(documents: list[Document]) -> Profile:
    return profile([msgspec.structs.replace(one, media=one.media[:0]) for one in documents])


def _multiplied(documents: list[Document]) -> Profile:
    return profile(documents * 3)


def _found(documents: list[Document]) -> Profile:
    return profile(
        [
            msgspec.structs.replace(
                one, findings=[Finding(0, 1, "guess", "seen", stage="typos")] * (number % 2)
            )
            for number, one in enumerate(documents)
        ]
    )


# what happened -> what it makes of a scrape, the quantity that tells it, the rule that fails
DAMAGES: dict[str, tuple[Callable[[list[Document]], Profile], str, str]] = {
    "half of the documents gone": (_half, "documents", "documents are not lost"),
    "three times the documents": (_multiplied, "documents", "documents do not multiply"),
    "a tenth set aside": (_set_aside, "drop_rate", "not more documents are set aside"),
    "texts cut in half": (_cut, "lengths.distance", "texts are as long as before"),
    "a third in another language": (
        _translated, "languages.distance", "texts are in the same languages",
    ),
    "a rule edits five times as much": (
        _edited, "edits.encoding.mojibake", "no rule edits much more often",
    ),
    "a stage left out": (_unedited, "edits.encoding", "no rule edits much less often"),
    "much found and left alone": (
        _found, "findings.typos.guess", "nothing is found much more often",
    ),
    "no links": (_without_links, "media", "documents have as many links"),
    "a fifth of the links broken": (_broken, "media.broken", "not more links are broken"),
}  # fmt: skip
