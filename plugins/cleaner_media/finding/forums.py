"""Media links in the codes of forums: `[img]`, `[video]`, `[audio]`, `[youtube]`."""

import re
from collections.abc import Iterator

from cleaner import MediaKind, MediaLink
from cleaner_media.finding.addresses import file_kind, is_player
from cleaner_media.finding.measures import Size, pixels
from cleaner_media.finding.tables import MAX_LINK, PLAYER_CODES

_KINDS: dict[str, MediaKind | None] = {
    "img": "image",
    "image": "image",
    "video": "video",
    "audio": "audio",
    "mp3": "audio",
    "media": None,
    "embed": None,
    "url": None,
}
_CODE = re.compile(
    rf"\[(?P<name>{'|'.join((*_KINDS, *PLAYER_CODES))})(?P<more>[=\s][^\[\]\n]{{0,200}}+)?\]"
    rf"\s{{0,50}}(?P<value>[^\s\[\]]{{1,{MAX_LINK + 1}}}+)\s{{0,50}}\[/(?P=name)\]",
    re.IGNORECASE,
)
_SIZE = re.compile(r"=\s?\"?(\d{1,5})[x,*](\d{1,5})(?!\d)", re.ASCII)
_SIDE = re.compile(r"\b(width|height)\s{0,3}=\s{0,3}[\"']?(\d{1,6})", re.IGNORECASE | re.ASCII)
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)


def forum_links(text: str) -> Iterator[MediaLink]:
    """Give the links between codes. The id of a player's video becomes the player's address.

    >>> [link.raw for link in forum_links("[img=9x9]/a.jpg[/img] [youtube]x1[/youtube]")]
    ['/a.jpg', 'https://www.youtube.com/embed/x1']
    """
    for match in _CODE.finditer(text):
        name, value = match["name"].lower(), match["value"]
        more = match["more"] or ""
        width, height = _size(more)
        name = player if (player := more.strip("= \"'").lower()) in PLAYER_CODES else name
        if name in PLAYER_CODES:
            is_id = _ID.fullmatch(value) is not None
            raw = PLAYER_CODES[name].format(value) if is_id else value
            if is_id or "://" in value:
                yield MediaLink(raw, raw, "embed", None, "text", width, height)
        elif (
            (_KINDS[name] and _ID.fullmatch(value) is None)
            or file_kind(value)
            or ("://" in value and is_player(value))
        ):
            yield MediaLink(value, value, _KINDS[name], None, "text", width, height)


def _size(more: str) -> Size:
    whole = _SIZE.match(more)
    if whole is not None:
        return pixels(whole[1]), pixels(whole[2])
    sides = {name.lower(): pixels(number) for name, number in _SIDE.findall(more)}
    return sides.get("width"), sides.get("height")
