"""Text in one single-byte encoding that was read as another."""

import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import prose
from cleaner_encoding.misread.wide_charset import wide_charset
from cleaner_encoding.misread.wrong_charset import MIXUPS, find_mixup, wrong_charset
from cleaner_encoding.repair import repair
from tests.plugins.cleaner_encoding.test_languages import SAMPLES

ARABIC = "قال رئيس البلدية إن الجسر سيفتتح في مارس بعد أربع سنوات من العمل المتواصل."
POLISH = (
    "Burmistrz powiedział, że most zostanie otwarty w marcu. Wcześniej ludzie chodzili dłuższą drogą, "
    "a wieczorem świeciły się tylko dwie latarnie. Teraz będą mogli przejść na drugą stronę rzeki."
)
SLOVENIAN = (
    "Župan je dejal, da bodo most odprli že marca. Ljudje so doslej čez reko hodili po daljši poti, "
    "zvečer pa so svetile le dve svetilki. Čas je, da se začne nekaj novega, "
    "je rekel in obljubil, da bo občina poslej več vlagala v pešpoti, če bo le mogoče."
)
HUNGARIAN = (
    "A polgármester szerint a hidat márciusban nyitják meg. Az idő sürget, a költő és a szőlős gazdák "
    "is erről beszélnek, a gyűlésen pedig többen felszólaltak. A nők és a férfiak együtt jöttek, "
    "az erdőből hűvös szél fújt, a felhők gyorsan vonultak, később esőre fordult az idő."
)
LATVIAN = (
    "Mērs sacīja, ka tiltu atklās martā, pēc četru gadu ilgas būvniecības. Cilvēki šodien gaidīja, "
    "kad beidzot varēs iet pāri upei, jo ceļš pa šauro taku bija grūts."
)
GERMAN = "Die Brücke über den Fluss wird im März eröffnet, größer und schöner als früher, für jährlich fünf Wochen."
SWEDISH = "Borgmästaren sade att bron över ån öppnas i mars, efter fyra års tålmodigt arbete på båda sidor."


@pytest.mark.parametrize(
    ("text", "written_in", "read_as"),
    [
        (SAMPLES["ru"], "cp1251", "sloppy-windows-1252"),
        (SAMPLES["uk"], "cp1251", "sloppy-windows-1252"),
        (SAMPLES["bg"], "cp1251", "koi8-r"),
        (SAMPLES["ru"], "koi8-r", "sloppy-windows-1251"),
        (SAMPLES["ru"], "koi8-r", "latin-1"),
        (SAMPLES["ru"], "iso-8859-5", "latin-1"),
        (SAMPLES["el"], "sloppy-windows-1253", "sloppy-windows-1252"),
        (SAMPLES["he"], "cp1255", "sloppy-windows-1252"),
        (ARABIC, "cp1256", "sloppy-windows-1252"),
        (POLISH, "cp1250", "sloppy-windows-1252"),
        (SLOVENIAN, "cp1250", "sloppy-windows-1252"),
        (HUNGARIAN, "cp1250", "sloppy-windows-1252"),
        (SAMPLES["tr"], "cp1254", "sloppy-windows-1252"),
        (LATVIAN, "cp1257", "sloppy-windows-1252"),
        (GERMAN, "mac-roman", "sloppy-windows-1252"),
        (GERMAN, "cp1252", "mac-roman"),
        (SWEDISH, "mac-roman", "sloppy-windows-1252"),
        (SWEDISH, "cp1252", "mac-roman"),
    ],
)
def test_it_is_read_as_it_was_written(text, written_in, read_as):
    misread = text.encode(written_in).decode(read_as)
    assert misread != text
    assert repair(misread).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("橋は三月に開通する予定だと市長は述べた。", "cp932"),
        ("시장은 다리가 삼월에 열린다고 말했다. 공사는 사년이 걸렸다.", "cp949"),
        ("市长说，这座桥将在三月开放，工程历时四年。", "gb18030"),
        ("市長說，這座橋將在三月開放，工程歷時四年。", "big5"),
    ],
)
def test_two_bytes_a_character_read_as_western(text, codec):
    assert repair(text.encode(codec).decode("latin-1")).text == text


def test_edits_say_which_was_read_as_which():
    bad = SAMPLES["ru"].encode("koi8-r").decode("cp1251")
    edits = repair(bad).edits
    assert {(edit.rule, edit.detail) for edit in edits} == {
        ("wrong-charset", "koi8-r as windows-1251")
    }
    assert max(edit.end - edit.start for edit in edits) < 20


def test_it_can_be_switched_off():
    bad = SAMPLES["ru"].encode("koi8-r").decode("cp1251")
    assert not repair(bad, frozenset({"wrong-charset"})).edits


@pytest.mark.parametrize("code", SAMPLES)
def test_what_makes_sense_stays(code):
    assert find_mixup(SAMPLES[code]) is None
    assert not list(wide_charset(SAMPLES[code]))


@pytest.mark.parametrize(
    "text",
    [
        "Borgarstjórinn sagði að brúin yrði opnuð í mars, þó að ýmsir væru á öðru máli.",
        "Ruhubelent ýagdaýda ýaşaýan türkmen çeper eseriniň gadymy görnüşi hökmünde ýörite öwrenilýär.",
        "“So,” she said – ‘naïve’ – “¿qué?” … ½ m², 20 °C, 5 €.",
        "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿",
        "ПРИКАЗ ДЕПАРТАМЕНТА О ПРОВЕДЕНИИ РАБОТ: мост откроют в марте, сообщил мэр города.",
    ],
)
def test_unusual_letters_are_no_reason(text):
    assert repair(text).text == text


@given(prose)
def test_clean_prose_stays(text):
    assert not list(wrong_charset(text))
    assert not list(wide_charset(text))


@given(st.text(st.characters(min_codepoint=0x80, max_codepoint=0xFF), max_size=200))
def test_any_letters_are_judged_without_fail(text):
    find_mixup(text)
    list(wide_charset(text))


def test_each_encoding_is_one_that_is_known():
    for read_as, candidates in MIXUPS.items():
        assert read_as not in candidates
        assert len(set(candidates)) == len(candidates)
