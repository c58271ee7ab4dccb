"""Misspellings and their guards."""

import re

import pytest

from cleaner import Document, Edit, Finding, Rewrite
from cleaner.testing import run_stage
from cleaner_typos.dictionaries import ENGLISH, codespell, english, own_entries
from cleaner_typos.english.lexicon import uncommon
from cleaner_typos.options import SiteWords, TyposOptions
from cleaner_typos.spelling import misspellings
from cleaner_typos.stage import typos
from cleaner_typos.vocabulary import vocabulary_for


def spelling(text, **options):
    vocabulary = vocabulary_for(Document("", ""), TyposOptions(**options))
    words = frozenset(word.encode() for word in re.findall("[A-Za-z]+", text))
    return list(misspellings(text, vocabulary.found_in(text, words, words), vocabulary))


def corrected(text, **options):
    rewrite = Rewrite(text)
    rewrite.make(one for one in spelling(text, **options) if isinstance(one, Edit))
    return rewrite.text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They did not recieve it in time.", "They did not receive it in time."),
        (
            "It has occured in two seperate places, and they know it.",
            "It has occurred in two separate places, and they know it.",
        ),
        (
            "They beleive, she said of the (goverment) then.",
            "They believe, she said of the (government) then.",
        ),
        (
            "They did not recieve it. Look at #recieve, recieve.py and recieve@example.com then.",
            "They did not receive it. Look at #recieve, recieve.py and recieve@example.com then.",
        ),
        ("It was a case-insenitive list of what they had.", None),
        ("They dont know what it is, and it didnt help.", None),
        (
            "They dont know, and dont want to, and dont ask of it.",
            "They don't know, and don't want to, and don't ask of it.",
        ),
        (
            "It’s not what they had; they dont know what it is.",
            "It’s not what they had; they don’t know what it is.",
        ),
    ],
)
def test_a_misspelling_is_corrected(before, after):
    given = corrected(before)
    assert given == after if after else given != before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("capitalised", "They went to Recieve in the north of it."),
        ("is spoken of", "The word recieve is one that they could not write."),
        ("is misspelt on purpose", "Of misspellings such as recieve they had more than enough."),
        ("is spelt on purpose", "They spelled it recieve, and they were not the only ones."),
        ("has its apostrophe elsewhere", "They dont't know what it is, and that is all."),
        ("is an option", "You have to give it --no-recieve or -recieve as the first of these."),
        ("has a capitalised twin", "The firm Recieve can recieve it for you."),
        ("has a twin in capitals", "At RECIEVE they can recieve it for you."),
        ("three times", "To recieve is to recieve what we recieve from them."),
        ("in a link", "It is at https://example.com/recieve and on recieve.com for all."),
        ("in an address", "They are at recieve@example.com or on #recieve and @recieve."),
        ("in code", "We set recieve_all or recieve() or x=recieve for it."),
        ("in a tag", "This is what they <recieve> and what is in <b>recieve</b> for it."),
        ("in a file name", "They were told that it is in recieve.txt or in old/recieve as well."),
        ("spoken of", "They have spelt it “recieve” in all of their letters."),
        ("in another language", "Nous avons vu le mot recieve dans la lettre du maire."),
        ("in Scots", "An aw the fowk has the richt tae recieve whit is theirs by the laws."),
        ("in too short a line", "recieve it"),
        ("part of a word", "They have unrecieved and recievership and that is it."),
        ("half of a word", "That could not have been pre-empted by any of them."),
        ("dialect", "There was nothin that they were lookin for in all of it."),
        ("drawn out", "It was sooo good, and that is all that they had to say."),
        ("two words", "They came abouta week before it was to be in there."),
        ("after an apostrophe", "He was a Ba'athist and they said that he was one of them."),
        ("a species", "The bird is the haematopus americanus that they had seen there."),
    ],
)
def test_a_word_that_may_be_meant_stays(name, text):
    assert corrected(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "He said: “We recieve it, and that is all,” and they left him there.",
        'He said "we recieve it" to all of them, and then he was gone.',
        "“We recieve it, and that is all that there is to say about it.",
        "As he put it, ‘we don’t recieve it’, and that was all there was.",
    ],
)
def test_what_is_quoted_is_a_finding(text):
    found = [one for one in spelling(text) if isinstance(one, Finding)]
    assert [(one.rule, one.suggestion) for one in found] == [("misspelling", "receive")]
    assert corrected(text) == text


@pytest.mark.parametrize(
    "word",
    ["colour", "color", "organise", "organize", "centre", "center", "travelled", "traveled",
     "judgement", "judgment", "gaol", "programme", "licence", "aluminium", "unter", "problemas",
     "focussed", "benefitted", "learnt", "whilst", "adviser", "advisor", "grey", "tyre", "cant",
     "wont", "its", "lets", "were", "well", "shell", "hell"],
)  # fmt: skip
def test_variants_and_foreign_words_are_no_entries(word):
    assert word.encode() not in english()


@pytest.mark.parametrize("path", sorted(ENGLISH.glob("*.txt")), ids=lambda path: path.stem)
def test_the_lists_are_in_order_and_say_nothing_twice(path):
    words = [line.split(" ")[0] for line in path.read_text("ascii").splitlines()]
    assert words == sorted(set(words))
    assert min(map(len, words)) >= 4


