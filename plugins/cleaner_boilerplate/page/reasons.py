"""Why a block is not main text, in a word: by the names and tags of the elements around it."""

from cleaner_boilerplate.page.blocks import CAPTION_BIT, HIDDEN_BIT, Blocks
from cleaner_boilerplate.page.hints import ANCESTORS, NAMES

_NAMES = {name: 1 << bit for bit, (name, _) in enumerate(NAMES)}
_TAGS = {name: 1 << bit for bit, name in enumerate(ANCESTORS)}
# reason, bits of names, bits of tags: the first that holds
_REASONS = (
    ("hidden", HIDDEN_BIT, 0),
    ("cookie-notice", _NAMES["cookie"], 0),
    ("comments", _NAMES["comment"], 0),
    ("share", _NAMES["share"], 0),
    ("related", _NAMES["related"], 0),
    ("subscription", _NAMES["subscribe"], _TAGS["form"]),
    ("advertisement", _NAMES["ad"], 0),
    ("navigation", _NAMES["nav"], _TAGS["nav"]),
    ("image", _NAMES["caption"], _TAGS["figure"]),
    ("footer", _NAMES["foot"], _TAGS["footer"]),
    ("sidebar", _NAMES["side"], _TAGS["aside"]),
    ("byline-or-date", _NAMES["meta"] | _NAMES["bio"], 0),
    ("header", _NAMES["head"], _TAGS["header"]),
)
_MOST_LINKED = 0.6


def is_caption(blocks: Blocks, number: int) -> bool:
    """Tell whether a block is a caption or a credit, by its own name or as that of a figure."""
    elements = blocks.elements
    owner = blocks.owners[number]
    near = elements.hints[owner] | elements.hints[max(0, elements.parents[owner])]
    return bool(elements.ancestors[owner] & _TAGS["figcaption"] or near & CAPTION_BIT)


def reason(blocks: Blocks, number: int) -> str:
    """Say why a block is not main text."""
    element = blocks.owners[number]
    names = blocks.elements.all_hints[element]
    tags = blocks.elements.ancestors[element]
    if is_caption(blocks, number) and not names & (HIDDEN_BIT | _NAMES["cookie"]):
        return "caption"
    for word, name_bits, tag_bits in _REASONS:
        if names & name_bits or tags & tag_bits:
            return word
    if blocks.linked[number] > _MOST_LINKED * len(blocks.texts[number]):
        return "links"
    return "furniture"
