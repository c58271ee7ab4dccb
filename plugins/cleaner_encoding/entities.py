"""Decode HTML character references that were left in a text, escaped once or many times over."""

import re
from collections.abc import Iterator
from functools import lru_cache

from cleaner import Edit
from cleaner_encoding.quoted import is_quoted

# "&amp;amp;nbsp;" is one reference that was escaped twice
_ESCAPED_AMPERSANDS = r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)*"
# names that are no words, and which people and programs write without their semicolon
_BARE_NAMES = "nbsp|quot|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip"
_REFERENCE = re.compile(
    _ESCAPED_AMPERSANDS
    + r"(?:"
    + r"(?P<name>[A-Za-z][A-Za-z0-9]{1,31});"
    + r"|#(?P<number>[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});"
    + r"|#(?P<bare_number>[0-9]{2,6})(?![\w;=])"
    + rf"|(?P<bare_name>{_BARE_NAMES})(?![\w;=])"
    + r")"
)
# escaped markup, a tag or a comment: decoded, it would be taken for markup
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;(?=[A-Za-z/!?])[^&<>\n]{0,200}&(?:amp;)*gt;")
_HIGHEST = 0x10FFFF


def entities(text: str) -> Iterator[Edit]:
    """Give the edits that decode the character references in a text.

    Left alone are unknown names, escaped tags (`&lt;b&gt;` shows one) and a reference that stands
    in quotes by itself, since such a text speaks of it.

    >>> [edit.after for edit in entities("caf&amp;eacute; &#8211; &bogus; &lt;b&gt;")]
    ['é', '–']
    """
    if "&" not in text:
        return
    shown = _shown_markup(text)
    for found in _REFERENCE.finditer(text):
        if found.start() in shown or is_quoted(text, found.start(), found.end()):
            continue
        after = _decoded(found)
        if after is not None and after != found[0]:
            yield Edit(found.start(), found.end(), after, "entity")


def may_hold_entity(text: str) -> bool:
    """Tell whether there is anything like a character reference in a text."""
    return "&" in text and _REFERENCE.search(text) is not None


def _shown_markup(text: str) -> set[int]:
    shown = set()
    for tag in _ESCAPED_TAG.finditer(text):
        shown.add(tag.start())
        shown.add(text.rindex("&", tag.start(), tag.end()))
        shown.update(found.start() for found in _REFERENCE.finditer(text, tag.start(), tag.end()))
    return shown


def _decoded(found: re.Match[str]) -> str | None:
    if number := found["number"] or found["bare_number"]:
        return _numbered(number)
    return _named(found["name"] or found["bare_name"])


def _numbered(number: str) -> str | None:
    """Give what a numeric reference stands for, None for what is no character.

    128 to 159 mean the characters of Windows-1252 (HTML standard, numeric character reference end
    state).
    """
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("windows-1252", "replace").replace("\ufffd", chr(code))
    if code > _HIGHEST or 0xD800 <= code <= 0xDFFF or (code < 0x20 and code not in (9, 10, 13)):
        return None
    return chr(code)


def _named(name: str) -> str | None:
    names = _names()
    if value := names.get(name + ";"):
        return value
    # a title in capitals took its references along: &EACUTE;
    lowered = names.get(name.lower() + ";") if name.isupper() else None
    return lowered.upper() if lowered else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    from html.entities import html5

    return html5
