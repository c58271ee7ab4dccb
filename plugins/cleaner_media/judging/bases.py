"""What the relative links of a document are relative to."""

import msgspec

from cleaner import Document
from cleaner.sites import rules_for


class SiteBase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[sites."example.com"]`: the address that relative links of a site are resolved against.

    Raises `ValueError` for one that is no http(s) address.
    """

    base_url: str | None = None

    def __post_init__(self) -> None:
        if self.base_url is not None:
            from cleaner_media.judging.address import rebased

            if rebased(None, self.base_url) is None:
                raise ValueError(
                    f'base_url: "{self.base_url:.200}" is no http or https address, such as '
                    '"https://example.com/"'
                )


def base_of(document: Document, sites: dict[str, SiteBase]) -> str | None:
    """Give the address that a document's links are relative to, before its own `<base href>`.

    It is the document's own, else that of its site's table, else that of `--base-url`. The site is
    told by the folder that the document was saved in, before that of `--base-url` is taken for it:
    the folder is the document's, the option that of a whole run.

    >>> sites = {"example.com": SiteBase("https://cdn.example.com/")}
    >>> base_of(Document(id="a", source="www.example.com/a.txt", base_url="http://a.org"), sites)
    'https://cdn.example.com/'
    """
    if document.url or not sites:
        return document.base_url
    saved = Document(id=document.id, source=document.source)
    for told in (saved, document):
        rules = rules_for(told, sites)
        if rules is not None and rules.base_url:
            return rules.base_url
    return document.base_url
