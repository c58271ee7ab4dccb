"""From a page to its main text and metadata, in the mode that is set."""

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser

from cleaner import Document, Extracted, LeftOut
from cleaner_boilerplate.dates import certain_date
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.page.blocks import Blocks, read_blocks
from cleaner_boilerplate.page.bounds import bounded
from cleaner_boilerplate.page.classify import Verdict, classify
from cleaner_boilerplate.page.large import LARGEST, visible_text
from cleaner_boilerplate.page.layout import render
from cleaner_boilerplate.page.libraries import with_resiliparse, with_trafilatura
from cleaner_boilerplate.page.metadata import Metadata, read_metadata
from cleaner_boilerplate.page.reasons import is_caption, reason
from cleaner_boilerplate.sites import apply, rules_for
from cleaner_boilerplate.text.rules import byline, same_words

_NEAR_HEAD = 15
_NEAR_TAIL = 3
_HEAD = 200_000
_BODY = re.compile(r"</head\b|<body\b", re.IGNORECASE)
_LONGEST_CAPTION = 500
_MOST_CAPTIONS = 20


class _Main(msgspec.Struct):
    """The main text of a page, and its other blocks with the reason why they are none."""

    text: str
    left_out: list[LeftOut] = msgspec.field(default_factory=list)


def extract(html: str, document: Document, options: BoilerplateOptions) -> Extracted:
    """Give the main text of a page, its title, date and language, and facts from its metadata.

    What the rules for its site say goes first. A page without a recognisable main text gives all of
    its visible text; the metric `boilerplate.extracted` says which. The mode "best" writes how sure
    it is to `boilerplate.confidence`, from 0 to 1.
    """
    if "<" not in html:
        return Extracted(html)
    if len(html) > LARGEST:
        return _too_large(html, document)
    html = bounded(html)
    rules = rules_for(document, options.sites)
    if rules is None:
        return _by_mode(html, document, options)
    applied = apply(html, rules)
    if rules.keep:
        document.metrics["boilerplate.site_rule"] = float(applied.kept is not None)
    made = _by_mode(applied.html, document, options, applied.kept)
    if applied.author:
        made.facts["author"] = applied.author
    made.title = applied.title or made.title
    made.published = applied.published or made.published
    return made


def _too_large(html: str, document: Document) -> Extracted:
    known = read_metadata(LexborHTMLParser(bounded(html[:_HEAD])), document.url)
    document.metrics["boilerplate.extracted"] = 0.0
    return Extracted(visible_text(html), known.title, known.published, known.language, known.facts)


def _by_mode(
    html: str, document: Document, options: BoilerplateOptions, chosen: str | None = None
) -> Extracted:
    """Extract by the mode that is set, or take all of the part of the page that was `chosen`."""
    markdown = options.markup == "markdown"
    fast = options.extract == "fast" and not markdown
    # where resiliparse parses the page, its head is enough for a second parser
    tree = LexborHTMLParser(_head(html) if fast else html)
    known = read_metadata(tree, document.url)
    if chosen is not None:
        main = _Main(_all_text(chosen, options))
    elif options.extract == "best":
        main = _best(tree, html, known, document, markdown)
    elif fast:
        main = _Main(with_resiliparse(html))
    else:
        main = _Main(with_trafilatura(html, markdown=markdown))
    text = main.text.strip()
    document.metrics["boilerplate.extracted"] = float(bool(text))
    return Extracted(
        text=text or _all_text(html, options),
        title=known.title,
        published=known.published,
        language=known.language,
        facts=known.facts,
        left_out=main.left_out,
    )


def _head(html: str) -> str:
    body = _BODY.search(html)
    return html[: body.start() if body else _HEAD]


def _all_text(html: str, options: BoilerplateOptions) -> str:
    """Give all visible text of a page, or of a part of one."""
    blocks = read_blocks(LexborHTMLParser(html))
    if blocks is None:
        return ""
    return render(blocks, range(len(blocks.texts)), markdown=options.markup == "markdown")


def _best(
    tree: LexborHTMLParser, html: str, known: Metadata, document: Document, markdown: bool
) -> _Main:
    blocks = read_blocks(tree)
    if blocks is None or not blocks.texts:
        return _Main("")
    verdict = classify(blocks, known.title or "", known.body, html)
    document.metrics["boilerplate.confidence"] = round(2 * verdict.confidence - 1, 3)
    kept, reasons = settle(blocks, verdict, known.title)
    _read_visible(blocks, kept, reasons, known)
    captions = _captions(blocks, kept, reasons)
    if captions:
        known.facts["captions"] = "\n".join(captions)
    left_out = [
        LeftOut(blocks.texts[number], reasons[number], round(float(verdict.scores[number]), 3))
        for number in sorted(reasons)
    ]
    return _Main(render(blocks, kept, markdown=markdown), left_out)


def settle(blocks: Blocks, verdict: Verdict, title: str | None) -> tuple[list[int], dict[int, str]]:
    """Give the numbers of the blocks that stay, and for each of the others why it goes.

    Captions of figures and the title, which have places of their own, go too.
    """
    taken = set(verdict.kept)
    reasons = {
        number: reason(blocks, number) for number in range(len(blocks.texts)) if number not in taken
    }
    _set_captions_apart(blocks, verdict.kept, reasons)
    _drop_title(blocks, verdict.kept, title, reasons)
    return [number for number in verdict.kept if number not in reasons], reasons


def _set_captions_apart(blocks: Blocks, kept: list[int], reasons: dict[int, str]) -> None:
    """Leave out the captions of figures, but for a page that is made of them."""
    captions = [number for number in kept if is_caption(blocks, number)]
    length = sum(len(blocks.texts[number]) for number in captions)
    if 2 * length <= sum(len(blocks.texts[number]) for number in kept):
        reasons.update(dict.fromkeys(captions, "caption"))


def _captions(blocks: Blocks, kept: list[int], reasons: dict[int, str]) -> list[str]:
    """Give the captions within the main text and near to it; others belong to teasers."""
    if not kept:
        return []
    near = range(kept[0] - _NEAR_HEAD, kept[-1] + _NEAR_TAIL)
    found = (
        blocks.texts[number]
        for number in sorted(reasons)
        if reasons[number] == "caption" and number in near
    )
    return [text for text in dict.fromkeys(found) if len(text) <= _LONGEST_CAPTION][:_MOST_CAPTIONS]


def _drop_title(
    blocks: Blocks, kept: list[int], title: str | None, reasons: dict[int, str]
) -> None:
    """Leave out the title where it stands at the head of the text: it has a field of its own."""
    for number in kept[:2]:
        if title and same_words(blocks.texts[number], title):
            reasons[number] = "title"


def _read_visible(
    blocks: Blocks, kept: list[int], reasons: dict[int, str], known: Metadata
) -> None:
    """Read date and author off the blocks around the head of the text, where they are missing."""
    head = kept[0] if kept else 0
    for number in range(max(0, head - _NEAR_HEAD), min(len(blocks.texts), head + 3)):
        if number not in reasons:
            continue
        text = blocks.texts[number]
        if known.published is None:
            found = certain_date(text, known.language)
            known.published = found.iso if found and not found.is_update else None
        if "author" not in known.facts and (author := byline(text)):
            known.facts["author"] = author
