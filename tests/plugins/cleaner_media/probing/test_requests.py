"""What is read of the headers of an answer, whatever they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_media.probing.requests import _begins, _seconds, _size

PARTS = [
    ("as asked", "bytes 0-2047/9000", 9000, True),
    ("of unknown size", "bytes 0-2047/*", None, True),
    ("without a unit", "0-2047/9000", 9000, True),
    ("with another sign", "bytes=0-2047/9000", 9000, True),
    ("loud", "BYTES  0-2047/9000", 9000, True),
    ("from behind", "bytes 9-2047/9000", 9000, False),
    ("none", "bytes */9000", 9000, False),
    ("beyond numbers", "bytes 0-1/" + "9" * 30, None, True),
]


@pytest.mark.parametrize(
    ("part", "size", "begins"), [p[1:] for p in PARTS], ids=[p[0] for p in PARTS]
)
def test_parts(part: str, size: int | None, begins: bool) -> None:
    headers = {"Content-Range": part, "Content-Length": "2048"}
    assert (_size(206, headers), _begins(headers)) == (size, begins)
    assert _size(200, headers) == size


DATES = st.sampled_from(
    "Mon, Fri 31 01 99 Dec Feb 1999 0001 9999 23:59:59 24:00 -2359 +9999 GMT - -5 1e5 ٣".split()
)


@given(st.one_of(st.text(), st.lists(DATES, max_size=7).map(" ".join)))
def test_any_pause_is_read(text: str) -> None:
    seconds = _seconds(text)
    assert seconds is None or seconds >= 0
