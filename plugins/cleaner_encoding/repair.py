"""All repairs of a text, over and over until none finds anything more."""

from collections.abc import Sequence

from cleaner import Edit, Rewrite
from cleaner.edits import apply
from cleaner_encoding import characters, entities, normal_form, prefilter

RULES = ("mojibake", "wrong-charset", "lost-character", "entity", *characters.NAMES, "nfc")
"""The names of the rules, as edits carry them and as `skip` takes them."""

# Each round takes a layer off, and layers cost length: a text with more is no text.
_MOST_ROUNDS = 20
_NEXT_LINE = "\x85"


def repair(text: str, skip: frozenset[str] = frozenset()) -> Rewrite:
    """Give a text repaired, with the edits that did it. Rules named in `skip` are left out.

    >>> repair("It&amp;#8217;s a caf\\u00c3\\u00a9\\u00a0bar").text
    'It’s a café bar'
    """
    rewrite = Rewrite(text)
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        if is_clean(before):
            break
        _decode(rewrite, skip)
        rewrite.make(characters.bad_characters(rewrite.text, skip))
        if "nfc" not in skip:
            rewrite.make(normal_form.to_nfc(rewrite.text))
        if rewrite.text == before:
            break
    return rewrite


def repair_all(texts: Sequence[str], skip: frozenset[str] = frozenset()) -> list[str]:
    """Repair texts that belong together, the evidence of each counting for all.

    >>> repair_all(["cafÃ©", "naÃ¯f", "thé"])
    ['café', 'naïf', 'thé']
    """
    whole = "\n".join(texts)
    if is_clean(whole):
        return list(texts)
    edits = repair(whole, skip).edits
    repaired = []
    start = done = 0
    for text in texts:
        end = start + len(text)
        own = []
        while done < len(edits) and edits[done].start <= end:
            edit = edits[done]
            if edit.end > end:
                # what goes on in the next text is none of this one's
                return [repair(text, skip).text for text in texts]
            own.append(Edit(edit.start - start, edit.end - start, edit.after, edit.rule))
            done += 1
        repaired.append(apply(text, own))
        start = end + 1
    return repaired


def is_clean(text: str) -> bool:
    """Tell in one scan that no rule can find anything.

    >>> is_clean("“Naïve,” she said – 5 €.")
    True
    """
    return not (
        characters.may_hold_bad_character(text)
        or entities.may_hold_entity(text)
        or prefilter.is_suspicious(text)
        or not normal_form.is_nfc(text)
    )


def _decode(rewrite: Rewrite, skip: frozenset[str]) -> None:
    """Undo mojibake and entities, either of which may lie below the other.

    Both come before the rules for characters: a no-break space or a soft hyphen may be the second
    half of a letter.
    """
    for _ in range(_MOST_ROUNDS):
        before = rewrite.text
        _undo_mojibake(rewrite, skip)
        if "entity" not in skip:
            rewrite.make(entities.entities(rewrite.text))
        if rewrite.text == before:
            break


def _undo_mojibake(rewrite: Rewrite, skip: frozenset[str]) -> None:
    # where nothing else looks like it, a NEL is a line end, and not an ellipsis of Windows-1252
    if not prefilter.is_suspicious(rewrite.text.replace(_NEXT_LINE, "\n")):
        return
    from cleaner_encoding.misread.undo import undo

    undo(rewrite, skip)
