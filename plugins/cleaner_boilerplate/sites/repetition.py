"""Lines that recur over the pages of one site: menus, share bars, notices, lists of other pages.

The survey counts for each line on how many pages of its site it stands. Recurring alone is no
proof, because text recurs too, so a line goes only where these hold:

- **More than the page itself does.** Copies of an article (a print view, tracking parameters) hold
  the same paragraphs. A page's own count is the least number of pages that its sentences stand on,
  all but a few words of them: 1 for most pages, 2 for one of two copies. A line must recur more
  often than that. Pages with the same sentences count as one from the start.
- **A share of the pages.** On a site of ten thousand pages some line stands on two by chance.
- **A sentence needs more.** The teaser on an index page is the first paragraph of its article, so a
  sentence must recur on nearly all pages of a small site, and on a fifth of a large one. In the
  foot of a page, behind the last sentence of its own and some short lines that recur, it is a line
  like any other.
- **Versions of a story** share most of their sentences with a few pages: then those stay.
- **What stands alone in a page's own text stays**: a heading, a refrain, a row's label, a quote.
  Furniture comes in blocks, or at the ends of a text. Only a sentence that is on half of the pages
  of a site, and not a small one, goes from between two paragraphs.
- **The page's own headline stays**, where its address tells it, though other pages list it.
- **Figures.** What recurs but for its digits ("12 comments", "3 min read"), and what has no
  letters, goes only between two lines that go, and never three in a row: so look rows of a table.

What a rule looks at to keep a line is kept itself, so that a second pass takes no more.
"""

import hashlib
from math import ceil

from cleaner import Document, Noted, Surveyed
from cleaner.sites import site_of
from cleaner_boilerplate.sites.counted import Line, pages_key, read_line
from cleaner_boilerplate.sites.lines import cut, folded, lines_of

# characters of sentences that must be a page's own
_OWN = 100
# a short line must stand on one of so many pages of its site, a sentence in the foot likewise
_SHORT_SHARE = 200
_FOOT_SHARE = 50
# another sentence on one of so many: the first post of a thread is on each of its many pages;
# and of a small site's pages on so much, up to so many pages
_SENTENCE_SHARE = 5
_OF_SMALL_SITE = 0.8
_SENTENCE_PAGES = 10
# short lines in a row that recur, and begin the foot of a page
_FOOT = 3
# a line of this length at most is a label where it stands between two figures
_LABEL = 30
# a headline has so many words of the address at least, and so many characters at most
_HEADLINE_WORDS = 3
_HEADLINE = 200
# figures in a row that are furniture still
_FIGURES = 2


def note_lines(document: Document, options: object = None) -> Noted | None:
    """Note the lines of a document and its site, for the survey of a run."""
    site = site_of(document)
    text = document.text
    lines = [read_line(text, place, site) for place in lines_of(text)]
    if not lines:
        return None
    keys = {pages_key(site)}
    for line in lines:
        keys.update(key for key in (line.exact, line.pattern) if key is not None)
    # pages with the same sentences are one page; where there are none, with the same lines
    own = {line.exact for line in lines if line.is_sentence} or {line.exact for line in lines}
    content = hashlib.blake2b(digest_size=8)
    for key in sorted(key for key in own if key is not None):
        content.update(key.to_bytes(8, "little"))
    return Noted(sorted(keys), int.from_bytes(content.digest(), "little"))


def recurring_lines(document: Document, surveyed: Surveyed) -> list[tuple[int, int]]:
    """Give the lines of a document that recur on its site, as spans with the gaps between them.

    Without a survey there are none.
    """
    lines = list(lines_of(document.text))
    goes = recurring_flags(document, lines, surveyed)
    edits = cut(document.text, lines, ["site-repetition" if one else None for one in goes])
    return [(edit.start, edit.end) for edit in edits]


def recurring_flags(
    document: Document, places: list[tuple[int, int]], surveyed: Surveyed
) -> list[bool]:
    """Tell for each line of a document, as `lines_of` gives them, whether it goes."""
    kept = [False] * len(places)
    if not len(surveyed):
        return kept
    site = site_of(document)
    lines = [read_line(document.text, place, site) for place in places]
    pages, exact, patterns = _counts(surveyed, site, lines)
    if pages < 2:
        return kept
    least = _least(lines, exact)
    in_address = _address_words(document.url)
    recurs = [
        count > least and not _is_headline(document.text[line.start : line.end], in_address)
        for line, count in zip(lines, exact, strict=True)
    ]
    pattern_recurs = [count > least for count in patterns]
    own = [
        not (recurring or figures) and (line.exact is not None or line.has_digit)
        for line, recurring, figures in zip(lines, recurs, pattern_recurs, strict=True)
    ]
    needed = _Needed(pages, least)
    goes = _sentences(lines, exact, recurs, own, needed)
    stays = [
        mine or (line.is_sentence and not gone)
        for mine, line, gone in zip(own, lines, goes, strict=True)
    ]
    for number, line in enumerate(lines):
        if recurs[number] and not line.is_sentence and exact[number] >= needed.short:
            goes[number] = len(_around(lines, number, stays)) < 2
    _add_figures(lines, pattern_recurs, goes)
    return goes


