"""Damage is found, good typography and code are not damage."""

import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import mojibake, prose, scraped_pages
from cleaner_expectations.residue import (
    _badness,
    _may_be_bad,
    _may_hold_mojibake,
    count_markup,
    find_markup,
    find_mojibake,
    find_php_dump,
)

MOJIBAKE = [
    ("UTF-8 as windows-1252", "The cafÃ© is open.", "Ã©"),
    ("a quotation mark", "It â€™s late", "â€™"),
    ("a lone Â", "20Â°C and 5Â €", "Â°"),
    ("UTF-8 as windows-1251", "РџСЂРёРІРµС‚, РјРёСЂ", "Рµ"),
    ("UTF-8 as Mac Roman", "caf√© and na√Øve", "√©"),
    ("twice over", "cafÃƒÂ©", "Ãƒ"),
    ("a C1 control character", "It\x92s late", "\x92"),
    ("after good typography", "”Äiti” ja 20 €“ cafÃ©", "Ã©"),
]


@pytest.mark.parametrize(
    ("text", "part"), [row[1:] for row in MOJIBAKE], ids=[row[0] for row in MOJIBAKE]
)
def test_mojibake_is_found(text: str, part: str) -> None:
    place = find_mojibake(text)
    assert place is not None
    assert set(part) & set(text[slice(*place)])


GOOD = [
    "„Das kostet 20 €“, sagt er.",
    "»Das kostet 20 €«, sagt sie.",
    "Eine Wohnung mit „80 m²“ im Haus „5½“.",
    "”Äiti tulee”, sanoi Pekka. (”Älä mene!”)",
    "”Åke är här”, sa hon. – »Är du där?«",
    "»Ähnliches gilt für Köln.«",
    "Así dice la regla 3.ª», y el n.º» también.",
    "He said so.”† They left.”‡",
    "“Beyoncé”s new song",
    "AM GROßÄCKERWEG",
    "«Цена 5 €“, каза той.",
    "Ο καφές κοστίζει 5€“.",
    "L’œuvre, à 5 € — « déjà vu » — naïve.",
    "Łódź, Żółć, İstanbul’un, Țara „Știință”",
    "橋は三月に開通する。“好”",
    "¿Él? ¡Ánimo! N.º 5, 1.ª, 20°–25°",
    "© 2024 Nestlé® Rosé™ §§ 5–7 ±3 ×2",
    "Plain ASCII text.",
    "",
]


@pytest.mark.parametrize("text", GOOD)
def test_good_typography_is_not_mojibake(text: str) -> None:
    assert find_mojibake(text) is None


@given(prose)
def test_good_prose_has_no_damage(text: str) -> None:
    assert find_mojibake(text) is None
    assert find_php_dump(text) is None


_LETTERS = "".join(
    char for category in MOJIBAKE_CATEGORIES.values() for char in category if char != "-"
)


@given(
    st.one_of(
        mojibake(),
        scraped_pages(),
        st.text(_LETTERS + "abcABC ÃÂ³²°œŒÙØвЂГўB€āβ√‚ÄÎÐà", max_size=30),
    )
)
def test_every_hit_of_the_heuristic_holds_a_mark_that_is_looked_at(text: str) -> None:
    _, marks = _badness()
    for hit in BADNESS_RE.finditer(text):
        found = marks.finditer(text, *hit.span())
        assert any(_may_be_bad(text, mark.start()) for mark in found)
        assert _may_hold_mojibake(text)


@given(st.text(_LETTERS + "ab ", max_size=12))
def test_what_is_found_is_what_the_heuristic_finds(text: str) -> None:
    place = find_mojibake(text)
    if place is not None:
        assert BADNESS_RE.search(text[slice(*place)])
    elif hit := BADNESS_RE.search(text):
        assert hit.group()[0] in "€£¥¢²³¹¼½¾ªº№”’»«ß" or hit.group()[1] in "“”„«»"


