"""Repairs of links that were written, copied or escaped wrongly, before they are read as URLs.

What the URL standard itself repairs (tabs, line breaks, upper case hosts, default ports, `..`,
blanks in paths, too many slashes) is left to it. Each repair takes linear time.
"""

import html
import re
from urllib.parse import unquote

from cleaner_media.judging.kinds.paths import kind_of_extension
from cleaner_media.judging.kinds.tables import KIND_BY_EXTENSION
from cleaner_media.judging.tables import WRONG_SCHEMES

# what most links look like: nothing in them needs a repair
_SOUND = re.compile(
    r"(?:https?://[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++)?/(?!/)"
    r"[A-Za-z0-9/._~!$*+,=:@?&#-]*+(?<=[A-Za-z0-9/=_])"
)
_AROUND = " \t\r\n\f\v\x00\xa0\u200b\u200c\u200d\u2060\ufeff\"'`“”„‘’‚«»‹›"
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\(?:u(00[2-7][0-9a-fA-F])|x([2-7][0-9a-fA-F])|([\"'/&=]))")
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
)
_BREAK = re.compile(r"[\t\r\n]")
_ENCODED_HEAD = re.compile(r"https?%(?:25){0,3}3a(?:%(?:25){0,3}2f|/){2}", re.IGNORECASE)
_TWICE_ENCODED = re.compile(r"%25(?=20|2[89CFcf]|3[Aa]|[c-eC-E][0-9a-fA-F]%25|[89abAB][0-9a-fA-F])")
# "http:", "http://", "http;//"; or with the colon left out or in the wrong place
_HEAD = re.compile(r"([A-Za-z]{2,6})(?:\s?[:;]([/\\]{0,9})|//?:/{0,2}|[/\\]{2,9})")
_AUTHORITY = re.compile(r"(?:[\w-]{1,63}\.){1,8}([A-Za-z]{2,24})(?::[0-9]{1,5})?(?=[/?#\\]|\Z)")
_AFTER = ".,;:!)]}>…'\"*"
_MAX_ROUNDS = 3


def repaired(raw: str) -> str:
    """Give a link as it was meant: the raw one, where nothing is wrong with its form.

    >>> repaired("https:\\\\/\\\\/a.org\\\\/b.jpg?w=1&amp;h=2"), repaired(" /b.jpg\\n")
    ('https://a.org/b.jpg?w=1&h=2', '/b.jpg')
    """
    if _SOUND.fullmatch(raw):
        return raw
    link = raw.strip(_AROUND)
    if link[:5].lower() == "data:":
        return link
    link = raw.strip()  # quotes stay until it is clear which of them are escaped
    if "&" in link and ";" in link:
        link = without_entities(link)
    if "\\" in link:
        link = without_escapes(link)
    if not link.isascii():
        link = link.translate(_INVISIBLE)
    link = without_breaks(unwrapped(link))
    if "%" in link:
        link = without_double_encoding(link)
    return with_scheme(without_tail(link))


def without_entities(link: str) -> str:
    """Undo HTML escapes, also those that were escaped again.

    Only what ends in a semicolon is one: `?a=1&copy=2` has a parameter of that name.

    >>> without_entities("a.jpg?w=1&amp;amp;h=2&copy=3")
    'a.jpg?w=1&h=2&copy=3'
    """
    for _ in range(_MAX_ROUNDS):
        plain = _ENTITY.sub(_character, link.replace("&amp;", "&"))
        if plain == link:
            break
        link = plain
    return link


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def without_escapes(link: str) -> str:
    r"""Undo the escapes of JSON and JavaScript.

    >>> without_escapes(r"https:\/\/a.org\/b.jpg?w=1\u0026h=2")
    'https://a.org/b.jpg?w=1&h=2'
    """
    return _ESCAPE.sub(lambda match: match[3] or chr(int(match[1] or match[2], 16)), link)


def unwrapped(link: str) -> str:
    """Take a link out of quotes, brackets and the `url()` of a style sheet.

    >>> unwrapped("url('a.jpg')"), unwrapped("<https://a.org/b.jpg>"), unwrapped('"a.jpg')
    ('a.jpg', 'https://a.org/b.jpg', 'a.jpg')
    """
    link = link.strip(_AROUND)
    if link[:4].lower() == "url(":
        link = link[4:].removesuffix(")")
    elif link[:1] in ("<", "(", "[") and not link.startswith("[object"):
        link = link[1:].removesuffix({"<": ">", "(": ")", "[": "]"}[link[0]])
    return link.strip(_AROUND)


def without_breaks(link: str) -> str:
    """Join a link that was divided over lines, without the blanks that indent them.

    >>> without_breaks("https://a.org/long-\\n    name.jpg")
    'https://a.org/long-name.jpg'
    """
    if not _BREAK.search(link):
        return link
    return "".join(part.strip(" ") for part in _BREAK.split(link))


def without_double_encoding(link: str) -> str:
    """Decode a URL that was encoded as a whole, and what was encoded twice in a path.

    A query is left alone: it may carry an encoded URL, whose own escapes are meant.

    >>> without_double_encoding("https%3A%2F%2Fa.org%2Fb.jpg"), without_double_encoding("b%2520c")
    ('https://a.org/b.jpg', 'b%20c')
    """
    for _ in range(_MAX_ROUNDS):
        if not _ENCODED_HEAD.match(link):
            break
        link = unquote(link, errors="replace")
    path, mark, rest = link.partition("?")
    return _TWICE_ENCODED.sub("%", path) + mark + rest if "%25" in path else link


def without_tail(link: str) -> str:
    """Take away the punctuation of a sentence behind a file name that is complete without it.

    >>> without_tail("/rain.jpg)."), without_tail("/rain(1).jpg"), without_tail("/see you...")
    ('/rain.jpg', '/rain(1).jpg', '/see you...')
    """
    if link[-1:] not in _AFTER:
        return link
    short = link.rstrip(_AFTER)
    return link if kind_of_extension(short) is None else short


def with_scheme(link: str) -> str:
    """Write a scheme rightly that was written wrongly, twice or not at all.

    `www.example.org/a.jpg` becomes `//www.example.org/a.jpg`: of the scheme of its page.

    >>> with_scheme("htp://a.org/b.jpg"), with_scheme("http:https://a.org/b.jpg")
    ('http://a.org/b.jpg', 'https://a.org/b.jpg')
    >>> with_scheme("https:/a.org/b.jpg"), with_scheme("www.a.org/b.jpg")
    ('https://a.org/b.jpg', '//www.a.org/b.jpg')
    >>> with_scheme("https/b.jpg"), with_scheme("http:b.jpg")
    ('https/b.jpg', 'http:b.jpg')
    """
    if link[:4].lower() == "www." and _has_authority(link):
        return f"//{link}"
    if link.startswith(":/"):
        return link[1:]
    scheme = ""
    rest = link
    for _ in range(_MAX_ROUNDS):
        head = _HEAD.match(rest)
        name = WRONG_SCHEMES.get(head[1].lower()) if head else None
        if head is None or name is None:
            break
        behind = rest[head.end() :]
        # "http:a.org" lacks its slashes, "http:a.jpg" may be meant so
        sure = head[2] is None or len(head[2]) > 1
        if not (sure or _has_authority(behind) or _begins_again(behind)):
            break
        scheme, rest = name, behind
    return f"{scheme}://{rest}" if scheme else link


def _has_authority(text: str) -> bool:
    match = _AUTHORITY.match(text)
    return match is not None and match[1].lower() not in KIND_BY_EXTENSION


def _begins_again(text: str) -> bool:
    head = _HEAD.match(text)
    return head is not None and head[1].lower() in WRONG_SCHEMES
