"""Media links in plain text: bare URLs, Markdown images, BBCode images."""

import re
from collections.abc import Iterator

from cleaner import MediaLink
from cleaner_media.judging.kinds.paths import kind_of_path, path_of

_MARKDOWN = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,500})\]\(\s{0,8}<?"
    r"(?P<url>[^\s<>()]{1,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,2000})?)>?"
    r"(?:\s{1,8}\"(?P<title>[^\"\n]{0,500})\")?\s{0,8}\)"
)
_BBCODE = re.compile(
    r"\[img(?:[=\s][^\[\]\n]{0,100})?\]\s{0,50}(?P<url>[^\s\[\]]{1,2000})\s{0,50}\[/img\]",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"https?://[^\s<>\"“”„«»‘’、。，；：！？（）「」『』【】《》\[\]{}|\\^`]{3,2000}", re.I
)
_TRAILING = ".,;:!?'*_~…"


def prose_links(text: str) -> Iterator[MediaLink]:
    """Give the media links in a text. A bare URL counts where a media extension ends its path.

    >>> [link.raw for link in prose_links("See ![rain](/r.jpg) and http://a.org/b(1).mp4).")]
    ['/r.jpg', 'http://a.org/b(1).mp4']
    """
    brackets = "[" in text
    if brackets and "](" in text:
        for match in _MARKDOWN.finditer(text):
            title = " ".join((match["alt"] or match["title"] or "").split())
            yield MediaLink(match["url"], match["url"], "image", title or None, "text")
    if brackets and ("[img" in text or "[IMG" in text):
        for match in _BBCODE.finditer(text):
            yield MediaLink(match["url"], match["url"], "image", None, "text")
    if "://" in text:
        for match in _BARE.finditer(text):
            url = without_punctuation(match[0])
            if kind_of_path(path_of(url)) is not None:
                yield MediaLink(url, url, None, None, "text")


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
