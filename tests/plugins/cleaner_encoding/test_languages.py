"""Telling languages, and what fits into their words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding import languages
from cleaner_encoding.languages import (
    UNSEEN,
    Language,
    language,
    likely_language,
    mean,
    triples,
)

TARGET = Path(languages.__file__).parent
LANGUAGES = sorted(path.stem for path in TARGET.glob("??.txt"))

SAMPLES = {
    "bg": "Кметът съобщи, че мостът над реката ще бъде открит през март, след четири години строеж.",
    "cs": "Starosta řekl, že most přes řeku bude otevřen v březnu, po čtyřech letech stavby.",
    "da": "Borgmesteren sagde på mødet, at broen også bliver åben for gående, når den står færdig.",
    "de": "Der Bürgermeister sagte, dass die Brücke nach vier Jahren im März eröffnet wird.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει τον Μάρτιο, μετά από τέσσερα χρόνια.",
    "en": "The mayor said that the bridge would open in March, after four years of work.",
    "es": "El alcalde dijo que el puente se abrirá en marzo, después de cuatro años de obras.",
    "et": "Linnapea ütles, et sild avatakse märtsis, pärast nelja aastat kestnud ehitust.",
    "fi": "Kaupunginjohtaja sanoi, että silta avataan maaliskuussa neljän vuoden jälkeen.",
    "fr": "Le maire a déclaré que le pont ouvrira en mars, après quatre années de travaux.",
    "he": "ראש העיר אמר כי הגשר ייפתח בחודש מרץ לאחר ארבע שנות עבודה קשה ויקרה.",
    "hu": "A polgármester azt mondta, hogy a hidat márciusban nyitják meg, négy év után.",
    "is": "Borgarstjórinn sagði að brúin yrði opnuð í mars, eftir fjögurra ára vinnu.",
    "lt": "Meras sakė, kad tiltas bus atidarytas kovo mėnesį, po ketverių metų statybų.",
    "lv": "Mērs sacīja, ka tiltu atklās martā, pēc četru gadu ilgas būvniecības.",
    "pl": "Burmistrz powiedział, że most zostanie otwarty w marcu, po czterech latach budowy.",
    "pt": "O presidente da câmara disse que a ponte abrirá em março, após quatro anos de obras.",
    "ru": "Мэр сообщил, что мост через реку откроют в марте, после четырёх лет строительства.",
    "sv": "Borgmästaren sade att bron öppnas i mars, efter fyra års arbete.",
    "tr": "Belediye başkanı, köprünün dört yıllık çalışmanın ardından martta açılacağını söyledi.",
    "uk": "Мер повідомив, що міст через річку відкриють у березні, після чотирьох років.",
    "vi": "Thị trưởng nói rằng cây cầu sẽ được khánh thành vào tháng ba, sau bốn năm xây dựng.",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_tells_its_language(code):
    found = likely_language(SAMPLES[code])
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text",
    ["", "Ok.", "橋は三月に開通する予定だと市長は述べた。", "zxq wvk jjq qqx xzx kvv wqq zzj " * 5],
)
def test_no_language_is_told_where_there_is_none_of_ours(text):
    assert likely_language(text) is None


def test_letters_of_a_language_fit_into_its_words():
    assert language("sl").fit("čas") < 14 < language("sl").fit("Ĩas") == UNSEEN
    assert language("tr").has("ı")
    assert not language("tr").has("ý")
    assert mean([]) == UNSEEN


def test_word_ends_count_as_letters():
    assert list(triples("És")) == ["_és", "és_"]
    assert list(triples("")) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_files_are_what_they_should_be(code):
    lines = (TARGET / f"{code}.txt").read_text("utf-8").splitlines()
    costs = [int(line.split(" ")[0]) for line in lines]
    assert costs == sorted(set(costs))
    assert max(costs) < UNSEEN
    every = [triple for line in lines for triple in line.split(" ")[1:]]
    assert len(every) == len(set(every)) > 1000
    assert all(re.fullmatch(r"_?\w{1,3}_?", triple) and len(triple) == 3 for triple in every)


def test_the_index_names_all_languages():
    lines = (TARGET / "index.txt").read_text("utf-8").splitlines()
    assert sorted(line.split(" ")[0] for line in lines) == LANGUAGES
    for line in lines:
        code, *frequent = line.split(" ")
        assert max(Language(code).costs(frequent)) < UNSEEN


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    found = likely_language(text)
    assert found is None or found.code in LANGUAGES
