"""Media links in plain text: bare addresses, and what is left of markup of any sort."""

import html
import re
from collections.abc import Iterator

from cleaner import MediaLink
from cleaner_media.finding.addresses import ends_in_cut_extension, file_kind, is_known, is_rooted
from cleaner_media.finding.forums import forum_links
from cleaner_media.finding.markdown import markdown_links
from cleaner_media.finding.tables import MAX_LINK
from cleaner_media.judging.tables import ELLIPSES, WRONG_SCHEMES

_MIN_BODY = 3
_BODY = re.compile(
    r"[^\s<>\"“”„«»‘’、。，；：！？（）「」『』【】《》\[\]{}|\\^`]"
    rf"{{{_MIN_BODY},{MAX_LINK + 1}}}+"
)
_NEXT = re.compile(r"(?<=[a-zA-Z0-9,;])https?://", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~…"
_IN_A_NAME = re.compile(r"[\w@./:-]\Z")

_TAGS = r"(?:[iI](?i:mg|frame)|[vV]ideo|[aA](?:udio)?|[sS]ource|[pP]icture|[eE]mbed)[\s/&]"
_TAG = re.compile(rf"<{_TAGS}")
_ESCAPED_TAG = re.compile(rf"&lt;{_TAGS}")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>src|poster|href|data-(?:src|original|lazy-src))\s{0,3}=\s{0,3}"
    rf"(?:\\?[\"']|&quot;|&#0?3[49];)?(?P<url>(?:[^\s<>\"'\\]|\\/){{1,{MAX_LINK + 1}}}+)",
    re.IGNORECASE,
)
_ESCAPED_END = re.compile(r"&(?:quot|gt|lt|#0?3[49]);")
_MAX_TAG = 300


def prose_links(text: str) -> Iterator[MediaLink]:
    """Give the media links in a text, each address once.

    A bare address counts where the extension of a media file ends its path, where it is that of a
    player, or where it is cut off in such an extension: then its ellipsis belongs to it.

    >>> [link.raw for link in prose_links("See ![rain](/r.jpg) and http://a.org/b(1).mp4).")]
    ['/r.jpg', 'http://a.org/b(1).mp4']
    """
    given: set[str] = set()
    for link in _all_links(text):
        # what stands in an attribute is met again as a bare address, with its entities
        address = html.unescape(link.raw) if "&" in link.raw else link.raw
        if address not in given:
            given.add(address)
            yield link


def _all_links(text: str) -> Iterator[MediaLink]:
    # single characters are looked for fastest, and most texts have none of these
    if "[" in text:
        if "](" in text or "![" in text:
            yield from markdown_links(text)
        if "[/" in text:
            yield from forum_links(text)
    if "=" in text and ("src" in text or "SRC" in text or "href" in text):
        yield from _left_markup(text)
    if "/" in text:
        yield from _bare_links(text)
        yield from _links_without_scheme(text)


def _bare_links(text: str) -> Iterator[MediaLink]:
    position = run = 0
    while (at := text.find("://", position)) >= 0:
        lengths = (length for length in (5, 4, 3) if at - length >= position)
        scheme = next((n for n in lengths if text[at - n : at].lower() in WRONG_SCHEMES), 0)
        position = at + 3
        if not scheme:
            continue
        if run < position + _MIN_BODY:
            # of links without a blank between them all is matched with the first one
            body = _BODY.match(text, position)
            run = body.end() if body else 0
        if run:
            position = _before_next(text, position, run)
            yield from _bare_link(text, at - scheme, position)


def _before_next(text: str, start: int, end: int) -> int:
    """Give where a link ends that another one follows without a blank.

    A file behind which a scheme stands is complete, but the address of a server of other files may
    go on with one of theirs (`/fit/https://...`).
    """
    if text.find("://", start, end) < 0:
        return end
    scheme = _NEXT.search(text, start, end)
    if scheme is None or not file_kind(text[start : scheme.start()].rstrip(",;")):
        return end
    return scheme.start()


def _links_without_scheme(text: str) -> Iterator[MediaLink]:
    position = 0
    while (at := text.find("www.", position)) >= 0:
        body = None if _IN_A_NAME.search(text, max(0, at - 1), at) else _BODY.match(text, at)
        position = body.end() if body else at + 4
        if body is not None and "/" in body[0]:
            yield from _bare_link(text, at, position)


def _bare_link(text: str, start: int, end: int) -> Iterator[MediaLink]:
    url = without_punctuation(text[start:end])
    behind = text[start + len(url) : end + 5]
    cut = next((mark for mark in ELLIPSES if behind.startswith(mark)), "")
    if file_kind(url):
        # in the path all is there, so that only what follows it can be cut off
        raw = url + cut if "?" in url else url
    elif is_known(url) or (
        (cut or not text[end : end + 100].strip()) and ends_in_cut_extension(url)
    ):
        raw = url + cut
    else:
        return
    yield MediaLink(raw, raw, None, None, "text")


def _left_markup(text: str) -> Iterator[MediaLink]:
    """Give the links of the markup in a text: of whole tags, of escaped and of broken ones."""
    if "&lt;" in text and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if "<" in text and _TAG.search(text):
        from cleaner_media.finding.markup import Reader

        reader = Reader(text)
        reader.read()
        for link in reader.links:
            link.origin = "text"
            yield link
    for match in _ATTRIBUTE.finditer(text):
        url = _ESCAPED_END.split(match["url"], maxsplit=1)[0]
        before = text[max(0, match.start() - _MAX_TAG) : match.start()].rpartition("<")[2]
        of_image = before[:3].lower() == "img" and before[3:4].isspace() and ">" not in before
        of_image = of_image and match["name"].lower() != "href"
        is_cut = url.endswith(ELLIPSES) or match.end() == len(text)
        if file_kind(url) or (is_cut and ends_in_cut_extension(url.rstrip(".…"))):
            yield MediaLink(url, url, "image" if of_image else None, None, "text")
        elif of_image and is_rooted(url):
            yield MediaLink(url, url, "image", None, "text")


def without_punctuation(url: str) -> str:
    """Take away what belongs to the sentence around a URL, not to it.

    >>> without_punctuation("http://a.org/b_(c).jpg)."), without_punctuation("http://a.org/b.jpg?")
    ('http://a.org/b_(c).jpg', 'http://a.org/b.jpg')
    """
    unopened = url.count(")") - url.count("(")
    end = len(url)
    while end and (url[end - 1] in _TRAILING or (url[end - 1] == ")" and unopened > 0)):
        unopened -= url[end - 1] == ")"
        end -= 1
    return url[:end]
