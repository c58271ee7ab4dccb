"""Which site a document is of, and the rules for it: for plugins whose options have `sites`."""

import re
from functools import lru_cache
from typing import TypeVar

from cleaner.document import Document

# a folder such as wget makes, "www.example.com" or "example.com"; ports and figures are none
_FOLDER = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}")

_Rules = TypeVar("_Rules")


def host_of(document: Document) -> str | None:
    """Give the host of a document, without "www.", or None where nothing tells it.

    It is that of its URL, else that of `--base-url`, else the first folder of its source that is
    named as a host is: `wget --mirror` saves pages so.

    >>> host_of(Document(id="a", source="a", url="https://WWW.Example.com/news"))
    'example.com'
    >>> host_of(Document(id="a", source="crawl/example.com/news/index.html"))
    'example.com'
    """
    for url in (document.url, document.base_url):
        if url and (host := _host(url)):
            return host
    return _host_of_folder(document.source.rpartition("/")[0])


def site_of(document: Document) -> str:
    """Give what a document's site is called in a survey: its host, or else its source's folder.

    >>> site_of(Document(id="a", source="pages/a.html"))
    'pages/'
    """
    return host_of(document) or document.source.rpartition("/")[0] + "/"


def rules_for(document: Document, sites: dict[str, _Rules]) -> _Rules | None:
    """Give the rules for a document's site: those of its host, or of the nearest one above it.

    `sites` has its hosts as `normalised` gives them.
    """
    host = host_of(document) if sites else None
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


def normalised(sites: dict[str, _Rules]) -> dict[str, _Rules]:
    """Write hosts as `host_of` gives them: in lower case, without "www.", in Punycode.

    >>> normalised({"www.Bücher.example": 1})
    {'xn--bcher-kva.example': 1}

    Raises `ValueError` for what is no host, and for one that is there twice.
    """
    made: dict[str, _Rules] = {}
    for name, rules in sites.items():
        host = _host(f"http://{name}/")
        if host is None or any(char in name for char in "/:@?#"):
            raise ValueError(
                f'"{name}" is not the name of a host; write it without scheme, port and path, '
                'such as "example.com"'
            )
        if host in made:
            raise ValueError(f'there are two tables for the host "{host}"')
        made[host] = rules
    return made


@lru_cache(maxsize=4096)
def _host(url: str) -> str | None:
    from ada_url import URL

    try:
        host: str = URL(url).hostname
    except (ValueError, UnicodeError):
        return None
    return host.rstrip(".").removeprefix("www.") or None


@lru_cache(maxsize=1024)
def _host_of_folder(folder: str) -> str | None:
    for name in folder.split("/"):
        if _FOLDER.fullmatch(name):
            return _host(f"http://{name}/")
    return None
