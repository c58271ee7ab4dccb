"""The page's own text inside a dump: a site printed the whole row of its database, article and all.

The prose then stays in the text, and only what the dump put around it goes; the row's title, alias
and dates are facts.
"""

import html
import re
from collections.abc import Sequence
from datetime import datetime
from heapq import nlargest
from typing import Any

from cleaner_phpdump.found import Passage
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.record import Dump
from cleaner_phpdump.spans import gaps

_PARAGRAPHS = re.compile(r"\n\s*\n|</p\s*>|<br\s*/?>\s*<br", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,2000}>")
_SENTENCE_END = re.compile(r"[.!?…。！？](?:\s|[\"”’»)<]|\Z)|[。！？]")
_DATA = re.compile(
    r"\s*(?:[\[{]\s*[\"\[{]|[aOsE]:\d{1,10}:|(?:array|object|string) ?\(|Array\s|<\?)"
)
_CODE_LINE = re.compile(
    r"[ \t]*(?:[^\n]*[{};][ \t]*|#\d[^\n]*|//[^\n]*|/\*[^\n]*|\*[^\n]*"
    r"|(?:SELECT|FROM|WHERE|(?:LEFT |INNER )?JOIN|INSERT|UPDATE)\b[^\n]*)",
)
_CODE_SHARE = 0.2  # of the lines
_COMPARED = 20  # texts; a row of a database has fewer that are prose
_WORDS = 40  # in one paragraph: a summary has fewer
_LETTERS = 0.6  # the share of letters and blanks in prose
# scripts without blanks between the words: each letter counts for one
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

_BLOCK_END = re.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|blockquote|tr|table)\s*>|<br\s*/?>\s*<br\s*/?>", re.IGNORECASE
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP = re.compile(r"[ \t\r]*\n[ \t\r]*\n\s*")

_TITLES = ("title", "posttitle", "headline")
_ALIASES = ("alias", "slug", "postname")
_PUBLISHED = (
    *("published", "publishedat", "datepublished", "publishup", "pubdate", "postdate"),
    *("createdat", "created", "date"),
)
_NAME = re.compile(r"[A-Za-z][\w-]{0,39}")
_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_TITLE_MAX = 300  # characters


def own_text(dumps: Sequence[Dump], words_outside: int) -> list[list[Passage]]:
    """Give for each dump those of its strings that are the page's own text.

    That is prose (two paragraphs, or one of 40 words with a full stop), and more words of it in
    the dumps than the page has outside of them (`words_outside`). A text that the dumps hold twice
    is given once.
    """
    prose = [[text for text in dump.passages if reads_as_prose(text.content)] for dump in dumps]
    if sum(count_words(text.content) for texts in prose for text in texts) <= words_outside:
        return [[] for _ in dumps]
    normal = [[_normal(text) for text in texts] for texts in prose]
    again = _contained({plain for plains in normal for plain in plains})
    own: list[list[Passage]] = []
    for texts, plains in zip(prose, normal, strict=True):
        own.append([])
        for text, plain in zip(texts, plains, strict=True):
            if plain not in again:
                again.add(plain)
                own[-1].append(text)
    return own


def _contained(texts: set[str]) -> set[str]:
    """Give those of the longest texts that are part of another; to compare all of very many would
    take quadratic time."""
    longest = nlargest(_COMPARED, texts, key=len)
    return {text for text in longest if any(text != other and text in other for other in longest)}


def _normal(passage: Passage) -> str:
    return " ".join(_TAG.sub(" ", passage.content).split())


def words_outside(text: str, dumps: Sequence[Dump]) -> int:
    """Count the words that a text has beside its dumps."""
    if not any(dump.passages for dump in dumps):
        return 0
    spans = [(dump.start, dump.end) for dump in dumps]
    return sum(count_words(text[start:end]) for start, end in gaps(spans, len(text)))


def count_words(text: str) -> int:
    """Count the words of a text; in scripts without blanks the letters.

    >>> count_words("It rained."), count_words("雨が降った。")
    (2, 6)
    """
    words = len(text.split())
    return words if text.isascii() else words + len(_UNSPACED.findall(text))


def reads_as_prose(content: str) -> bool:
    r"""Tell whether a string is prose: neither data nor code, and more than a line of it.

    >>> reads_as_prose("It rained.\n\nIt stopped."), reads_as_prose("It rained.")
    (True, False)
    """
    if _DATA.match(content):
        return False
    plain = _TAG.sub(" ", content)
    is_long = count_words(plain) >= _WORDS and _SENTENCE_END.search(plain) is not None
    if not is_long:
        paragraphs = [part for part in _PARAGRAPHS.split(content) if _TAG.sub("", part).strip()]
        if len(paragraphs) < 2:
            return False
    letters = sum(char.isalpha() or char.isspace() for char in plain)
    return letters >= _LETTERS * len(plain) and not _is_code(plain)


def _is_code(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    code = sum(_CODE_LINE.fullmatch(line) is not None for line in lines)
    return code > _CODE_SHARE * len(lines)


def readable(content: str) -> str:
    r"""Give prose without its tags and entities, its paragraphs apart.

    >>> readable("<p>It rained &amp; rained.</p><p>It<br>stopped.</p>")
    'It rained & rained.\n\nIt\nstopped.'
    """
    if not _TAG.search(content):
        return content
    text = _LINE_BREAK.sub("\n", _BLOCK_END.sub("\n\n", content))
    return _GAP.sub("\n\n", html.unescape(_TAG.sub("", text))).strip()


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
    by_word = {name.replace("_", "").replace("-", "").lower(): name for name in reversed(row)}
    facts: dict[str, str] = {}
    for fact, words in (("title", _TITLES), ("alias", _ALIASES)):
        lines = (_one_line(row[by_word[word]]) for word in words if word in by_word)
        value = next((line for line in lines if 0 < len(line) <= _TITLE_MAX), None)
        if value:
            facts[fact] = value
    for name, value in row.items():
        moment = _iso(value)
        if moment and _NAME.fullmatch(name):
            facts[name] = moment
    published = next(
        (facts[by_word[word]] for word in _PUBLISHED if by_word.get(word) in facts), None
    )
    return facts | {"published": published} if published else facts


def _one_line(value: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", value)).split())


def _iso(value: str) -> str | None:
    text = value.strip()
    if not _DATE_TIME.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None  # 0000-00-00, by which MySQL means none
    return moment.isoformat() if len(text) > 10 else moment.date().isoformat()
