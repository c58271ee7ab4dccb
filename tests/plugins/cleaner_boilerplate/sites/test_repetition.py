"""Lines that recur over the pages of a site: which go, and above all which stay."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Document
from cleaner.edits import apply
from cleaner.survey import SurveyCounter, Surveyed, encode, load
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.sites import note_lines, recurring_lines, site_edits

HEAD = ["Home", "News", "Weather", "Sign in"]
FOOT = ["Most read", "Contact us", "Terms of use", "© 2026 The Paper"]
COOKIES = "We and our partners store information on your device, to show you what you may like."
TEASER = "The new bridge opens in May, two years late, as the council said on Friday evening."


def story(name: str, count: int = 4) -> list[str]:
    """Give paragraphs that no other name gives."""
    return [
        f"The {name} was the subject of part {number} of the debate, and nobody agreed on {name}."
        for number in range(count)
    ]


def page(number: int, *lines: str, host: str = "paper.example") -> Document:
    return Document(
        id=str(number), source="in", text="\n".join(lines), url=f"https://{host}/{number}"
    )


def counted(documents: list[Document]) -> Surveyed:
    with SurveyCounter() as counter:
        for one in documents:
            noted = note_lines(one)
            if noted is not None:
                counter.add(encode([("boilerplate", noted)]))
        return load(counter.finish(), into_memory=True).of_stage("boilerplate")


def left(documents: list[Document]) -> list[list[str]]:
    """Give the lines that stay of each document; hold that a second pass takes no more."""
    surveyed = counted(documents)
    found = []
    for one in documents:
        text = apply(one.text, site_edits(one, BoilerplateOptions(), surveyed))
        again = Document(id=one.id, source=one.source, text=text, url=one.url)
        assert not site_edits(again, BoilerplateOptions(), surveyed)
        found.append([line for line in text.split("\n") if line])
    return found


@pytest.mark.parametrize("count", [2, 3, 5, 40])
def test_head_and_foot_of_a_site_go(count: int) -> None:
    stories = [story(f"bridge{number}") for number in range(count)]
    pages = [page(number, *HEAD, *one, *FOOT) for number, one in enumerate(stories)]
    assert left(pages) == stories


def test_nothing_goes_without_a_survey_or_from_one_page() -> None:
    one = page(1, *HEAD, *story("bridge"), *FOOT)
    assert recurring_lines(one, Surveyed()) == []
    assert recurring_lines(one, counted([one])) == []


def test_sites_are_apart() -> None:
    pages = [page(1, *HEAD, *story("a")), page(2, *HEAD, *story("b"), host="other.example")]
    assert left(pages) == [[*HEAD, *story("a")], [*HEAD, *story("b")]]


def test_case_and_punctuation_do_not_count() -> None:
    pages = [page(1, "HOME |", *story("a")), page(2, "› Home", *story("b"))]
    assert left(pages) == [story("a"), story("b")]


def test_vowel_signs_count() -> None:
    pages = [page(1, "की", *story("a")), page(2, "का", *story("b"))]
    assert left(pages) == [["की", *story("a")], ["का", *story("b")]]


def test_copies_of_a_page_keep_their_text() -> None:
    """A page under three addresses, once with a head of its own for printing."""
    short = ["He left.", "Nobody followed him."]
    text = [*story("bridge"), *short, *story("pillar")]
    copies = [
        page(1, *HEAD, *text, *FOOT),
        page(2, *HEAD, *text, *FOOT),
        page(3, "Print this page", *text, "Printed on Friday"),
    ]
    for kept in left(copies):
        assert [line for line in kept if line in text] == text
    # another page tells what of them is the site's
    kept = left([*copies, page(4, *HEAD, *story("market"), *FOOT)])
    assert kept[0] == kept[1] == text
    assert kept[3] == story("market")


@pytest.mark.parametrize("count", [2, 3, 4, 8])
def test_versions_of_a_story_keep_what_they_share(count: int) -> None:
    shared = [*story("bridge"), "The pillar", *story("pillar", 3), "He left.", *story("end", 2)]
    versions = [page(i, *HEAD, *story(f"news{i}", 2), *shared, *FOOT) for i in range(count)]
    for number, kept in enumerate(left(versions)):
        assert kept == [*story(f"news{number}", 2), *shared]


def test_a_paginated_article_keeps_its_paragraphs() -> None:
    intro = "Part by part we tell how the bridge was built, and what it cost the town in the end."
    pages = [page(i, *HEAD, "The bridge", intro, *story(f"part{i}"), *FOOT) for i in range(6)]
    for number, kept in enumerate(left(pages)):
        assert kept[-4:] == story(f"part{number}")
        assert intro in kept


def test_the_first_post_of_a_thread_stays_on_its_pages() -> None:
    post = ["The bridge", *story("post", 5)]
    thread = [page(i, *HEAD, *post, *story(f"answer{i}"), *FOOT) for i in range(20)]
    others = [page(100 + i, *HEAD, *story(f"other{i}"), *FOOT) for i in range(100)]
    for number, kept in enumerate(left([*thread, *others])[:20]):
        assert kept[-9:] == [*post[1:], *story(f"answer{number}")]


@pytest.mark.parametrize("indexes", [1, 2, 3])
def test_a_teaser_on_index_pages_stays_in_its_article(indexes: int) -> None:
    article = page(0, *HEAD, "Bridge opens", TEASER, *story("bridge"), *FOOT)
    others = [page(i, *HEAD, *story(f"other{i}"), *FOOT) for i in range(1, 5)]
    index = [
        page(9 + i, *HEAD, "Bridge opens", TEASER, "Market stays", *story(f"list{i}", 2), *FOOT)
        for i in range(indexes)
    ]
    kept = left([article, *others, *index])
    assert TEASER in kept[0]
    assert kept[0][-4:] == story("bridge")


def test_the_headline_stays_where_the_address_has_it() -> None:
    headline = "The bridge opens in May, at last"
    article = page(0, *HEAD, headline, "Share", *story("bridge"), *FOOT)
    article.url = "https://paper.example/news/bridge-opens-may-at-last-4711.html?from=front"
    other = page(1, *HEAD, *story("market"), "Most read", headline, *FOOT)
    assert left([article, other]) == [[headline, "Share", *story("bridge")], story("market")]


def test_a_notice_of_all_pages_goes_though_it_is_a_sentence() -> None:
    pages = [page(i, *HEAD, COOKIES, "Accept", *story(f"s{i}"), *FOOT) for i in range(4)]
    assert left(pages) == [story(f"s{i}") for i in range(4)]


def test_a_notice_in_the_foot_goes_from_two_pages() -> None:
    about = "The Paper is written and printed in Northam, and has been since the year of the flood."
    shared = story("shared", 2)
    pages = [page(i, *HEAD, *story(f"s{i}"), *shared, *FOOT, COOKIES, about) for i in range(2)]
    assert left(pages) == [[*story(f"s{i}"), *shared] for i in range(2)]


def test_two_pages_do_not_convict_a_sentence() -> None:
    pages = [page(i, *HEAD, COOKIES, "Accept", *story(f"s{i}"), *FOOT) for i in range(2)]
    assert left(pages) == [[COOKIES, "Accept", *story(f"s{i}")] for i in range(2)]


@pytest.mark.parametrize("heading", ["Analysis", "What we know so far", "Motions", "* * *"])
def test_a_heading_in_the_text_stays(heading: str) -> None:
    pages = [
        page(i, *HEAD, *story(f"a{i}", 2), heading, *story(f"b{i}", 2), *FOOT) for i in range(30)
    ]
    for number, kept in enumerate(left(pages)):
        assert kept == [*story(f"a{number}", 2), heading, *story(f"b{number}", 2)]


def test_a_refrain_stays() -> None:
    verses = [
        [f"The {word} is high and the night is long", f"And who would sing of the {word}?"]
        for word in ("river", "tower", "harvest", "moon", "winter", "road")
    ]
    refrain = "Carry me home, carry me home"
    songs = [
        page(i, *HEAD, *verses[2 * i], refrain, *verses[2 * i + 1], refrain, *story(f"{i}"), *FOOT)
        for i in range(3)
    ]
    for kept in left(songs):
        assert kept.count(refrain) == 2


def test_rows_of_a_table_stay() -> None:
    def table(number: int) -> list[str]:
        return [f"Inhabitants {number}01", f"Area {number} km", f"Height {number}7 m"]

    def labels(number: int) -> list[str]:
        return [f"{number}31", "Births", f"{number}44", "Deaths", f"{number}58"]

    for rows in (table, labels):
        pages = [page(i, *HEAD, *story(f"t{i}"), *rows(i), *FOOT) for i in range(3, 8)]
        for number, kept in zip(range(3, 8), left(pages), strict=True):
            assert kept == [*story(f"t{number}"), *rows(number)]


def test_counters_and_marks_among_furniture_go() -> None:
    pages = [
        page(i, *HEAD, f"{i} comments", "|", "Share", *story(f"c{i}"), *FOOT) for i in range(3)
    ]
    assert left(pages) == [story(f"c{i}") for i in range(3)]


def test_a_quote_within_an_article_stays_when_other_pages_have_it() -> None:
    quote = "“We have waited for this bridge for longer than most of us can remember,” she said."
    pages = [
        page(i, *HEAD, *story(f"a{i}", 2), *([quote] if i < 6 else []), *story(f"b{i}", 2), *FOOT)
        for i in range(20)
    ]
    assert all(quote in kept for kept in left(pages)[:6])


def test_an_appeal_between_paragraphs_of_half_of_a_site_goes() -> None:
    appeal = "Support our work: for the price of a coffee a month you read everything we write."
    pages = [
        page(i, *HEAD, *story(f"a{i}", 2), appeal, *story(f"b{i}", 2), *FOOT) for i in range(20)
    ]
    assert not any(appeal in kept for kept in left(pages))


def test_a_page_without_text_of_its_own_stays() -> None:
    pages = [page(i, *HEAD, *story(f"s{i}"), *FOOT) for i in range(3)]
    assert left([*pages, page(9, *HEAD, *FOOT)])[3] == [*HEAD, *FOOT]


def test_on_a_large_site_a_few_pages_do_not_convict() -> None:
    answer = "She did not want to comment"
    pages = [
        page(i, *HEAD, *story(f"a{i}", 2), *([answer, "Not yet"] if i < 3 else []), *FOOT)
        for i in range(1000)
    ]
    kept = left(pages)
    assert kept[0] == [*story("a0", 2), answer, "Not yet"]
    assert kept[999] == story("a999", 2)


def test_documents_without_url_are_of_the_site_of_their_folder() -> None:
    pages = [
        Document(id=name, source=f"{folder}/{name}", text="\n".join([*HEAD, *story(name)]))
        for folder, name in [("a", "one"), ("a", "two"), ("b", "three")]
    ]
    assert left(pages) == [story("one"), story("two"), [*HEAD, *story("three")]]


LINES = st.lists(
    st.one_of(
        st.sampled_from([*HEAD, *FOOT, COOKIES, TEASER, *story("a"), *story("b")]),
        st.sampled_from(["", " ", "12", "3 comments", "4 comments", "|", "\x00", "\ud800"]),
        st.text(max_size=90),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_on_any_pages_a_second_pass_finds_nothing_and_lines_are_whole(
    pages: list[list[str]],
) -> None:
    documents = [page(number, *lines) for number, lines in enumerate(pages)]
    for one, kept in zip(documents, left(documents), strict=True):
        lines = iter(one.text.split("\n"))
        assert all(line in lines for line in kept)


@pytest.mark.parametrize("line", ["a", "1", ".", "Home " * 20, "\x00", "é́" * 50])
def test_cost_is_linear(line: str) -> None:
    def seconds(count: int) -> float:
        one = page(1, *[f"{line}{number % 7}" for number in range(count)], *story("x"))
        surveyed = counted([one, page(2, *HEAD, *story("y")), page(3, *HEAD, *story("z"))])
        start = process_time()
        site_edits(one, BoilerplateOptions(), surveyed)
        return process_time() - start

    assert seconds(40_000) < 12 * max(seconds(10_000), 0.01)


def test_a_line_of_ten_megabytes() -> None:
    long = "word, " * 1_700_000
    pages = [page(i, *HEAD, long, *story(f"s{i}")) for i in range(2)]
    assert [len(kept) for kept in left(pages)] == [5, 5]
