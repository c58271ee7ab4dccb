"""The absolute form of a link, by the URL standard (WHATWG URL)."""

import re
from functools import lru_cache

from ada_url import join_url, normalize_url

# what the standard leaves as it is, where no segment begins with a dot and no label is Punycode
_ORIGIN = r"https?://(?:[a-z0-9-]++\.)++[a-z]{2,24}"
_PLAIN = re.compile(
    rf"(?:{_ORIGIN})?+/(?!/)[A-Za-z0-9/._~!$*+,=:@-]*+(?:\?[A-Za-z0-9/._~!$*+,=:@?&;%-]*+)?+"
)
_PLAIN_ORIGIN = re.compile(rf"{_ORIGIN}(?=/)")


def href_of(link: str, base: str | None) -> str | None:
    """Give the absolute form of a link, None where it has none.

    Without a base a link such as `//example.org/a.jpg` is one of https: it leaves the scheme to its
    page, which nothing tells, and there is hardly a server left that does not answer there.

    >>> href_of("../b c.jpg#x", "https://Example.org/a/"), href_of("//a.org/b.jpg", None)
    ('https://example.org/b%20c.jpg#x', 'https://a.org/b.jpg')
    """
    if _PLAIN.fullmatch(link) and "/." not in link and "xn--" not in link:
        if link[0] != "/":
            return link
        origin = _origin(base) if base is not None else None
        if origin is not None:
            return origin + link
    try:
        if base is not None:
            return str(join_url(base, link))
        return str(normalize_url(f"https:{link}" if link.startswith("//") else link))
    except ValueError:
        return None


@lru_cache(maxsize=256)
def _origin(base: str) -> str | None:
    match = _PLAIN_ORIGIN.match(base)
    return match[0] if match and "xn--" not in match[0] else None


def rebased(base: str | None, href: str | None) -> str | None:
    """Give the address that a page's links are relative to, with the `<base href>` of the page.

    None where there is none that other links can be resolved against (WHATWG URL: a base needs a
    hierarchical scheme).

    >>> rebased("https://example.org/a/", "../b/"), rebased(None, "page.txt")
    ('https://example.org/b/', None)
    """
    for address, against in ((href, base), (base, None)):
        absolute = href_of(address, against or None) if address else None
        if absolute is not None and absolute.startswith(("http://", "https://")):
            return absolute
    return None
