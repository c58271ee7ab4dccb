"""What media links cost: links a second on one core, found and judged, nothing asked for.

    python benchmarks/media.py

Pages with pictures in several sizes, players and JSON-LD; rows of dumps; texts with bare links; all
invented, the same each time. Prints the links a second of processor time, of resolving and judging
alone and of the whole plugin, from the markup, the data and the text on; then what links take that
are made to be slow.
"""

import json
import random
from collections.abc import Callable
from contextlib import suppress
from time import process_time

from cleaner import Document, Embedded, Extracted, MediaLink, Page
from cleaner_media import Options, cleaner_extract, media
from cleaner_media.judging.links import judged

_DOCUMENTS = 400
_ROUNDS = 5
_WORDS = "river council bridge school vote market train winter harbour garden letter".split()


def _name(chance: random.Random) -> str:
    return "-".join(chance.choices(_WORDS, k=3)) + f"-{chance.randrange(10_000)}"


def page(chance: random.Random) -> str:
    """Make a page with twelve pictures of four sizes, a player and what it says to machines."""
    parts = ['<html><head><base href="https://news.example.org/2024/">']
    data = {"@type": "NewsArticle", "image": [f"https://cdn.example.org/{_name(chance)}.jpg"]}
    parts.append(f'<script type="application/ld+json">{json.dumps(data)}</script></head><body>')
    for _ in range(12):
        name = f"/wp-content/uploads/2024/05/{_name(chance)}"
        sizes = ", ".join(f"{name}-{w}x{w * 2 // 3}.jpg {w}w" for w in (300, 768, 1024))
        parts.append(
            f'<figure><img src="{name}.jpg" srcset="{sizes}" alt="{" ".join(name.split("-"))}" '
            f'width="640" height="426"><figcaption>The {name[-9:]}</figcaption></figure>'
        )
        parts.append("<p>" + " ".join(chance.choices(_WORDS, k=60)) + "</p>")
    parts.append('<iframe src="https://www.youtube.com/embed/x1"></iframe></body></html>')
    return "".join(parts)


def rows(chance: random.Random) -> list[dict[str, str]]:
    """Make the rows of a dump."""
    return [
        {
            "id": str(number),
            "pic": f"/2016/09/{_name(chance)}.{chance.choice(('jpg', 'mp4', 'jpg?v=3'))}",
            "title": f"{chance.choice(('VIDEO: ', '', ''))}{' '.join(chance.choices(_WORDS, k=6))}",
        }
        for number in range(40)
    ]


def prose(chance: random.Random) -> str:
    """Make a text with a link in each sentence."""
    return " ".join(
        f"{' '.join(chance.choices(_WORDS, k=12))}, see "
        f"http{chance.choice(('', 's'))}://img{number}.example.org/{_name(chance)}.jpg?utm_source=x."
        for number in range(30)
    )


def documents() -> list[tuple[str | None, Document]]:
    """Make the documents, with the markup of those that are pages."""
    chance = random.Random(0)
    made: list[tuple[str | None, Document]] = []
    for number in range(_DOCUMENTS):
        one = Document(id=str(number), source="s", base_url="https://news.example.org/x")
        markup = None
        if number % 2 == 0:
            markup = page(chance)
        elif number % 4 == 1:
            one.embedded.append(Embedded("var_dump", 0, 0, True, value=rows(chance)))
        else:
            one.text = prose(chance)
        made.append((markup, one))
    return made


def cleaned(markup: str | None, document: Document) -> None:
    """Do all that the plugin does with one document."""
    if markup is not None:
        wrapper = cleaner_extract(Page(markup, document, {"media": Options()}))
        next(wrapper)
        with suppress(StopIteration):
            wrapper.send(Extracted(""))
    list(media(document, Options()))


def hostile() -> dict[str, list[str]]:
    """Make links that slow expressions would choke on."""
    return {
        "20,000 plain": [f"/{number}.jpg" for number in range(20_000)],
        "of 8,000 digits and x": [f"/{number}-{'1x' * 3990}.jpg" for number in range(1000)],
        "of 8,000 escapes": [f"/{number}?{'%25' * 2660}" for number in range(1000)],
        "of 2,000 entities": [f"/{number}?{'&amp;' * 1590}" for number in range(1000)],
        "of 4,000 parameters": [f"/{number}.jpg?{'&v' * 3990}" for number in range(1000)],
        "of 8,000 blanks": [f"/{number}{' ' * 7980}.jpg" for number in range(1000)],
        "of 4,000 labels": [f"http://{'a.' * 3980}{number}/b.jpg" for number in range(1000)],
        "one picture": [f"/a-{w}x{h}.jpg" for w in range(40, 180) for h in range(40, 180)],
    }


def _links_a_second(work: Callable[[], int]) -> float:
    rates = []
    for _ in range(_ROUNDS):
        start = process_time()
        count = work()
        rates.append(count / (process_time() - start))
    return max(rates)


def _whole() -> tuple[float, list[MediaLink]]:
    rates = []
    for _ in range(_ROUNDS):
        made = documents()
        start = process_time()
        for markup, document in made:
            cleaned(markup, document)
        spent = process_time() - start
        links = [link for _, document in made for link in document.media]
        rates.append(len(links) / spent)
    return max(rates), links


def _judged(links: list[MediaLink], limit: int = 1000) -> int:
    for start in range(0, len(links), 50):
        copies = [
            MediaLink(one.raw, one.raw, one.kind, one.title) for one in links[start : start + 50]
        ]
        judged(copies, "https://news.example.org/x", limit, 8000)
    return len(links)


def main() -> None:
    rate, links = _whole()
    print(f"found and judged: {rate:,.0f} links a second")
    print(f"judged alone: {_links_a_second(lambda: _judged(links)):,.0f} links a second")
    for name, raws in hostile().items():
        made = [MediaLink(raw, raw, "image") for raw in raws]
        start = process_time()
        judged(made, "https://news.example.org/x", 50_000, 8000)
        spent = process_time() - start
        size = sum(map(len, raws)) / 1e6
        print(f"{name}: {len(raws):,} links, {size:.1f} million characters, {spent:.2f} s")


if __name__ == "__main__":
    main()
