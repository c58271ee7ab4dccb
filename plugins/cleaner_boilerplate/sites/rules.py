"""What can be set in `[sites."example.com"]`."""

import msgspec


class SiteRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[sites."example.com"]`: what is known of the pages of one site and its subdomains.

    `keep`, `drop`, `title`, `date` and `author` are CSS selectors. What `keep` matches is the main
    text of a page; what `drop` matches is taken out before anything else looks at it. Of the other
    three the first match counts. `phrases` are whole lines that are dropped wherever they stand in
    a text, upper and lower case and punctuation aside.

    Raises `ValueError` for a selector that can't be used.
    """

    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    author: str | None = None

    def __post_init__(self) -> None:
        for key in ("keep", "drop"):
            for selector in getattr(self, key):
                _check(key, selector)
        for key in ("title", "date", "author"):
            if getattr(self, key) is not None:
                _check(key, getattr(self, key))

    @property
    def on_pages(self) -> bool:
        """Whether there is anything to do on an HTML page."""
        return any((self.keep, self.drop, self.title, self.date, self.author))


def _check(key: str, selector: str) -> None:
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        LexborHTMLParser("<p>").css(selector)
    except SelectolaxError:
        raise ValueError(f'{key}: "{selector}" is not a CSS selector that can be used') from None
