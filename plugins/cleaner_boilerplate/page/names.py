"""Names as pages write them: of people, of sites."""

import html as _html
import re

_LONGEST_RAW = 20_000
_LONGEST_NAME = 120

_BY = re.compile(
    r"(?:(?:by|por|par|autor|author|от|автор)\b|(?:von|di)(?=\s+\w+\s+\w))[:\s]+", re.IGNORECASE
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,10}(?:/\S*)?", re.IGNORECASE)
_NO_AUTHORS = frozenset(("admin", "administrator", "webmaster", "root", "editor", "user", "author"))
_NUMBER = re.compile(r"\b\d")
TAG = re.compile(r"<[^<>]{0,500}>")


def tidy(value: object, longest: int = _LONGEST_NAME) -> str | None:
    """Give a value as one line without tags; None for what is no text, or a link, or too long.

    Publishing systems escape many a value twice: "O&#039;Donnell".
    """
    if not isinstance(value, str) or len(value) > _LONGEST_RAW:
        return None
    text = TAG.sub("", value) if "</" in value else value
    text = " ".join((_html.unescape(text) if "&" in text else text).split())
    if not text or len(text) > longest or text.startswith(("http://", "https://", "{")):
        return None
    return text


def person(value: object, house: set[str]) -> str | None:
    """Give the name of who wrote a page; None for what is none, or the site itself."""
    name = tidy(value)
    if name is None:
        return None
    name = _BY.sub("", name, count=1) if _BY.match(name) else name
    if not any(char.isalpha() for char in name) or name[0] == "@":
        return None
    if name.casefold() in _NO_AUTHORS or _HOST.fullmatch(name):
        return None
    # "12 answers 3 badges" stands in the profiles of forums
    if len(_NUMBER.findall(name)) > 1 or squeezed(name.partition(",")[0]) in house:
        return None
    return name


def squeezed(name: str) -> str:
    """Fold a name of a site to its letters: "The News.de" and "TheNews.de" are one."""
    return "".join(char for char in name[:_LONGEST_NAME].casefold() if char.isalnum())
