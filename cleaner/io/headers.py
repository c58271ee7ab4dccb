"""What HTTP headers say of the bytes beside them: media type and charset."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from cleaner.charsets import name_of

# https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1: type/subtype, then parameters whose values
# are tokens or quoted
_MEDIA_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,99}/[\w!#$&^.+-]{1,99})\s*(?:;|,|$)")
_CHARSET = re.compile(
    r""";\s{0,9}charset\s{0,9}=\s{0,9}["']?\s{0,9}([^"';,\s]{1,60})""", re.IGNORECASE
)
_LONGEST = 1000


class Declared(msgspec.Struct, frozen=True):
    """What came beside the bytes of a document; None where nothing is said, or nothing known."""

    media_type: str | None = None
    charset: str | None = None


def content_type(value: str) -> Declared:
    """Read the value of a Content-Type header.

    >>> content_type('Text/HTML; Charset="ISO-8859-2"')
    Declared(media_type='text/html', charset='ISO-8859-2')
    """
    value = value[:_LONGEST]
    kind = _MEDIA_TYPE.match(value)
    charset = _CHARSET.search(value)
    return Declared(kind and kind[1].lower(), charset and charset[1])


def declared_in(fields: dict[str, Any]) -> Declared:
    """Find what the fields of a row say: charset, encoding, content_type, headers, in this order.

    `encoding` counts only where it is a known label. `headers` is a dict or a list of pairs, its
    names in any case, its values texts or lists of texts.

    >>> declared_in({"headers": {"content-type": ["text/html; charset=koi8-r"]}})
    Declared(media_type='text/html', charset='koi8-r')
    """
    said = [content_type(value) for value in _content_types(fields)]
    labels = [fields.get("charset"), fields.get("encoding"), *(one.charset for one in said)]
    return Declared(
        next((one.media_type for one in said if one.media_type), None),
        next((one for one in labels if isinstance(one, str) and name_of(one)), None),
    )


def _content_types(fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        if name.lower().replace("_", "-") == "content-type":
            yield from _texts(value)
    for name, value in fields.items():
        if name.lower() in ("headers", "response-headers", "response_headers"):
            for header, content in _pairs(value):
                if isinstance(header, str) and _plain(header).lower() == "content-type":
                    yield from _texts(content)


def _pairs(headers: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(headers, dict):
        yield from headers.items()
    elif isinstance(headers, list):
        for one in headers:
            if isinstance(one, list) and len(one) == 2:
                yield one[0], one[1]
            elif isinstance(one, dict):
                # as in HTTP archives: {"name": ..., "value": ...}
                yield one.get("name"), one.get("value")


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            yield _plain(one)


def _plain(text: str) -> str:
    """Take off what `str()` puts around bytes, as in headers that some scrapers write."""
    return text[2:-1] if text[:2] in ("b'", 'b"') and text[-1:] == text[1] else text
