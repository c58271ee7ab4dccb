"""The facts in the lines that go from around the beginning of a main text."""

from collections.abc import Iterable

from cleaner import Document
from cleaner_boilerplate.dates import certain_date
from cleaner_boilerplate.text import rules


def read_facts(document: Document, lines: Iterable[str], kickers: tuple[str, ...]) -> None:
    """Write the date, author and kicker in some lines to a document, the first of each.

    What the document knows already stays. `kickers` are words besides those of the house.
    """
    for line in lines:
        if len(line) > rules.LONGEST_LINE:
            continue
        found = certain_date(line, document.language)
        author = rules.byline(line)
        kicker = rules.kicker(line, kickers)
        if found is not None and found.is_update:
            document.facts.setdefault("updated", found.iso)
        elif found is not None and document.published is None:
            document.published = found.iso
        elif author is not None:
            document.facts.setdefault("author", author)
        elif kicker is not None:
            document.facts.setdefault("kicker", kicker[0])