class _Needed:
    """On how many pages a line must stand at least, on a site of so many pages."""

    def __init__(self, pages: int, least: int) -> None:
        self.short = max(least + 1, pages // _SHORT_SHARE)
        small = min(ceil(pages * _OF_SMALL_SITE), _SENTENCE_PAGES)
        self.sentence = max(least + 2, pages // _SENTENCE_SHARE, small)
        self.in_foot = max(least + 1, pages // _FOOT_SHARE)
        self.alone = max(self.sentence, _SENTENCE_PAGES, ceil(pages / 2))


def _counts(surveyed: Surveyed, site: str, lines: list[Line]) -> tuple[int, list[int], list[int]]:
    """Give how many pages the site has, and on how many each line stands, exactly and but for
    its figures; 0 where it isn't counted so.
    """
    keys = [pages_key(site)]
    keys += [line.exact for line in lines if line.exact is not None]
    keys += [line.pattern for line in lines if line.pattern is not None]
    found = iter(surveyed.counts(keys))
    return (
        next(found),
        [0 if line.exact is None else next(found) for line in lines],
        [0 if line.pattern is None else next(found) for line in lines],
    )


def _least(lines: list[Line], counts: list[int]) -> int:
    """Give the least number of pages that the sentences of a document stand on, but for a few.

    Where there are hardly any sentences, all lines are looked at. Lines that stand on more pages
    don't change it, so that it is the same where they are gone.
    """
    sentences = [
        (count, line.end - line.start)
        for line, count in zip(lines, counts, strict=True)
        if line.is_sentence and count
    ]
    if sum(length for _, length in sentences) < _OWN:
        sentences = [
            (count, line.end - line.start)
            for line, count in zip(lines, counts, strict=True)
            if count
        ]
    room = _OWN
    for count, length in sorted(sentences):
        room -= length
        if room <= 0:
            return count
    return max((count for count, _ in sentences), default=1)


def _sentences(
    lines: list[Line], counts: list[int], recurs: list[bool], own: list[bool], needed: _Needed
) -> list[bool]:
    """Tell which sentences go; where that is most of them, those on few pages stay.

    A page that shares most of its sentences with a few others is another version of one story.
    """
    goes = [False] * len(lines)
    total = shared = short = 0
    last = max((n for n, line in enumerate(lines) if line.is_sentence and own[n]), default=0)
    for number, (line, count) in enumerate(zip(lines, counts, strict=True)):
        if own[number]:
            short = 0
        elif not line.is_sentence:
            short += recurs[number] and count >= needed.short
        if line.is_sentence:
            total += line.end - line.start
            in_foot = number > last and short >= _FOOT
            if (
                recurs[number]
                and count >= (needed.in_foot if in_foot else needed.sentence)
                and (count >= needed.alone or not _around(lines, number, own))
            ):
                goes[number] = True
                shared += line.end - line.start if count < _SENTENCE_PAGES else 0
    if 2 * shared > total:
        goes = [one and count >= _SENTENCE_PAGES for one, count in zip(goes, counts, strict=True)]
    return goes


def _around(lines: list[Line], number: int, stays: list[bool]) -> list[int]:
    """Give which of a line's two neighbours stay, and are of its kind."""
    places = (number - 1, number + 1)
    around = [one for one in places if 0 <= one < len(lines) and stays[one]]
    if lines[number].end - lines[number].start > _LABEL:
        # between figures stand labels; a longer line there is one of a list with times or counts
        around = [one for one in around if lines[one].exact is not None]
    return around


def _address_words(url: str | None) -> frozenset[str]:
    """Give the words of the last part of an address that has some: the headline, in most."""
    parts = (url or "").partition("?")[0].split("/")[3:]
    words = [frozenset(folded(part.replace("-", " ")).split()) for part in parts[-3:]]
    return max(words, key=len, default=frozenset())


def _is_headline(line: str, in_address: frozenset[str]) -> bool:
    if len(in_address) < _HEADLINE_WORDS or len(line) > _HEADLINE:
        return False
    words = folded(line).split()
    shared = sum(word in in_address for word in words)
    # addresses leave small words out
    return shared >= _HEADLINE_WORDS and 2 * shared >= len(words)


def _add_figures(lines: list[Line], recurs: list[bool], goes: list[bool]) -> None:
    """Let figures go between two lines that go."""
    number = 0
    while number < len(lines):
        if goes[number] or not _is_figure(lines[number], recurs[number]):
            number += 1
            continue
        end = number
        while end < len(lines) and not goes[end] and _is_figure(lines[end], recurs[end]):
            end += 1
        is_between = (number > 0 and goes[number - 1]) and (end < len(lines) and goes[end])
        if is_between and end - number <= _FIGURES:
            goes[number:end] = [True] * (end - number)
        number = end


def _is_figure(line: Line, recurs: bool) -> bool:
    return not line.is_sentence and (line.exact is None or recurs)
