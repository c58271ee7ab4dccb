"""The phrase book: its notation, its files, and what counts as the same word."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleaner_boilerplate.phrasebook as phrasebook
from cleaner_boilerplate.phrasebook.book import KINDS, Book, BookError, read_book
from cleaner_boilerplate.phrasebook.folding import fold

FILES = sorted(phrasebook._FOLDER.glob("*.txt"))


def book_of(*phrases: str) -> Book:
    book = Book()
    for phrase in phrases:
        book.add(phrase, "phrase", "anywhere")
    return book


@pytest.mark.parametrize(
    ("phrase", "line", "is_found"),
    [
        ("share this", "Share this!", True),
        ("share this", "SHARE  THIS:", True),
        ("share this", "» Share this", True),
        ("share this", "»Share this«", False),
        ("share this", "Share this now", False),
        ("share this", "“Share this”", False),
        ("share this", "— Share this", False),
        ("share this", "— Share this —", True),
        ("share this", "Share this?", False),
        ("share this?", "Share this?", True),
        ("share this?", "Share this", False),
        ("share (this|the) page", "Share the page", True),
        ("share (this|) page", "Share page", True),
        ("(please|) share", "Share", True),
        ("{n} comments", "12 comments", True),
        ("{n} comments", "1,204 comments", True),
        ("{n} comments", "1 204 comments", True),
        ("{n} comments", "1.2K comments", True),
        ("{n} comments", "١٢ comments", True),
        ("{n} comments", "many comments", False),
        ("page {n} of {n}", "Page 3 of 12", True),
        ("share on {network}", "Share on Facebook and Twitter", True),
        ("share on {network}", "Share on foot", False),
        ("read also: {text}", "Read also: Ten bridges", True),
        ("read also: {text}", "Read also | Ten bridges", True),
        ("read also: {text}", "Read also - Ten bridges", True),
        ("read also: {text}", "Read also Ten bridges", False),
        ("read also: {text}", "Read also:", False),
        ("read also: {text}", "Read also: “Ten bridges”", False),
        ("read also: {any}", "Read also: “Ten bridges”", True),
        ("subscribe to our {text}", "Subscribe to our letter.", True),
        ("subscribe to our {text}", "Subscribe to our", False),
        ("already a member? {any}", "Already a member? Log in", True),
        ("already a member? {any}", "Already a member of it", False),
        ("MIRA: {title}", "MIRA: Diez puentes", True),
        ("MIRA: {title}", "Mira: diez puentes", False),
        ("more on {title}", "More on Rain in May", True),
        ("more on {title}", "More on rain in May", False),
        ("more on {title}", "More on Rain in May.", False),
        ("photo: {credit}", "Photo: Jane Doe/AP", True),
        ("photo: {credit}", "Photo: the bridge at dawn", False),
        ("photo: {credit}", "Photo: 2016 Example Media", False),
        ("images: {agency}", "Images: Getty", True),
        ("images: {agency}", "Images: Royal Wedding", False),
        ("tags: {tags}", "Tags: rain, the weather", True),
        ("tags: {tags}", "Tags: you need two of them in each file", False),
        ("home > {crumbs}", "Home > News › Rain", True),
        ("home > {crumbs}", "Home / News", True),
        ("home > {crumbs}", "Home/work balance", False),
        ("follow {handle}", "Follow @example", True),
        ("by {name}", "By Jane Doe", True),
        ("by {name}", "By then it rained", False),
        ("link: {url}", "Link: https://news.example/1", True),
        ("one thought on {quoted}", "One thought on “Rain”", True),
        ("subscribe for {newsletter}", "Subscribe for the daily letter by email", True),
        ("suscríbete", "SUSCRIBETE", True),
        ("اقرأ أيضا", "إقرأ أيضاً", True),
        ("اشتراک گذاری", "اشتراک‌گذاري", True),
        ("İlgili haberler", "ilgili haberler", True),
        ("{n}条评论", "１２条评论", True),
        ("分享到(微信|微博)", "分享到微博", True),
        ("分享到(微信|微博)", "分享到微博的人", False),
    ],
)
def test_a_phrase_is_found(phrase: str, line: str, is_found: bool) -> None:
    assert (book_of(phrase).find(line) is not None) is is_found


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("(a|b", "brackets within brackets"),
        ("share (this (page|story)|)", "brackets within brackets"),
        ("get {text} now", "a slot before the end"),
        ("read: {headline}", "there is no slot {headline}"),
        ("{text}", "a word that it cannot do without"),
        ("(please|)", "a word that it cannot do without"),
        ("…", "a word that it cannot do without"),
        ("photo (by|©) {credit}", "an alternative without a word"),
    ],
)
def test_what_is_no_phrase(phrase: str, reason: str) -> None:
    with pytest.raises(BookError, match=reason.replace("{", "[{]")):
        book_of(phrase)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("share", "a.txt, line 1: a phrase before the first section"),
        ("[share here]\nshare", "a.txt, line 1: no kind or place of this name"),
        ("[sharing anywhere]", "a.txt, line 1: no kind or place of this name"),
        ("# words\n[share ends]\nshare (", "a.txt, line 3: 'share \\('"),
    ],
)
def test_an_error_in_a_file_names_the_line(text: str, reason: str) -> None:
    with pytest.raises(BookError, match=reason):
        read_book(Book(), text, "a.txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_read_and_has_no_line_twice(path: Path) -> None:
    text = path.read_text("utf-8")
    read_book(Book(), text, "a book")
    section, seen, twice = "", set(), []
    for line in text.splitlines():
        section = line if line.startswith("[") else section
        if line and not line.startswith(("[", "#")):
            twice += [line] * ((section, line) in seen)
            seen.add((section, line))
    assert twice == []


def test_each_kind_is_in_the_book() -> None:
    written = "\n".join(path.read_text("utf-8") for path in FILES)
    assert [kind for kind in KINDS if f"[{kind} " not in written] == ["phrase"]


def test_own_phrases_are_added() -> None:
    assert phrasebook.find_phrase("Our daily letter!") is None
    found = phrasebook.find_phrase("Our daily letter!", ("our daily LETTER",))
    assert found is not None
    assert (found.kind, found.is_anywhere) == ("phrase", True)
    assert phrasebook.is_phrase("7 people like it", ("{n} people like it",))
    with pytest.raises(BookError):
        phrasebook.check_phrases(("our (daily letter",))


def test_the_same_word() -> None:
    for one, other in [("SUSCRÍBETE", "suscribete"), ("İLGİLİ", "ilgili"), ("Straße", "STRASSE")]:
        assert fold(one) == fold(other)
    for one, other in [("ハ", "パ"), ("か", "が"), ("и", "а"), ("شهر", "شعر")]:
        assert fold(one) != fold(other)


@given(st.text(max_size=80))
def test_any_line_is_found_or_not(line: str) -> None:
    found = phrasebook.find_phrase(line)
    assert found is None or found.kind in KINDS
