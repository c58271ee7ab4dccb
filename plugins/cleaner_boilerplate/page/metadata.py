"""What a page says of itself: title, date, author, site, section, language.

Asked in the order of their reliability: JSON-LD (schema.org), Open Graph and other meta elements,
microdata, and what the page shows. The names are those of schema.org, ogp.me, Dublin Core and of
the large publishing systems.
"""

import html as _html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from cleaner_boilerplate.page.names import TAG, person, squeezed, tidy
from cleaner_boilerplate.page.timestamps import read_timestamp

_LARGEST_JSON = 500_000
_MOST_NODES = 2000
_MOST_ELEMENTS = 300
_SHORTEST_BODY = 200
_LONGEST_SHOWN = 1000

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Recipe|Review|NewsItem|HowTo|Question")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article_date_original",
    "date", "datecreated", "og:published_time", "citation_publication_date", "citation_date",
    "originalpublicationdate", "displaydate",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "article:author_name", "dc.creator", "dcterms.creator", "byl",
    "parsely-author", "sailthru.author", "citation_author", "og:article:author", "article.author",
)  # fmt: skip
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "section", "category")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?", re.DOTALL)
_TITLE_PARTS = re.compile(r"\s+[|│–—·•»:-]{1,2}\s+|\s*[|│»]\s*")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?:[/_-]|$)")
_URL_HOST = re.compile(r"https?://(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


# selectors, each with the attribute that goes before the text
_SHOWN = {
    "title": (("title", ""),),
    "heading": (("h1", ""),),
    "author": (
        ('[rel="author"], [itemprop="author"] [itemprop="name"], [itemprop="author"]', ""),
        (".author-name, .byline-name, .byline__name, .author a, .byline a", ""),
    ),
    "date": (
        ('[itemprop="datePublished"]', "content"),
        ("time[pubdate], article time[datetime], header time[datetime]", "datetime"),
        ("time[datetime]", "datetime"),
    ),
}


class Metadata(msgspec.Struct):
    """What is known of a page beside its text; `published` is ISO 8601.

    `body` is the text that JSON-LD gives as the article's, which may be cut off or older.
    """

    title: str | None = None
    published: str | None = None
    language: str | None = None
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    body: str = ""


class _Signals(msgspec.Struct):
    """What the markup holds of metadata, before it is weighed.

    `meta` maps the names of meta elements, in lower case, to their first content.
    """

    tree: LexborHTMLParser
    meta: dict[str, str] = msgspec.field(default_factory=dict)
    json_ld: list[str] = msgspec.field(default_factory=list)
    language: str = ""

    def shown(self, kind: str) -> Iterator[str]:
        """Look for what elements show that say a title, an author or a date."""
        for selector, attribute in _SHOWN[kind]:
            for node in self.tree.css(selector)[:5]:
                value = (attribute and node.attributes.get(attribute)) or node.text(separator=" ")
                if value and len(value) <= _LONGEST_SHOWN and not value.isspace():
                    yield " ".join(value.split())


def read_metadata(tree: LexborHTMLParser, url: str | None = None) -> Metadata:
    """Give what the markup of a parsed page says of it."""
    return _weigh(_signals(tree), url)


def _signals(tree: LexborHTMLParser) -> _Signals:
    signals = _Signals(tree)
    root = tree.root
    if root is None:
        return signals
    signals.language = root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    for node in tree.css("meta[content]")[:_MOST_ELEMENTS]:
        found = node.attributes
        name = found.get("property") or found.get("name") or found.get("itemprop")
        content = found.get("content")
        name = name or found.get("http-equiv")
        if name and content and not content.isspace():
            signals.meta.setdefault(name.lower(), content)
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        content = node.text()
        if 0 < len(content) <= _LARGEST_JSON:
            signals.json_ld.append(content)
    return signals


def _weigh(signals: _Signals, url: str | None) -> Metadata:
    nodes = list(_json_ld(signals.json_ld))
    articles = [node for node in nodes if _ARTICLE_TYPES.search(_types(node))]
    meta = signals.meta
    site = _first(
        tidy(value)
        for value in (
            *(meta.get(name) for name in _SITES[:1]),
            *(_name(node.get("publisher")) for node in articles),
            *(node.get("name") for node in nodes if "WebSite" in _types(node)),
            *(meta.get(name) for name in _SITES[1:]),
        )
    )
    language = _first(
        _language(value)
        for value in (
            signals.language,
            meta.get("og:locale"),
            *(node.get("inLanguage") for node in articles),
            meta.get("content-language"),
            meta.get("dc.language"),
        )
    )
    match = _URL_HOST.match(url) if url else None
    host = match[1] if match else ""
    house = _house(site, host, articles)
    title = _title(signals, articles, house.union(map(squeezed, host.split(".")[:-1])))
    if title and site and _repeats(site, title):
        # some systems write the title of the page into every field
        site = None
    facts = {
        "author": _author(signals, articles, house),
        "site": site,
        "section": _first(
            tidy(value)
            for value in (
                *(_one(node.get("articleSection")) for node in articles),
                *(meta.get(name) for name in _SECTIONS),
            )
        ),
        "description": _first(tidy(meta.get(name), 2000) for name in _DESCRIPTIONS),
    }
    return Metadata(
        title=title,
        published=_published(signals, articles, nodes, url, language),
        language=language,
        facts={name: value for name, value in facts.items() if value},
        body=max(_bodies(articles), key=len, default=""),
    )


def _bodies(articles: list[dict[str, Any]]) -> Iterator[str]:
    for node in articles:
        for name in ("articleBody", "text"):
            body = node.get(name)
            if isinstance(body, str) and len(body) >= _SHORTEST_BODY:
                # some sites give it as escaped HTML
                text = _html.unescape(body)
                yield TAG.sub("\n", text) if "</" in text else text


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _language(value: object) -> str | None:
    match = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None


def _json_ld(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Give every object in JSON-LD scripts, outer ones first, as far as they can be read."""
    left = _MOST_NODES
    for script in scripts:
        try:
            # pages put line breaks into strings, which JSON does not allow
            waiting = deque([json.loads(script, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting and left:
            left -= 1
            value = waiting.popleft()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                yield value
                waiting.extend(one for one in value.values() if isinstance(one, dict | list))


def _types(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _name(value: object) -> object:
    value = _one(value)
    return value.get("name") if isinstance(value, dict) else value


def _house(site: str | None, host: str, articles: list[dict[str, Any]]) -> set[str]:
    """Give the names, squeezed, that a page has for the site itself, which is no author."""
    publishers = [_one(node.get("publisher")) for node in articles]
    # the publisher of a blog is its author
    people = [one for one in publishers if isinstance(one, dict) and "Person" in _types(one)]
    given = (site, host, *map(_name, publishers))
    names = {squeezed(name) for name in given if isinstance(name, str) and name}
    return names.difference(squeezed(str(_name(one))) for one in people)


def _repeats(site: str, title: str) -> bool:
    words = _folded(title)
    return words.count(" ") >= 2 and words in _folded(site)


def _title(signals: _Signals, articles: list[dict[str, Any]], house: set[str]) -> str | None:
    headings = list(signals.shown("heading"))
    candidates = [
        *(tidy(node.get("headline"), 500) for node in articles),
        *(tidy(signals.meta.get(name), 500) for name in _TITLES),
    ]
    title = _first(candidates)
    if title is None or (headings and squeezed(title) in house):
        title = tidy(next(signals.shown("title"), None), 1000)
        # what stands in the window's bar is shortened, or goes on about the site
        if title and len(headings) == 1 and _are_alike(title, headings[0]):
            return headings[0]
    if title is None:
        return headings[0] if headings else None
    # the heading of the page is its title as the reader sees it
    folded = _folded(title)
    for heading in headings:
        if len(heading) >= 8 and _folded(heading) in folded:
            return heading
    parts = _TITLE_PARTS.split(title)
    if len(parts) > 1 and squeezed(parts[-1]) in house:
        return title[: title.rindex(parts[-1])].rstrip(" |│–—·•»:-") or title
    return title


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two titles share at least half of the words of the shorter one."""
    words, others = (set(_folded(text).split()) for text in (one, other))
    return 2 * len(words & others) >= max(2, min(len(words), len(others)))


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _author(signals: _Signals, articles: list[dict[str, Any]], house: set[str]) -> str | None:
    for node in articles:
        given = node.get("author") or node.get("creator")
        names = [
            person(_name(one), house)
            for one in (given if isinstance(given, list) else [given])[:10]
        ]
        found = [name for name in dict.fromkeys(names) if name]
        if found:
            return ", ".join(found)
    candidates = chain((signals.meta.get(name) for name in _AUTHORS), signals.shown("author"))
    return _first(person(value, house) for value in candidates)


def _published(
    signals: _Signals,
    articles: list[dict[str, Any]],
    nodes: list[dict[str, Any]],
    url: str | None,
    language: str | None,
) -> str | None:
    candidates = chain(
        (node.get("datePublished") for node in articles),
        (node.get("datePublished") for node in nodes),
        (signals.meta.get(name) for name in _DATES),
        islice(signals.shown("date"), 3),
        (node.get("dateCreated") for node in articles),
    )
    for candidate in candidates:
        found = read_timestamp(candidate, language) if isinstance(candidate, str) else None
        if found:
            return found
    match = _URL_DATE.search(url) if url else None
    return read_timestamp("-".join(match.groups()), language) if match else None