def test_the_lists_have_no_word_in_common():
    lines = [line for path in ENGLISH.glob("*.txt") for line in path.read_text("ascii").split("\n")]
    assert len([line for line in lines if line]) == len(english())


def test_no_common_word_is_a_misspelling():
    assert not english().keys() - uncommon(frozenset(english()))


def test_no_correction_is_itself_corrected():
    assert not english().keys() & set(english().values())


def test_a_file_of_the_user_goes_before_the_own(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# ours\n\nrecieve relieve # no\nfoobaz foobar\n", "utf-8")
    text = "They did not recieve the foobaz in two seperate places of it."
    assert (
        corrected(text, dictionary=(str(path),))
        == "They did not relieve the foobar in two separate places of it."
    )


def test_a_file_of_the_user_holds_in_any_language_case_and_number(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("nähmlich nämlich\nMünchnen München\nhte the\n", "utf-8")
    text = "In Münchnen war es nähmlich so, nähmlich heute, nähmlich hte."
    assert (
        corrected(text, dictionary=(str(path),))
        == "In München war es nämlich so, nämlich heute, nämlich the."
    )


@pytest.mark.parametrize("line", ["one", "one two three", "tw0 two", "same same", "a-b ab"])
def test_a_malformed_line_is_named(tmp_path, line):
    path = tmp_path / "words.txt"
    path.write_text(f"good better\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"words\.txt, line 2: .*{line}"):
        own_entries((str(path),))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"missing\.txt can't be read: No such file"):
        own_entries((str(tmp_path / "missing.txt"),))


def test_codespell_is_named_where_it_is_missing(monkeypatch):
    codespell.cache_clear()
    monkeypatch.setattr("cleaner_typos.dictionaries.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'cleaner\[codespell\]'"):
        TyposOptions(codespell=True)


def test_codespell_adds_what_the_own_list_lacks():
    pytest.importorskip("codespell_lib", reason="codespell is not installed")
    codespell.cache_clear()
    added = {word: to for word, to in codespell().items() if word not in english()}
    assert len(added) > 1000
    word, to = next((word, to) for word, to in added.items() if len(word) > 8)
    text = f"They said that the {word.decode()} was not what they had been told."
    assert corrected(text) == text
    assert corrected(text, codespell=True) == text.replace(word.decode(), to.decode())


def listed(path, *lines):
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return (str(path),)


@pytest.mark.parametrize(
    ("entries", "after"),
    [
        (["blorp blarp", "blarp blurb"], "Northern blurb, which they did not receive."),
        (["blorp blurb", "receive recieve"], "Northern blurb, which they did not recieve."),
        (["blorp recieve"], "Northern recieve, which they did not receive."),
    ],
)
@pytest.mark.parametrize("choice", ["safe", "all"])
def test_what_users_correct_to_is_right(tmp_path, entries, after, choice):
    options = TyposOptions(apply=choice, dictionary=listed(tmp_path / "ours.txt", *entries))
    text = "Northern blorp, which they did not receive."
    once = run_stage(typos, text, options).text
    assert once == after
    assert not run_stage(typos, once, options).edits


@pytest.mark.parametrize(
    ("entries", "line"),
    [
        (["blorp blarp", "", "blarp blorp"], 1),
        (["blorp blarp", "blarp blurb", "blurb blarp"], 1),
        (["fine good", "blorp x-blorp"], 2),
        (["blorp blorp's"], 1),
    ],
)
def test_corrections_that_never_end_are_named(tmp_path, entries, line):
    with pytest.raises(ValueError, match=rf"ours\.txt, line {line}: .*can\'t be corrected to"):
        TyposOptions(dictionary=listed(tmp_path / "ours.txt", *entries))


def test_dictionaries_that_contradict_each_other_are_named(tmp_path):
    general = listed(tmp_path / "ours.txt", "blorp blarp")
    of_site = SiteWords(dictionary=listed(tmp_path / "site.txt", "blarp blorp"))
    with pytest.raises(ValueError, match=r"ours\.txt, line 1"):
        TyposOptions(dictionary=general, sites={"example.com": of_site})


@pytest.mark.parametrize("word", ["", "...", "two words", "two\u2003words"])
def test_what_is_no_word_is_not_ignored(word):
    with pytest.raises(ValueError, match="is not one word"):
        TyposOptions(ignore=(word,))


@pytest.mark.parametrize("word", ["Recieve", "recieve,", "“recieve”"])
def test_an_ignored_word_may_have_marks_and_capitals(word):
    text = "They did not recieve it in time."
    assert corrected(text, ignore=(word,)) == text


@pytest.mark.parametrize(
    "text",
    [
        "'I dont know what it is,' he said, and left them.",
        "She said, 'They dont know what it is', and left.",
        "'Tis a pity, “they dont know what it is”, and she left.",
    ],
)
def test_single_quotes_quote_too(text):
    assert [type(one) for one in spelling(text)] == [Finding]


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' owner said they dont know what it is.",
        "'Tis a pity that they dont know what it is.",
        "In the '90s they said they dont know what it is.",
    ],
)
def test_apostrophes_do_not_quote(text):
    assert [type(one) for one in spelling(text)] == [Edit]


@pytest.mark.timeout(30)
def test_many_misspellings_end_in_time():
    words = [word.decode() for word in list(english())[:20_000]]
    text = "\n".join(f"they said that the {word} was not there, and it is." for word in words)
    assert len(spelling(text)) > 15_000
