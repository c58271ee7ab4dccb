"""Where a serialized string ends, and what a property's serialized name says."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from cleaner_phpdump.dialects.cutting import line_end, open_string_end, without_ellipsis
from cleaner_phpdump.lengths import byte_length
from cleaner_phpdump.views import View

_KEY_HEAD = r'(?:[sS]:\d{1,10}:"|i:-?\d)'
_VALUE_HEAD = rf"(?:{_KEY_HEAD}|[NOCE][;:]|b:[01];|d:[-\dIN]|a:\d{{1,10}}:\{{|[rR]:\d)"
_ANY_END = re.compile(r'";')
_INNER_END = re.compile(rf'";(?=\}}|{_VALUE_HEAD}|\s*\Z)')
_AFTER_KEY = re.compile(rf"{_VALUE_HEAD}|\s*\Z")
_AFTER_VALUE = re.compile(rf"{_KEY_HEAD}|\s*\Z")
_AFTER_LAST = re.compile(rf"(\}}{{1,8}})(?={_KEY_HEAD}|\s*\Z)?")
_HEADS = 8  # of strings to look at in search of an accident,
_HEAD_REACH = 4096  # as many characters before the end
_SERIALIZED = re.compile(r"[aO]:\d")
_DATA = re.compile(r"[aO](?=:\d{1,10}:)|\{(?=\s{0,40}\")|\[(?=\s{0,40}[\[{\"])")
_HEAD_BEFORE = re.compile(r"[;{][sS]:(\d{1,10})$")
_SHORT = 512  # bytes of a string that are quickly looked through
_ELLIPSIS_MAX = 12  # with a blank
_CANDIDATES = 64  # ends to look at for one string; all of them would cost quadratic time
_GROWTH = 4  # characters that a byte may become when it is recoded or escaped
_SEPARATED = re.compile(r"([\0\ufffd ])(\*|[^\0\ufffd ]{1,255})\1(.+)", re.DOTALL)


class Place(NamedTuple):
    """Where in the structure a string stands, which says what may follow it.

    A key is followed by a value. A value that is not the last one (`left` more are declared) is
    followed by a key, the last one by as many `}` as branches end with it (`closing`), and these
    by another key unless they end the dump (`outermost`). A string that is the whole dump is
    `alone`: anything may follow.
    """

    key: bool = False
    left: int = 0
    closing: int = 1
    outermost: bool = False
    alone: bool = False

    def fits(self, text: str, position: int) -> bool:
        """Tell whether what stands behind a string is what may follow it here."""
        if self.alone:
            return True
        if self.key or self.left > 0:
            after = _AFTER_KEY if self.key else _AFTER_VALUE
            return after.match(text, position) is not None
        match = _AFTER_LAST.match(text, position)
        if match is None:
            return False
        if self.closing > 8 or match.end() == len(text):
            return True
        braces = len(match[1])
        return braces >= self.closing if self.outermost else braces == self.closing


ALONE = Place(alone=True)


def _is_accident(text: str, start: int, end: int) -> bool:
    """Tell whether the `";` where a string was declared to end is another string's.

    Where a string was shortened, its declared length reaches into what follows, and may hit the
    end of a string there by chance.

    >>> _is_accident('s:19:"cut";s:10:"post_title";', 6, 27)
    True
    """
    if text.find('";', start, end) < 0:
        return False
    stop = end
    for _ in range(_HEADS):
        stop = text.rfind(':"', max(start, end - _HEAD_REACH), stop)
        head = _HEAD_BEFORE.search(text, max(start, stop - 14), stop) if stop >= 0 else None
        if stop < 0:
            break
        inner = text[stop + 2 : end]
        if head and int(head[1]) in (len(inner), byte_length(inner)):
            return True
        if head and '";' not in inner:  # in serialized data that was cut off it may be so
            return not _SERIALIZED.match(text, start)
    return False


class Extent(NamedTuple):
    """A string's content: where it `end`s, and its `length` in bytes.

    `cut` is where what is left of the string ends, its ellipsis included, if it was cut off.
    """

    end: int
    length: int
    cut: int | None = None


def extent(view: View, start: int, declared: int, place: Place) -> Extent | None:
    r"""Give the extent of the string whose content begins at `start`; None where it has no end.

    It ends where its declared length in bytes says, if `";` stands there. A recoded text has as
    many characters as the original had bytes, so these are counted next; in any other damaged one
    the structure tells.

    >>> extent(View('s:9:"removed";i:1;'), 5, 9, Place(key=True))
    Extent(end=12, length=7, cut=None)
    """
    text = view.text
    if declared <= _SHORT:
        first = text.find('";', start, start + declared + 2)
        if first >= 0 and byte_length(text[start:first]) == declared:
            return Extent(first, declared)
    end = view.bytes.advance(start, declared)
    if end is None or not _ends(text, start, end, place):
        end = start + declared
        if not _ends(text, start, end, place):
            end = _fitting_end(view, start, declared, place)
    if end is not None:
        return Extent(end, view.bytes.between(start, end))
    return _cut_extent(view, start, declared)


def _ends(text: str, start: int, end: int, place: Place) -> bool:
    """Tell whether a string ends where it was declared to."""
    if not text.startswith('";', end) or not place.fits(text, end + 2):
        return False
    return not _is_accident(text, start, end)


def _fitting_end(view: View, start: int, declared: int, place: Place) -> int | None:
    ends = view.positions(_ANY_END if place.alone else _INNER_END)
    first = bisect_left(ends, start)
    limit = start + _GROWTH * declared + 100
    if place.alone:  # prose may follow, which has a `";` too
        limit = min(limit, open_string_end(view, start))
    if first == len(ends) or ends[first] > limit:
        return None
    data = _DATA.match(view.text, start)
    closer = "" if data is None else "]" if data[0] == "[" else "}"
    near = (end for end in ends[first : first + _CANDIDATES] if end <= limit)
    fitting = (end for end in near if place.fits(view.text, end + 2))
    best = next(fitting, None)
    if best is None:
        return None if place.key else ends[first]  # a count may be wrong, too
    if view.text.endswith(closer, start, best):
        return best
    return next((end for end in fitting if view.text[end - 1] == closer), best)


def _cut_extent(view: View, start: int, declared: int) -> Extent | None:
    """Give the extent of what is left of a string that was cut off.

    None where more stands there than the string should hold: then it was not cut off there.
    """
    limit = start + declared + _ELLIPSIS_MAX
    if line_end(view, start) > limit:
        return None
    end = open_string_end(view, start)
    if end > limit:
        return None
    end, whole = without_ellipsis(view.text, start, end)
    length = view.bytes.between(start, end)
    if length == declared + 1 and view.text[end - 1] == '"':
        end, length = end - 1, declared
    return Extent(end, length, whole)


def property_name(
    text: str, misfit: int, class_name: str, classes: Iterable[str]
) -> tuple[str, str, str | None]:
    r"""Give the name, the visibility and the declaring class that a serialized name holds.

    PHP writes `\0*\0name` for a protected and `\0Class\0name` for a private property
    (zend_mangle_property_name, Zend/zend_compile.c). A NUL may have become U+FFFD or a blank. Where
    both were lost the name is `misfit` = 2 bytes shorter than declared; `class_name` is the
    object's class, `classes` are others that a private property may be declared in.

    >>> property_name("\0*\0meta", 0, "Post", ())
    ('meta', 'protected', None)
    >>> property_name("Postsecret", 2, "Post", ())
    ('secret', 'private', 'Post')
    """
    match = _SEPARATED.fullmatch(text)
    owners = ("*", class_name, *classes)
    if match is not None and (match[1] != " " or match[2] in owners):
        return _declared(match[2], match[3])
    if misfit == 2:
        for owner in owners:
            if text.startswith(owner) and len(text) > len(owner):
                return _declared(owner, text[len(owner) :])
        return text, "private", None  # of a class that nothing here names
    return text, "public", None


def _declared(owner: str, name: str) -> tuple[str, str, str | None]:
    return (name, "protected", None) if owner == "*" else (name, "private", owner)