DUMPS = [
    'The end. string(5) "Rain."',
    'array(2) {\n  [0]=>\n  int(1)\n  ["a"]=>\n  NULL\n}',
    "array(0) {\n}",
    "object(stdClass)#4 (1) { }",
    "object(stdclass)(2) {",
    'text ["id"]=> &string(2) "49" text',
    "[0]=>\n  bool(true)",
    "Array\n(\n    [0] => 1\n)",
    "Array ( [0] => [1] => hotels )",
    "stdClass Object ( [id] => 10 [title] => Rain )",
    "WP_Term Object\n(\n    [term_id] => 12\n",
    "end [video] => none [gallery] => none",
    "array (\n  0 => 'x',\n)",
    "Foo::__set_state(array(",
    'a:1:{i:0;s:1:"x";}',
    'O:3:"Foo":1:{s:1:"a";i:1;}',
    's:2:"id";s:4:"rain";',
    "array (size=2)\n  0 => string 'it' (length=2)",
    "string 'Rain' (length=4)",
    "string(5) &quot;Rain.&quot;",
    "Array ( [0] =&gt; 1 )",
]


@pytest.mark.parametrize("text", DUMPS)
def test_dumps_are_found(text: str) -> None:
    assert find_php_dump(f"The bridge was opened.\n{text}\nThe end.") is not None


CODE = [
    "An array (see below) of stars, string (theory) and object lessons.",
    "Steps: [a] => [b] => [c], then done.",
    "var x = array(5) { 0 }",
    'Err("array(0) {") => ok',
    "string(n) returns the n-th string; array(3) the third.",
    "const f = (a) => ({a: 1}); map(x => x[0]);",
    '{"a": {"b": [1, 2]}, "c": "d"};',
    "He scored 3:0 [sic] => a record",
    "match x { Some(1) => {}, _ => None }",
    "a:hover{color:red} b:{x}",
    "NULL and Array and Object (all of them)",
    "{:a => 1, 'b' => [2]}",
]


@pytest.mark.parametrize("text", CODE)
def test_code_and_prose_are_no_dumps(text: str) -> None:
    assert find_php_dump(text) is None


@given(scraped_pages())
def test_any_text_is_taken(text: str) -> None:
    for place in (find_mojibake(text), find_php_dump(text), find_markup(text)):
        assert place is None or 0 <= place[0] < place[1] <= len(text)


MARKUP = [
    "<p>It rained.",
    "It rained.</div>",
    "Rain<br/>and<br />wind<BR>",
    '<a href="https://a.example/?a=1&b=2">more</a>',
    "<img src=a.jpg alt>",
    "<div class='x' data-id=\"3\" hidden>",
    "<h2>News</h2>",
    "<!-- ad -->",
    "<![CDATA[ x ]]>",
    "Fish&nbsp;chips",
    "Fish &amp; chips",
    "It&#8217;s late, it&#x2019;s dark",
    "caf&eacute;",
    '[caption id="a_1" align="left"]The bridge[/caption]',
    '[vc_row][vc_column width="1/2"]',
    "[/et_pb_section]",
    "[url=https://a.example]more[/url]",
    "[quote=Zoë]It rained.[/quote]",
    "</span >",
    '<script type="text/javascript">',
]


@pytest.mark.parametrize("text", MARKUP, ids=[str(number) for number in range(len(MARKUP))])
def test_markup_is_found(text: str) -> None:
    place = find_markup(f"The bridge was opened.\n{text}\nThe end.")
    assert place is not None
    assert place[0] >= 23
    assert count_markup(text) >= 1


NO_MARKUP = [
    "if a < b and c > d, then a<m>c",
    "x <- 3; y = x << 2; List<String> names; Map<K, V> m; vector<int> v;",
    "template <typename T> void f(T t); #include <stdio.h>",
    "for (i=0; i<n; i++) { a[i] = b[i] && c; }",
    "if (i<a && b>c) x",
    "Write to Zoë <zoe@a.example> or <https://a.example/>.",
    "“It were [sic] raining,” he said. [1] [a] [citation needed] [...]",
    "AT&T, R&D, Q&A; Marks & Spencer; salt &c.",
    "<3 <- -> <=> >> << <> «p» ‹b›",
    "[img] [quote] [url] [b]",
    "<name>, <time> and <title> are to be filled in",
    "https://a.example/?a=1&copy=2&amp=3",
    "Press [Ctrl] + [Alt]; see <Figure 3>.",
    "p < 0.05 and n > 30; 3<5>2",
    "The <placeholder> goes here; <your name>",
    "",
]


@pytest.mark.parametrize("text", NO_MARKUP, ids=[str(number) for number in range(len(NO_MARKUP))])
def test_what_only_looks_like_markup_is_none(text: str) -> None:
    assert find_markup(text) is None
    assert count_markup(text) == 0


@given(prose)
def test_good_prose_has_no_markup(text: str) -> None:
    assert find_markup(text) is None
