"""Sentences without a space between them."""

import pytest

from cleaner_typos.repairs.sentences import glued_sentences
from tests.plugins.cleaner_typos.repairs.rules import made


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("starter", "He left Aleppo.|The town is quiet.", ""),
        ("contraction", "It was late.|It’s over now.", ""),
        ("domain, sure", "They came to Paris.|In the end they left.", ""),
        ("domain after a word", "That was in all the papers.|In March they left.", ""),
        ("two", "We saw it.|A dog barked.|But no one came.", ""),
        ("question", "Who was it?|They never said.", ""),
        ("call", "Nobody moved!|Then the lights went out.", ""),
        ("a plain word", "There was nothing but the waves.|Walking home was all that we could do.", ""),
        ("a name and a verb", "It was all for the new owners.|Zablonka said that she was not.", ""),
        ("possessive", "They had been in it since last Monday.|Zebra’s own people are with them.", ""),
        ("title of a person", "They had it from Dr.|Zablon, who was there.", ""),
        ("closing", "“We are done.”|The men left.", ""),
        ("opening", "They were done.|“We know,” said one.", ""),
        ("straight closing", '"We are done."|The men left, "at last".', ""),
        ("straight opening", 'They were done.|"We know," said one.', ""),
        ("German", "Der Zug ist weg.|Wir warten auf den nächsten.", ""),
        ("German quotes", "„Der Zug ist weg.“|Wir warten.", ""),
        ("French", "Le train est parti.|L’autre aussi.", ""),
        ("Spanish", "El tren se ha ido.|Después vino otro.", ""),
        ("Italian", "Il treno è partito.|Poi ne venne un altro.", ""),
        ("Portuguese", "O comboio partiu.|Depois veio outro.", ""),
        ("Dutch", "De trein is weg.|Daarna kwam een andere.", ""),
        ("words of the text", "Pociąg odjechał. Potem noc. To był pociąg. Już odjechał.|Pociąg ma czas.", ""),
    ],
)  # fmt: skip
def test_a_lost_space_comes_back(name, before, after):
    assert made(glued_sentences, before.replace("|", "")) == before.replace("|", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Node.Js and Asp.Net and Yahoo.Com",
        "Amazon.In sells it, Last.My too",
        "the U.S.A and the U.N.The",
        "https://example.com/page.The/x mail.The@example.com",
        "file_name.The config[0].The obj.The() system.Text",
        "e.g.the and i.e. This",
        "He said so. The end.",
        "version 2.The",
        "a Ph.D student and her Ph.D, Ph.D’s",
        "They said that this is the string.Join method of all of these.",
        "What they have is list.Append that() is for them all.",
        "You call parse.Words and then parse.Letters on each of these.",
        "Yahoo!Finance and Jeopardy!Live",
        "It is vac.C on all of these, and vac.C was it.",
        "They went to the foundation NAP.I 2022 with it.",
        'an odd pipe."The',
        "Das Mi.Ka.Do gibt es jetzt auch bei uns.",
        "We looked at Cherrish.One. It is a shop.",
        "the pictures.Zip file and the letter.Doc is in there for you.",
    ],
)
def test_full_stops_in_names_stay(text):
    assert made(glued_sentences, text) == text
