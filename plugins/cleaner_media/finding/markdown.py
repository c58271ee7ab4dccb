"""Media links in Markdown: pictures, links to media files, and references."""

import re
from collections.abc import Iterator

from cleaner import MediaLink
from cleaner_media.finding.addresses import file_kind
from cleaner_media.finding.tables import MAX_LINK
from cleaner_media.finding.tags import short

_TARGET = re.compile(
    rf"\s{{0,8}}<?(?P<url>[^\s<>()]{{1,{MAX_LINK + 1}}}+"
    r"(?:\([^\s<>()]{0,200}+\)[^\s<>()]{0,2000}+)?)>?"
    r"(?:\s{1,8}(?:\"(?P<double>[^\"\n]{0,500}+)\"|'(?P<single>[^'\n]{0,500}+)'))?\s{0,8}\)"
)
_USE = re.compile(r"!\[(?P<alt>[^\[\]\n]{0,500}+)\](?:\[(?P<name>[^\[\]\n]{0,200}+)\])?")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]\n]{1,200}+)\]:[ \t]{0,8}"
    rf"<?(?P<url>[^\s<>]{{1,{MAX_LINK + 1}}}+)>?"
    r"(?:[ \t]{1,8}[\"'(](?P<title>[^\"\n()]{0,500}+)[\"')])?",
    re.MULTILINE,
)
_MAX_LABEL = 500


def markdown_links(text: str) -> Iterator[MediaLink]:
    """Give the pictures in a text, and the links to media files (CommonMark 6.3, 6.4 and 4.7).

    >>> [(link.raw, link.title) for link in markdown_links('![Rain](/a.jpg) and [B](/b.pdf "C")')]
    [('/a.jpg', 'Rain'), ('/b.pdf', 'B')]
    """
    position = 0
    while (at := text.find("](", position)) >= 0:
        target = _TARGET.match(text, at + 2)
        if target is None:
            position = at + 2
            continue
        start = text.rfind("[", max(position, at - _MAX_LABEL), at)
        is_image = start > 0 and text[start - 1] == "!"
        label = text[start + 1 : at] if start >= 0 else ""
        position = target.end()
        if is_image or file_kind(target["url"]):
            title = short(label) or short(target["double"] or target["single"] or "")
            yield _link(target["url"], is_image, title)
    if "]:" in text:
        yield from _referred(text)


def _referred(text: str) -> Iterator[MediaLink]:
    alts: dict[str, str] = {}
    for use in _USE.finditer(text):
        alts.setdefault((use["name"] or use["alt"]).lower(), use["alt"])
    for definition in _DEFINITION.finditer(text):
        name = definition["name"].lower()
        if name in alts or file_kind(definition["url"]):
            title = short(alts.get(name, "")) or short(definition["title"] or "")
            yield _link(definition["url"], name in alts, title)


def _link(raw: str, is_image: bool, title: str | None) -> MediaLink:
    return MediaLink(raw, raw, "image" if is_image else None, title, "text")
