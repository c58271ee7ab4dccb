"""What HTTP headers say of the bytes beside them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.io.headers import Declared, content_type, declared_in


@pytest.mark.parametrize(
    ("value", "media_type", "charset"),
    [
        ("text/html", "text/html", None),
        ("text/html;charset=utf-8", "text/html", "utf-8"),
        ('Text/HTML; Charset="ISO-8859-2"', "text/html", "ISO-8859-2"),
        ("text/html ; charset='koi8-r'; q=1", "text/html", "koi8-r"),
        ("text/html; boundary=x; charset = gbk", "text/html", "gbk"),
        ("text/html, text/html; charset=gbk", "text/html", "gbk"),
        ("application/xhtml+xml", "application/xhtml+xml", None),
        ("charset=utf-8", None, None),
        ("; charset=utf-8", None, "utf-8"),
        ("text/html; charset=", "text/html", None),
        ("", None, None),
    ],
)
def test_a_content_type_is_read(value: str, media_type: str | None, charset: str | None) -> None:
    assert content_type(value) == Declared(media_type, charset)


@pytest.mark.parametrize(
    ("name", "fields", "media_type", "charset"),
    [
        ("nothing", {}, None, None),
        ("charset", {"charset": "koi8-r", "encoding": "gbk"}, None, "koi8-r"),
        ("an unknown one", {"charset": "none", "encoding": "gbk"}, None, "gbk"),
        ("encoding of something else", {"encoding": "gzip"}, None, None),
        ("content_type", {"content_type": "text/html; charset=gbk"}, "text/html", "gbk"),
        ("any case", {"Content-Type": "text/plain"}, "text/plain", None),
        ("headers", {"headers": {"CONTENT-TYPE": "text/html; charset=gbk"}}, "text/html", "gbk"),
        ("pairs", {"headers": [["Date", "x"], ["content-type", "text/html"]]}, "text/html", None),
        ("lists", {"headers": {"Content-Type": [1, "text/html"]}}, "text/html", None),
        ("an archive", {"headers": [{"name": "Content-Type", "value": "text/html"}]}, "text/html", None),
        ("bytes as text", {"headers": {"b'Content-Type'": ["b'text/html; charset=gbk'"]}}, "text/html", "gbk"),
        ("odd", {"headers": [1, [], ["a"], None, {}], "content_type": None, "charset": 3}, None, None),
        ("field before headers", {"headers": {"content-type": "a/b; charset=gbk"}, "content-type": "c/d; charset=big5"}, "c/d", "big5"),
    ],
)  # fmt: skip
def test_the_fields_of_a_row_are_asked(
    name: str, fields: dict[str, Any], media_type: str | None, charset: str | None
) -> None:
    assert declared_in(fields) == Declared(media_type, charset)


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=9) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["content-type", "name", "value"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["headers", "content_type", "charset", "encoding"]), JSON))
def test_any_fields_can_be_asked(fields: dict[str, Any]) -> None:
    declared_in(fields)
