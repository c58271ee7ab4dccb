"""Good documents as a scrape has them: seeded, with lengths, languages and gaps that vary."""

from random import Random
from typing import Any

from cleaner.document import Document, Encoding, MediaLink

_WORDS = {
    "en": "the council bridge opened on friday after years of work and rain said mayor river people",
    "de": "der rat brücke wurde am freitag nach jahren der arbeit eröffnet sagte leute über fluss",
    "fr": "le conseil pont a été ouvert vendredi après des années de travail disent les gens élus",
}
_LANGUAGES = (("en", 0.84), ("de", 0.13), ("fr", 0.03))
_STATUSES = (("ok", 0.94), ("suspect", 0.04), ("broken", 0.02))
_TITLES = 0.97
_DATES = 0.9


def documents(seed: int, count: int) -> list[Document]:
    """Make so many articles of one source; another seed gives others of the same source."""
    random = Random(seed)
    return [_document(f"page-{seed}-{number}", random) for number in range(count)]


def _document(identity: str, random: Random) -> Document:
    language = _one(random, _LANGUAGES)
    text = sentences(random, language, round(random.lognormvariate(5, 0.6)) + 20)
    if random.random() < 0.004:
        text += " \ufffd"
    return Document(
        id=identity,
        source=f"pages-{identity}.html",
        text=text,
        url=f"https://northam.example/{identity}",
        title=text[:30].strip() if random.random() < _TITLES else None,
        published=_date(random) if random.random() < _DATES else None,
        language=language,
        encoding=Encoding("utf-8", "utf-8") if random.random() < 0.9 else _detected(random),
        media=[_link(random) for _ in range(_poisson(random, 2))],
        metrics={"typos.edits": _poisson(random, 1.5), "encoding.edits": _poisson(random, 0.2)},
    )


def sentences(random: Random, language: str, count: int) -> str:
    """Make a text of so many words."""
    words = random.choices(_WORDS[language].split(), k=count)
    parts = [" ".join(words[start : start + 9]).capitalize() + "." for start in range(0, count, 9)]
    return "\n\n".join(" ".join(parts[start : start + 4]) for start in range(0, len(parts), 4))


def _detected(random: Random) -> Encoding:
    return Encoding("windows-1252", "detected", round(0.7 + random.random() * 0.3, 2))


def _date(random: Random) -> str:
    day = f"2024-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    return f"{day}T{random.randint(0, 23):02}:00:00Z" if random.random() < 0.8 else day


def _link(random: Random) -> MediaLink:
    name = f"https://northam.example/{random.getrandbits(64):x}.jpg"
    kind: Any = "image" if random.random() < 0.9 else "video"
    status: Any = _one(random, _STATUSES)
    return MediaLink(
        name, name, kind, origin="html:img", width=random.choice([320, 640, 1280]), status=status,
        problems=[] if status == "ok" else ["no-host"],
    )  # fmt: skip


def _one(random: Random, shares: tuple[tuple[str, float], ...]) -> str:
    values, weights = zip(*shares, strict=True)
    return str(random.choices(values, weights)[0])


def _poisson(random: Random, mean: float) -> int:
    count, time = 0, random.expovariate(mean)
    while time < 1:
        count += 1
        time += random.expovariate(mean)
    return count
