"""The stage: repair the text, the title and what was unwrapped; say what could not be repaired."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from cleaner import Document, Edit, Finding, Rewrite, stage
from cleaner_encoding.prefilter import may_be_mojibake
from cleaner_encoding.repair import RULES, is_clean, repair, repair_all

_MOST_FINDINGS = 20
_LOST = "\ufffd"


class EncodingOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[stages.encoding]`: `skip` names rules that are left out.

    Raises `ValueError` for a rule that does not exist.
    """

    skip: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the names."""
        for name in self.skip:
            if name not in RULES:
                raise ValueError(
                    f'there is no rule "{name}"; known are: {", ".join(sorted(RULES))}'
                )


@stage(after="phpdump", options=EncodingOptions)
def encoding(document: Document, options: EncodingOptions) -> Iterable[Edit]:
    """Repair mojibake, entities, control characters and broken spaces.

    The same is done to the title and to the strings of embedded data. What was lost before becomes
    findings of the rule "replacement-character", 20 at most.
    """
    skip = frozenset(options.skip)
    clean = is_clean(document.text)
    rewrite = Rewrite(document.text) if clean else repair(document.text, skip)
    _repair_beside(document, skip)
    document.findings.extend(_lost_characters(rewrite.text, rewrite.edits))
    document.metrics["encoding.replacement_characters"] = rewrite.text.count(_LOST)
    document.metrics["encoding.badness"] = 0 if clean else _badness(rewrite.text)
    return rewrite.edits


def _repair_beside(document: Document, skip: frozenset[str]) -> None:
    """Repair the title and the strings of embedded data, in place.

    They are repaired as one text: what one of them is too short to show, the others may.
    """
    holder: dict[Any, Any] = {"title": document.title}
    values = [embedded.value for embedded in document.embedded]
    places = list(_strings([holder, values]))
    for (container, key), text in zip(
        places, repair_all([container[key] for container, key in places], skip), strict=True
    ):
        container[key] = text
    document.title = holder["title"]
    for embedded, value in zip(document.embedded, values, strict=True):
        embedded.value = value


def _strings(top: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Give where the strings in JSON-like data are, without recursion: it may be deep."""
    waiting: list[list[Any] | dict[Any, Any]] = [top]
    while waiting:
        container = waiting.pop()
        items = container.items() if isinstance(container, dict) else enumerate(container)
        for key, item in list(items):
            if isinstance(item, str):
                yield container, key
            elif isinstance(item, list | dict):
                waiting.append(item)


def _lost_characters(text: str, edits: Sequence[Edit]) -> Iterator[Finding]:
    """Give a finding for each U+FFFD of the repaired text, at its place in the text before."""
    position = text.find(_LOST)
    shift = 0
    done = 0
    for _ in range(_MOST_FINDINGS):
        if position < 0:
            return
        while done < len(edits) and edits[done].start + shift + len(edits[done].after) <= position:
            shift += len(edits[done].after) - (edits[done].end - edits[done].start)
            done += 1
        start = position - shift
        if done < len(edits):
            start = min(start, max(edits[done].end - 1, edits[done].start))
        yield Finding(start, start + 1, "replacement-character", "a character was lost here")
        position = text.find(_LOST, position + 1)


def _badness(text: str) -> float:
    """Give how many places of a text still look like mojibake to ftfy."""
    if not may_be_mojibake(text):
        return 0
    from ftfy.badness import badness

    return badness(text)
