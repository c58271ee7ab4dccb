"""What an answer says of a link: the codes of probing, and the status they lead to."""

from cleaner import Answer, MediaKind, MediaLink, MediaStatus
from cleaner_media.judging.kinds.paths import kind_of_path, path_of
from cleaner_media.judging.problems import CHECKS
from cleaner_media.probing.sniff import essence, kind_of_type
from cleaner_media.probing.tables import FORMAT_BY_EXTENSION, FORMAT_BY_TYPE, MAY_BE_SOUND

OUTCOMES: dict[str, MediaStatus] = {
    "not-found": "broken",
    "access-denied": "broken",
    "rate-limited": "unchecked",
    "server-error": "broken",
    "http-error": "broken",
    "timeout": "broken",
    "dns-failed": "broken",
    "connection-failed": "broken",
    "tls-error": "broken",
    "bad-answer": "broken",
    "too-many-redirects": "broken",
    "bad-redirect": "broken",
    "private-address": "unsafe",
    "robots": "unchecked",
    "empty": "broken",
    "not-media": "broken",
    "type-mismatch": "suspect",
    "format-mismatch": "ok",
}
"""The codes, and the status that each leads to; docs/howto/links.md says what they mean."""

_BY_STATUS = {
    **dict.fromkeys((404, 410), "not-found"),
    **dict.fromkeys((401, 402, 403, 407, 451), "access-denied"),
    429: "rate-limited",
}
_FILE = (200, 203, 206)
_PAGES = frozenset(("text/html", "application/json", "text/xml", "text/plain"))
_SETTLED = frozenset(("unknown-kind", "truncated"))
_WORST: tuple[MediaStatus, ...] = ("unsafe", "broken", "unchecked", "suspect", "ok")
_UNPROBED = MediaLink("", "")
_PROBED_FIELDS = ("probed", "final_url", "http_status", "content_type", "bytes")


def judge(link: MediaLink, answer: Answer | None) -> None:
    """Put into a link what an answer says of it; None takes out what an earlier one said.

    A file that is there and of the right kind settles what offline was only suspected: that the
    link is cut off, or of no known kind.
    """
    for field in _PROBED_FIELDS:
        setattr(link, field, getattr(_UNPROBED, field))
    link.problems = [code for code in link.problems if code not in OUTCOMES]
    if answer is None:
        link.status = _worst(link.problems) or "unchecked"
        return
    link.probed, link.final_url = answer.asked, answer.final_url
    link.http_status, link.content_type = answer.http_status, answer.content_type
    link.bytes = answer.bytes
    outcome = _outcome(link, answer)
    found = _found_kind(answer)
    if outcome in (None, "format-mismatch"):
        link.problems = [code for code in link.problems if code not in _SETTLED]
        link.kind = link.kind or found
    if outcome is not None:
        link.problems.append(outcome)
    if outcome != "private-address" and "private-host" in link.problems:
        # it was asked, so the user allows that network
        link.problems.remove("private-host")
    link.status = _worst(link.problems) or "ok"


def _worst(codes: list[str]) -> MediaStatus | None:
    statuses = {_status(code) for code in codes}
    return next((status for status in _WORST if status in statuses), None)


def _status(code: str) -> MediaStatus | None:
    """Give the status that a code leads to; None for one that leaves it open."""
    if code in OUTCOMES:
        return OUTCOMES[code]
    status = CHECKS[code][1] if code in CHECKS else "suspect"
    return None if status == "unchecked" else status


def _outcome(link: MediaLink, answer: Answer) -> str | None:
    """Give the code of what an answer is, None for the file that the link means."""
    if answer.problem is not None:
        return answer.problem
    status = answer.http_status or 0
    if status not in (*_FILE, 204, 205):
        return _BY_STATUS.get(status) or ("server-error" if status // 100 == 5 else "http-error")
    if answer.empty or status not in _FILE:
        return "empty"
    path = path_of(answer.address)
    return _mismatch(kind_of_path(path) or link.kind, path, answer)


def _mismatch(wanted: MediaKind | None, path: str, answer: Answer) -> str | None:
    """Compare what is wanted, and what the server declares, with what the first bytes show."""
    declared = essence(answer.content_type)
    declared_kind = kind_of_type(declared)
    if wanted == "embed":
        return None
    if answer.sniffed in _PAGES or (answer.sniffed is None and declared in _PAGES):
        return None if _is_text_file(wanted, declared, answer.sniffed) else "not-media"
    found = _found_kind(answer)
    if wanted == "audio" and (answer.sniffed or declared) in MAY_BE_SOUND:
        return None
    if found is None:
        # bytes of no known signature: only of a document they can be right
        return None if wanted in ("document", None) else "type-mismatch"
    if wanted not in (None, found) or declared_kind not in (None, found) or declared in _PAGES:
        return "type-mismatch"
    if answer.sniffed is None:
        return None
    formats = {
        FORMAT_BY_EXTENSION.get(path.rpartition(".")[2].lower()),
        FORMAT_BY_TYPE.get(declared),
    }
    return None if formats <= {None, answer.sniffed} else "format-mismatch"


def _is_text_file(wanted: MediaKind | None, declared: str, sniffed: str | None) -> bool:
    """Tell whether text is right: of a table of values, or of a drawing that begins late."""
    if sniffed == "text/plain":
        return wanted == "document"
    return sniffed == "text/xml" and declared == "image/svg+xml"


def _found_kind(answer: Answer) -> MediaKind | None:
    return kind_of_type(answer.sniffed or essence(answer.content_type))
