"""Holding a record to its types, whatever plugins put into it."""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from cleaner.document import Document, Embedded, Encoding, Finding, MediaLink
from cleaner.edits import Edit

_TEXT = (str,)
_TEXT_OR_NONE = (str, type(None))
_TYPES: dict[str, tuple[type, ...]] = {
    "text": _TEXT,
    "url": _TEXT_OR_NONE,
    "base_url": _TEXT_OR_NONE,
    "title": _TEXT_OR_NONE,
    "published": _TEXT_OR_NONE,
    "language": _TEXT_OR_NONE,
    "encoding": (Encoding, type(None)),
    "media": (list,),
    "embedded": (list,),
    "edits": (list,),
    "findings": (list,),
    "facts": (dict,),
    "metrics": (dict,),
    "quality": (dict,),
    "extra": (dict,),
}
_ITEMS = {"media": MediaLink, "embedded": Embedded, "edits": Edit, "findings": Finding}
_FIELDS: dict[type, dict[str, tuple[type, ...]]] = {
    MediaLink: {"url": _TEXT, "raw": _TEXT, "status": _TEXT, "problems": (list,)},
    Embedded: {"dialect": _TEXT, "start": (int,), "end": (int,)},
    Edit: {"start": (int,), "end": (int,), "after": _TEXT, "rule": _TEXT},
    Finding: {
        "start": (int,),
        "end": (int,),
        "rule": _TEXT,
        "message": _TEXT,
        "suggestion": _TEXT_OR_NONE,
        "confidence": (int, float, type(None)),
    },
}


def problem(document: Document) -> str | None:
    """Say what in a record is not of the type that its field has, None where all is well."""
    return next(_problems(document), None)


def _problems(document: Document) -> Iterator[str]:
    for name, types in _TYPES.items():
        value = getattr(document, name)
        if not isinstance(value, types):
            yield f"{name} is {value!r:.80}"
            return
    for name, item_type in _ITEMS.items():
        for item in getattr(document, name):
            yield from _item_problems(name, item, item_type)
    for finding in document.findings:
        if finding.confidence is not None and not 0 <= finding.confidence <= 1:
            yield f"the confidence of a finding is {finding.confidence!r:.80}, not from 0 to 1"
    facts: dict[Any, Any] = document.facts
    metrics: dict[Any, Any] = document.metrics
    for name, value in facts.items():
        if not (isinstance(name, str) and isinstance(value, str)):
            yield f"the fact {name!r:.40} is {value!r:.80}, which is no text"
    for name, value in metrics.items():
        if not (isinstance(name, str) and isinstance(value, int | float) and isfinite(value)):
            yield f"the metric {name!r:.40} is {value!r:.80}, which is no number"
    for name, value in document.quality.items():
        finite = isinstance(value, int | float) and isfinite(value)
        if not (finite or isinstance(value, str)):
            yield f"the measure {name!r:.40} is {value!r:.80}, which is no number and no text"


def _item_problems(name: str, item: Any, item_type: type) -> Iterator[str]:
    if not isinstance(item, item_type):
        yield f"{name} holds {item!r:.80}"
        return
    for field, types in _FIELDS[item_type].items():
        value = getattr(item, field)
        if not isinstance(value, types):
            yield f"{field} of an item of {name} is {value!r:.80}"
