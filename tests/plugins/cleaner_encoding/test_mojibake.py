"""Undoing mojibake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.testing import prose
from cleaner_encoding.mojibake import without_mojibake

HUNGARIAN = "A tűzoltók három órán át küzdöttek a lángokkal, de nem tudták megmenteni az épületet."
RUSSIAN = "Мост через реку откроют в марте."
FRENCH = "Le maire a déjà signé l’arrêté, à contrecœur."


def misread(text, codec, times=1):
    import ftfy.bad_codecs  # noqa: F401

    for _ in range(times):
        text = text.encode("utf-8").decode(codec)
    return text


@pytest.mark.parametrize("text", [HUNGARIAN, RUSSIAN, FRENCH, "橋は三月に開通する。"])
@pytest.mark.parametrize(
    "codec",
    ["sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250", "sloppy-windows-1254",
     "sloppy-windows-1257", "macroman", "cp437", "latin-1"],
)  # fmt: skip
def test_a_misread_line_is_reread(text, codec):
    assert without_mojibake(misread(text, codec)) == text


@pytest.mark.parametrize("text", [HUNGARIAN, RUSSIAN, FRENCH])
def test_two_rounds_are_undone(text):
    assert without_mojibake(misread(text, "sloppy-windows-1252", 2)) == text


def test_good_lines_among_bad_ones_stay():
    good = "Die Brücke wird im März eröffnet."
    bad = misread(HUNGARIAN, "sloppy-windows-1252")
    assert without_mojibake(f"{good}\n{bad}\n{good}") == f"{good}\n{HUNGARIAN}\n{good}"


def test_a_document_that_has_shown_its_codec_needs_less_evidence():
    lines = [HUNGARIAN, "A város ünnepel ma este is.", "Vége."]
    bad = "\n".join(misread(line, "cp437") for line in (*lines, HUNGARIAN))
    assert without_mojibake(bad) == "\n".join((*lines, HUNGARIAN))


def test_a_line_may_be_half_misread():
    first, second = "Мэр сообщил, что ", "мост откроют в марте"
    assert without_mojibake(first + misread(second, "macroman")) == first + second


def test_bytes_that_are_letters_in_several_codecs_are_read_as_the_common_ones():
    assert without_mojibake("el niĆ±o y la niĆ±a") == "el niño y la niña"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CAFÉ® »Ähnlich« 5£ – “É”",
        "L’été et l’éveil, “épris…édits”, ‘à’",
        "её моё твоё своё «СССР» РФ» США»",
        "Ação, São João, à noite; Ålesund, ÄÖÜ, Þór",
    ],
)
def test_clean_text_stays(text):
    assert without_mojibake(text) == text


@given(prose)
def test_clean_prose_stays(text):
    assert without_mojibake(text) == text


@given(st.text(max_size=80))
def test_the_number_of_lines_stays(text):
    assert without_mojibake(text).count("\n") == text.count("\n")
