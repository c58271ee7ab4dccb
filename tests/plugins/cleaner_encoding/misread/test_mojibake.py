"""Undoing UTF-8 that was read in another encoding."""

import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Rewrite
from cleaner.testing import prose
from cleaner_encoding.misread.mojibake import best_reading
from cleaner_encoding.misread.sequences import CODECS
from cleaner_encoding.repair import repair

HUNGARIAN = "A tűzoltók három órán át küzdöttek a lángokkal, de nem tudták megmenteni az épületet."
RUSSIAN = "Мост через реку откроют в марте."
FRENCH = "Le maire a déjà signé l’arrêté, à contrecœur."
JAPANESE = "橋は三月に開通する予定だと市長は述べた。"
CZECH = "Most přes řeku otevřou v březnu, řekl starosta města."


def misread(text, codec, times=1):
    for _ in range(times):
        text = text.encode("utf-8").decode(codec)
    return text


def undone(text):
    return repair(text).text


@pytest.mark.parametrize("text", [HUNGARIAN, RUSSIAN, FRENCH, JAPANESE, CZECH])
@pytest.mark.parametrize(
    "codec",
    ["sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250", "sloppy-windows-1254",
     "sloppy-windows-1253", "sloppy-windows-1257", "macroman", "cp437", "latin-1"],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 2])
def test_a_misread_line_is_reread(text, codec, times):
    try:
        bad = misread(text, codec, times)
    except UnicodeDecodeError:
        pytest.skip("the codec does not read these bytes")
    assert undone(bad) == text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("one word", "un cafÃ© serrÃ©", "un café serré"),
        ("the codec of Greek", "het congres in BelgiΓ« en ArgentiniΓ«", "het congres in België en Argentinië"),
        ("the codec of Cyrillic", "liggen op de RhГґne en zijn congГ©", "liggen op de Rhône en zijn congé"),
        ("the codec of the Baltic", "aiemmin tĆ¤llĆ¤ viikolla", "aiemmin tällä viikolla"),
        ("the codec of Central Europe", "fĂĽr die BrĂĽcke", "für die Brücke"),
        ("of DOS", "el ni├▒o y la ni├▒a", "el niño y la niña"),
        ("capitals", "CAFÃ‰ Ã€ LA MAISON", "CAFÉ À LA MAISON"),
        ("beside East Asian text", "最近、ìž„을 게ìž„을 도ìž…한", "最近、임을 게임을 도입한"),
        ("quotes", "sheâ€™s â€œhereâ€\x9d â€“ now", "she’s “here” – now"),
    ],
)  # fmt: skip
def test_parts_of_a_line_are_reread(name, before, after):
    assert undone(before) == after


def test_words_here_and_there_are_reread():
    words = HUNGARIAN.split(" ")
    for codec in ("macroman", "sloppy-windows-1257", "cp437"):
        mixed = [misread(word, codec) if at % 3 == 1 else word for at, word in enumerate(words)]
        assert undone(" ".join(mixed)) == HUNGARIAN


def test_good_lines_among_bad_ones_stay():
    good = "Die Brücke wird im März eröffnet."
    bad = misread(HUNGARIAN, "sloppy-windows-1252")
    assert undone(f"{good}\n{bad}\n{good}") == f"{good}\n{HUNGARIAN}\n{good}"


def test_a_document_that_has_shown_its_codec_needs_less_evidence():
    lines = [HUNGARIAN, "A város ünnepel ma este is.", "Vége.", "£3.000"]
    bad = "\n".join(misread(line, "sloppy-windows-1251") for line in (*lines, HUNGARIAN))
    assert undone(bad) == "\n".join((*lines, HUNGARIAN))


def test_of_encodings_that_all_explain_it_the_language_picks_one():
    slovenian = "Občine dodeljujejo sredstva upravičencem, čeprav domača podjetja tudi začenjajo."
    assert undone(misread(slovenian, "sloppy-windows-1257")) == slovenian
    assert undone("el niĆ±o y la niĆ±a de la aldea") == "el niño y la niña de la aldea"


def test_half_way_is_not_far_enough_and_too_far_is_too_far():
    # rereading "’é" once more would give an Armenian letter
    french = "l’État et l’été, l’élève s’élance"
    assert undone(misread(french, "macroman", 2)) == french


def test_an_edit_spans_what_was_misread_and_names_the_chain():
    edits = list(best_reading("un cafÃ© noir, un thÃ© vert").edits())
    assert [(edit.start, edit.end, edit.after, edit.rule) for edit in edits] == [
        (6, 8, "é", "mojibake"),
        (20, 22, "é", "mojibake"),
    ]
    assert {edit.detail for edit in edits} == {"utf-8 as windows-1252"}
    (edit,) = repair(misread("ça", "sloppy-windows-1252", 2) + " va").edits
    assert edit.detail == "utf-8 as windows-1252, utf-8 as windows-1252"


def test_a_long_text_is_judged_by_a_part_and_reread_whole():
    bad = "\n".join(misread(f"{HUNGARIAN} {at}", "cp437") for at in range(200))
    assert undone(bad) == "\n".join(f"{HUNGARIAN} {at}" for at in range(200))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CAFÉ® »Ähnlich« 5£ – “É”",
        "L’été et l’éveil, “épris…édits”, ‘à’",
        "её моё твоё своё «СССР» РФ» США»",
        "Ação, São João, à noite; Ålesund, ÄÖÜ, Þór",
        "Різдво, Сізіф, Ліпа, Ці, Він",
        "Рјечник српског језика, Његош",
        "die Stadt München („BÄ“), ÖPNV–Netz",
        "YouTube, McDonald’s, iPhone, eBay, ΔT = 5 µm, 5 °C",
        "├── src\n└── tests",
        "┌──────┬──────┐\n│ Größe│ Länge│\n├──────┼──────┤\n│ 5 m² │ 3 m³ │ ▐░▒▓",
        "TÄMÄ ON ELÄMÄ® – TÄSTÄ¹ SIITÄ² HÄNTÄ³",
        "The volume is 1523.4 Å³, the mean B 35.2 Å².",
        "Γ(1/2) = √π ≈ 1.772; ∆Ω = √Ω",
        "Les lettres “ê”, “ë”, “î”, “ï” et “ô” ont un accent.",
        "O FILME “A IRMÃ” ESTREIA AMANHÃ; MAÇÃ® E MAÇÃ™",
        "VUOTÂN, VUOIGÂLÂŠVUOTÂN JÁ RÁÁVHUŠ",
        "Deddfau Newydd: Gweithio Â Phobl yng Nghymru a Siarad Â Nhw",
        "Á‘ ‚ „MADQÂ“ «PARLÂ» ‘AMANHÃ’",
        "The bug shows “é” as “Ã©” on screen, and '€' as 'â‚¬'.",
    ],
)
def test_clean_text_stays(text):
    assert best_reading(text) is None
    assert undone(text) == text


@given(prose)
def test_clean_prose_stays(text):
    assert best_reading(text) is None


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    rewrite = Rewrite(text)
    reading = best_reading(text)
    if reading:
        rewrite.make(reading.edits())
    assert rewrite.text.count("\n") >= text.count("\n")


@given(
    st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x24F), min_size=4),
    st.sampled_from(sorted(CODECS)),
)
def test_any_letters_that_were_misread_are_judged_without_fail(text, codec):
    try:
        bad = misread(text, codec)
    except UnicodeDecodeError:
        return
    reading = best_reading(bad)
    assert reading is None or reading.gain >= 2
