"""The page's own text inside a dump: a site printed the whole row of its database, article and all.

The prose then stays in the text, and only what the dump put around it goes; the row's title, alias
and dates are facts.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cleaner_phpdump.found import Passage
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.record import Dump

_PARAGRAPHS = re.compile(r"\n\s*\n|</p\s*>|<br\s*/?>\s*<br", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:\s|[\"”’»)<]|\Z)")
_DATA = re.compile(
    r"\s*(?:[\[{]\s*[\"\[{]|[aOsE]:\d{1,10}:|(?:array|object|string) ?\(|Array\s|<\?)"
)
_WORDS = 40  # in one paragraph: a summary has fewer
_LETTERS = 0.6  # the share of letters and blanks in prose

_TITLES = ("title", "post_title", "headline")
_ALIASES = ("alias", "slug", "post_name")
_PUBLISHED = ("published", "publish_up", "post_date", "date_published", "created", "date")
_NAME = re.compile(r"[A-Za-z][\w-]{0,39}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?")


def own_text(dumps: Sequence[Dump], words_outside: int) -> list[list[Passage]]:
    """Give for each dump those of its strings that are the page's own text.

    That is prose (two paragraphs, or one of 40 words with a full stop), and more words of it in
    the dumps than the page has outside of them (`words_outside`).
    """
    prose = [[text for text in dump.passages if reads_as_prose(text.content)] for dump in dumps]
    words = sum(len(text.content.split()) for texts in prose for text in texts)
    return prose if words > words_outside else [[] for _ in dumps]


def words_outside(text: str, dumps: Sequence[Dump]) -> int:
    """Count the words that a text has beside its dumps."""
    if not any(dump.passages for dump in dumps):
        return 0
    ends = [0, *(dump.end for dump in dumps)]
    starts = [*(dump.start for dump in dumps), len(text)]
    return sum(len(text[start:end].split()) for start, end in zip(ends, starts, strict=True))


def reads_as_prose(content: str) -> bool:
    """Tell whether a string is prose: no data, and more than a line of it.

    >>> reads_as_prose("It rained.\\n\\nIt stopped."), reads_as_prose("It rained.")
    (True, False)
    """
    if _DATA.match(content):
        return False
    plain = _TAG.sub(" ", content)
    is_long = len(plain.split()) >= _WORDS and _SENTENCE_END.search(plain) is not None
    if not is_long:
        paragraphs = [part for part in _PARAGRAPHS.split(content) if _TAG.sub("", part).strip()]
        if len(paragraphs) < 2:
            return False
    letters = sum(char.isalpha() or char.isspace() for char in plain)
    return letters >= _LETTERS * len(plain)


def row_facts(tree: Node, passages: Sequence[Passage]) -> dict[str, str]:
    """Give the facts of the row that the page's own text stands in.

    `title` and `alias` are those of the row; a date keeps its own name, as ISO 8601. The one the
    page was published at, where one is named so, is `published`.
    """
    for passage in passages:
        row = _row(tree, passage)
        if row:
            return _facts(row)
    return {}


def _row(tree: Node, passage: Passage) -> dict[str, str]:
    """Give the strings of the innermost array or object that holds a passage, by their names."""
    branches = [tree]
    while branches:
        node = branches.pop()
        pairs: list[tuple[Any, Node]] = [(key, value) for key, value in node.get("items", ())]
        pairs += ((name, value) for name, _, _, value in node.get("props", ()))
        if any(str(key) == passage.name and _holds(value, passage) for key, value in pairs):
            return {str(key): str(value["v"]) for key, value in pairs if "v" in value}
        branches += (value for _, value in pairs if value["t"] in ("array", "object"))
    return {}


def _holds(node: Node, passage: Passage) -> bool:
    return node["t"] == "str" and node.get("v") == passage.content


def _facts(row: dict[str, str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for fact, names in (("title", _TITLES), ("alias", _ALIASES)):
        value = next((row[name].strip() for name in names if row.get(name, "").strip()), None)
        if value:
            facts[fact] = value
    for name, value in row.items():
        moment = _iso(value)
        if moment and _NAME.fullmatch(name):
            facts[name] = moment
    published = next((facts[name] for name in _PUBLISHED if name in facts), None)
    return facts | {"published": published} if published else facts


def _iso(value: str) -> str | None:
    text = value.strip()
    if not _DATE_TIME.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None  # 0000-00-00, by which MySQL means none
    return moment.isoformat() if len(text) > 10 else moment.date().isoformat()
