"""Words divided at the end of a line."""

import pytest

from cleaner_typos.repairs.hyphens import line_hyphens, open_hyphens
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is the most consi-\nstent of all that we have.",
         "It is the most consistent of all that we have."),
        ("They had their break-\nfast with us, and then they left.",
         "They had their breakfast with us, and then they left."),
        ("It was not very import-\nant to any of those who were there.",
         "It was not very important to any of those who were there."),
        ("The pre-\nsident said that he would be there with us.",
         "The president said that he would be there with us."),
        ("It is in the elec- \n   tric light that they have there.",
         "It is in the electric light that they have there."),
    ],
)  # fmt: skip
def test_a_divided_word_is_joined(before, after):
    assert made(line_hyphens, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We have only a long-\nterm plan for what there is.",
         "We have only a long-term plan for what there is."),
        ("There was a 43-year-\nold man who had been in it.",
         "There was a 43-year-old man who had been in it."),
        ("They were all for a bought-\nand-paid-for house by the sea.",
         "They were all for a bought-and-paid-for house by the sea."),
        ("It is the battery-\npowered one that they would like to have.",
         "It is the battery-powered one that they would like to have."),
    ],
)  # fmt: skip
def test_a_compound_keeps_its_hyphen(before, after):
    assert made(line_hyphens, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Der Bahn-\nhof ist zu. Kein Bahnhof weit und breit.",
         "Der Bahnhof ist zu. Kein Bahnhof weit und breit."),
        ("The NP-\ncomplete ones. NP-complete they are.",
         "The NP-complete ones. NP-complete they are."),
    ],
)  # fmt: skip
def test_the_text_itself_shows_how_it_is_written(before, after):
    assert made(line_hyphens, before) == after


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("suspended", "There were short-\nand long-term plans for all of these."),
        ("broken off", "It was not what we had been-\nthey said that it was over."),
        ("undecidable", "They would like to see the front-\nrunner at their own house."),
        ("a prefix, undecidable", "It was one of the co-\nfounders who had it all from her."),
        ("no word", "It is the most blorf-\nquaint of all that we have here."),
        ("a name", "It was the new Zablon-\nBerg of which they had been told."),
        ("a list", "- one\n-\ntwo"),
        ("another language", "Der Haupt-\nsatz steht für sich allein im Buch."),
        ("code", "It is the --with-\nstand option that they would have for it."),
        ("an address", "It is at example.com/consi-\nstent and that is all there is."),
        ("a paragraph", "It is the most consi-\n\nstent of all that we have."),
        ("too short to tell", "consi-\nstent"),
    ],
)
def test_what_is_not_sure_stays(name, text):
    assert made(line_hyphens, text) == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("There was no clear front-\nrunner among all of them.", "front-runner"),
        ("They were told of the pro-\nreform protests that there had been.", "pro-reform"),
    ],
)
def test_what_may_be_a_word_or_a_compound_is_a_finding(text, suggestion):
    (found,) = open_hyphens(text)
    assert found.suggestion == suggestion
    assert text[found.start : found.end].replace("\n", "") == suggestion
    assert not list(line_hyphens(text))


def test_what_is_decided_or_unknown_is_no_finding():
    for text in (
        "It is the most consi-\nstent of all that we have.",
        "We have only a long-\nterm plan for what there is.",
        "They came to blorp-\nzagging that was not known to any of them.",
        "",
    ):
        assert not list(open_hyphens(text))
