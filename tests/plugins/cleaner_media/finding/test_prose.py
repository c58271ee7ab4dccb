"""Links in plain text."""

import pytest

from cleaner_media.finding.prose import prose_links

CASES = [
    ("bare", "See http://x.org/a.jpg now", [("http://x.org/a.jpg", None, None)]),
    ("in a sentence", "(See https://x.org/a.MP4).", [("https://x.org/a.MP4", None, None)]),
    ("brackets of its own", "http://x.org/a_(b).jpg", [("http://x.org/a_(b).jpg", None, None)]),
    ("query", "http://x.org/a.jpg?w=1&h=2, and", [("http://x.org/a.jpg?w=1&h=2", None, None)]),
    ("in quotes", '"http://x.org/a.jpg"', [("http://x.org/a.jpg", None, None)]),
    ("before a full stop of another script", "见http://x.org/a.jpg。", [("http://x.org/a.jpg", None, None)]),
    ("a page", "http://x.org/a.html and http://x.org/", []),
    ("extension of the query", "http://x.org/a?b=c.jpg", []),
    ("Markdown", '![The rain](/a.jpg "T")', [("/a.jpg", "image", "The rain")]),
    ("Markdown without text", '![](a(1).jpg "T")', [("a(1).jpg", "image", "T")]),
    ("Markdown link", "[text](/a.jpg)", []),
    ("BBCode", "[img]/a.jpg[/img] [IMG=9x9]b.png[/IMG]", [("/a.jpg", "image", None), ("b.png", "image", None)]),
    ("broken BBCode", "[img]/a b.jpg[/img]", []),
    ("no address", "An http status, an [image](of) ![rain] and a.jpg.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "links"), CASES, ids=[row[0] for row in CASES])
def test_links(name: str, text: str, links: list[tuple[str, str, str]]) -> None:
    found = list(prose_links(text))
    assert [(link.raw, link.kind, link.title) for link in found] == links
    assert {link.origin for link in found} <= {"text"}
