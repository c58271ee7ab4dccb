"""Character references left in text."""

import pytest

from cleaner import Rewrite
from cleaner_encoding.entities import entities


def decoded(text):
    rewrite = Rewrite(text)
    rewrite.make(entities(text))
    return rewrite.text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("named", "caf&eacute; &amp; bar", "café & bar"),
        ("escaped twice", "caf&amp;eacute;", "café"),
        ("escaped many times", "&amp;amp;#38;amp;#x2019;s", "’s"),
        ("decimal", "It&#8217;s", "It’s"),
        ("hexadecimal", "It&#x2019;s", "It’s"),
        ("of Windows-1252", "It&#146;s &#150; 5 &#128;", "It’s – 5 €"),
        ("no semicolon", "one&nbsp two&#8217 &quot", 'one\xa0 two’ "'),
        ("in capitals", "LA VILLE D&EACUTE;J&AGRAVE;", "LA VILLE DÉJÀ"),
        ("comparison", "5 &lt; 6 &gt; 4", "5 < 6 > 4"),
        ("in a link", "https://example.com/?a=1&amp;b=2", "https://example.com/?a=1&b=2"),
    ],
)
def test_a_reference_is_decoded(name, before, after):
    assert decoded(before) == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("no reference", "AT&T; R&D, Q&A; &c."),
        ("unknown name", "&bogus; &x;"),
        ("a tag that is shown", "write &lt;b&gt;so&lt;/b&gt; and &amp;lt;br/&amp;gt;"),
        ("a link's parameter", "https://example.com/?a=1&copy=2&nbsp=3&lt=4"),
        ("a reference that is spoken of", "write `&eacute;` or “&nbsp;”"),
        ("no character", "&#0; &#55357; &#9999999;"),
        ("no number", "&#; &#x; see &#12 &#8217=5"),
    ],
)
def test_what_is_no_reference_stays(name, text):
    assert decoded(text) == text


def test_an_edit_spans_the_reference_only():
    (edit,) = entities("a &amp;nbsp; b")
    assert (edit.start, edit.end, edit.after, edit.rule) == (2, 12, "\xa0", "entity")
