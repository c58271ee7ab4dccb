"""The page's own text inside a dump stays; what the dump put around it goes."""

import html

import pytest

from cleaner import Document
from cleaner.testing import run_stage
from cleaner_phpdump import phpdump
from cleaner_phpdump.articles import reads_as_prose
from cleaner_phpdump.page import lift

ARTICLE = (
    "The first span of the bridge was lifted into place on Friday.\n\n"
    "Hundreds of people watched from the old pier. “It is about time,” said one of them."
)


def row(text: str) -> str:
    """Print a row of a site's database, with the article in it."""
    return (
        'object(stdClass)#4 (5) {\n  ["id"]=>\n  string(2) "17"\n'
        '  ["title"]=>\n  string(10) "New Bridge"\n  ["alias"]=>\n  string(10) "new-bridge"\n'
        f'  ["fulltext"]=>\n  string({len(text.encode())}) "{text}"\n'
        '  ["created"]=>\n  string(19) "2024-05-03 11:21:00"\n}'
    )


FACTS = {
    "title": "New Bridge",
    "alias": "new-bridge",
    "created": "2024-05-03T11:21:00",
    "published": "2024-05-03T11:21:00",
}


def check(document: Document, text: str) -> None:
    assert document.text == text
    assert document.facts == FACTS
    assert (document.title, document.published) == ("New Bridge", "2024-05-03T11:21:00")
    assert {edit.rule for edit in document.edits} == {"php-dump-frame"}
    (embedded,) = document.embedded
    assert embedded.value["fulltext"].startswith("The first span")


def test_the_article_stays() -> None:
    check(run_stage(phpdump, row(ARTICLE)), ARTICLE)


def test_what_stands_beside_the_dump_is_set_off() -> None:
    document = run_stage(phpdump, f"New Bridge {row(ARTICLE)} Share")
    check(document, f"New Bridge\n\n{ARTICLE}\n\nShare")


def test_an_escaped_article_is_unescaped_and_has_no_tags() -> None:
    text = ARTICLE.replace("Hundreds", "<b>Hundreds</b>")
    check(run_stage(phpdump, html.escape(row(text))), ARTICLE)


def test_in_a_page_the_article_is_left_to_the_extractor() -> None:
    text = "".join(f"<p>{part}</p>\n\n" for part in ARTICLE.split("\n\n")).strip()
    found = lift(f"<body><nav>Home News Sport</nav>{row(text)}<footer>Northam</footer></body>")
    assert found.html == (
        f"<body><nav>Home News Sport</nav>\n\n{text}\n\n<footer>Northam</footer></body>"
    )
    assert found.facts == FACTS


def test_where_the_page_has_a_text_of_its_own_the_dump_goes_with_all_that_is_in_it() -> None:
    own = "It rained all day in Northam, and nobody went out. " * 10
    document = run_stage(phpdump, f"{own}\n\n{row(ARTICLE)}")
    assert document.text == own.strip()
    assert (document.facts, document.title) == ({}, None)


def test_several_texts_of_one_row() -> None:
    other = ARTICLE.replace("The first", "A second")
    text = row(ARTICLE)[:-1] + f'  ["more"]=>\n  string({len(other.encode())}) "{other}"\n}}'
    assert run_stage(phpdump, text).text == f"{ARTICLE}\n\n{other}"


def test_a_date_that_is_none_is_no_fact() -> None:
    document = run_stage(
        phpdump, row(ARTICLE).replace("2024-05-03 11:21:00", "0000-00-00 00:00:00")
    )
    assert sorted(document.facts) == ["alias", "title"]


PROSE = [
    ("two paragraphs", "It rained.\n\nIt stopped.", True),
    ("paragraphs of HTML", "<p>It rained.</p><p>It stopped.</p>", True),
    ("one long paragraph", "It rained all day in the town and nobody went out. " * 5, True),
    ("one line", "It rained all day.", False),
    ("no full stop", "rain wind sun " * 20, False),
    ("JSON", '[{"text": "It rained. It stopped.\n\nIt rained."}]', False),
    ("serialized", 'a:1:{i:0;s:24:"It rained.\n\nIt stopped. ";}', False),
    ("numbers", "1 2 3.\n\n4 5 6.\n\n7 8 9.", False),
    ("empty paragraphs", "<p></p><p> </p>\n\n", False),
]


@pytest.mark.parametrize(("name", "text", "expected"), PROSE, ids=[line[0] for line in PROSE])
def test_reads_as_prose(name: str, text: str, expected: bool) -> None:
    assert reads_as_prose(text) is expected


def test_a_text_that_stands_there_twice_is_given_once() -> None:
    text = row(ARTICLE)[:-1] + f'  ["plain"]=>\n  string({len(ARTICLE.encode())}) "{ARTICLE}"\n}}'
    assert run_stage(phpdump, text).text == ARTICLE


def test_many_texts_are_not_all_compared_with_each_other() -> None:
    texts = [f"{number}. {ARTICLE}" for number in range(4000)]
    entries = "".join(
        f'  [{number}]=>\n  string({len(text.encode())}) "{text}"\n'
        for number, text in enumerate(texts)
    )
    document = run_stage(phpdump, f"array({len(texts)}) {{\n{entries}}}")
    assert document.text.count("The first span") == len(texts)


def test_words_are_counted_where_no_blanks_part_them() -> None:
    article = "市议会星期五投票决定修复旧码头，工程将于五月开始。\n\n" * 3 + "数百人到场观看。"
    document = run_stage(phpdump, f"Home News Sport Weather\n\n{row(article)}")
    assert document.text == f"Home News Sport Weather\n\n{article}"


CODE = [
    ("styles", ".a { color: red }\n\n.b > p { font: serif }\n\n.c p { margin: none }"),
    ("script", 'var menu = find("menu");\n\nmenu.list.add("open");\n\nmenu.show("now");'),
    ("query", "SELECT title, body\nFROM posts\n\nLEFT JOIN authors\nWHERE name like author"),
    ("trace", "#0 handler in the file index\n\n#1 main in the file index\n\n#2 start of it all"),
]


@pytest.mark.parametrize(("name", "text"), CODE, ids=[line[0] for line in CODE])
def test_code_is_no_text_of_the_page(name: str, text: str) -> None:
    assert not reads_as_prose(text)
    assert run_stage(phpdump, row(text + " " * 40)).text == ""


FACT_VALUES = [
    ("with a zone", "created_at", "2024-05-03T11:21:00Z", "2024-05-03T11:21:00+00:00"),
    ("a day", "pubDate", "2024-05-03", "2024-05-03"),
]


@pytest.mark.parametrize(
    ("name", "key", "value", "expected"), FACT_VALUES, ids=[line[0] for line in FACT_VALUES]
)
def test_dates_of_many_forms(name: str, key: str, value: str, expected: str) -> None:
    text = row(ARTICLE).replace('"created"', f'"{key}"')
    text = text.replace('string(19) "2024-05-03 11:21:00"', f'string({len(value)}) "{value}"')
    document = run_stage(phpdump, text)
    assert (document.facts[key], document.published) == (expected, expected)


def test_a_title_is_one_line_without_tags() -> None:
    title = "New &amp; <b>old</b>\nbridge"
    text = row(ARTICLE).replace('string(10) "New Bridge"', f'string({len(title)}) "{title}"')
    assert run_stage(phpdump, text).title == "New & old bridge"
