"""What was lost of misread UTF-8, filled in."""

import re

import ftfy.bad_codecs  # noqa: F401  # registers the sloppy codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_encoding.repair import repair

CZECH = (
    "Starosta řekl, že most přes řeku bude otevřen v březnu. Dělníci začali stavět před čtyřmi lety, "
    "ale počasí jim nepřálo. Občas museli čekat celé týdny, a přece dílo dokončili včas."
)
CROATIAN = (
    "Gradonačelnik je rekao da će most biti otvoren u ožujku. Građani očekuju da će odluka biti "
    "donesena već sljedeći tjedan, a međutim se radovi već uključuju u plan. "
    "Ulaz je još uvijek sa strane škole, kaže šef gradilišta."
)
GREEK = (
    "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει τον Μάρτιο. Οι εργάτες δούλεψαν τέσσερα χρόνια, "
    "για πρώτη φορά χωρίς διακοπή, και το πρόγραμμα τηρήθηκε."
)
PORTUGUESE = "O presidente da câmara foi à praça e voltou à noite; já não há quem vá lá à tarde."
FRENCH = "L’été, l’école ferme. « Voilà », dit-il, « la ville où l’on danse à l’aube » – à 5 km."


def as_windows_1252(text):
    return text.encode().decode("cp1252", "replace")


def as_latin_1_without_controls(text):
    return re.sub("[\x80-\x9f]", "", text.encode().decode("latin-1"))


def without_no_break_spaces(text):
    return text.encode().decode("sloppy-windows-1252").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("damage", "text"),
    [
        (as_windows_1252, CZECH),
        (as_windows_1252, CROATIAN),
        (as_windows_1252, GREEK),
        (as_windows_1252, "“Déjà vu,” dit-elle, “c’est fini.”"),
        (as_latin_1_without_controls, CZECH),
        (without_no_break_spaces, PORTUGUESE),
        (without_no_break_spaces, "Il était là-bas, à Angoulême, déjà à côté."),
    ],
)
def test_what_the_language_tells_is_filled_in(damage, text):
    bad = damage(text)
    assert bad != text
    assert repair(bad).text == text


def test_signs_are_told_by_what_is_beside_them():
    bad = as_latin_1_without_controls("L’été à l’école, 1990–1995 – “voilà” dit-il, déjà là.")
    assert repair(bad).text == "L’été à l’école, 1990–1995 – “voilà” dit-il, déjà là."


def test_what_is_not_clear_stays_lost():
    # nothing tells the vowels of Hindi from each other
    bad = as_windows_1252("पुल मार्च में खुलेगा, महापौर ने कहा। इसे बनाने में चार साल लगे।")
    document = repair(bad).text
    assert "\ufffd" in document
    assert "à" not in document


def test_words_that_could_be_several_stay_as_they_are():
    mended = repair(as_latin_1_without_controls(CROATIAN)).text
    assert "očekuju da će odluka biti donesena već sljedeći tjedan, a međutim" in mended
    assert "GraÄani" in mended


def test_letters_that_are_right_are_not_filled_up():
    good = "Até ao clima mediterrânico suave de Bizâncio, às vezes."
    bad = "Depois da manhã, não há ninguém; às três começa a reunião.".encode().decode("latin-1")
    assert repair(f"{good}\n{bad}").text.split("\n")[0] == good


def test_the_rule_has_a_name_and_can_be_switched_off():
    bad = as_windows_1252(CROATIAN)
    assert "lost-character" in {edit.rule for edit in repair(bad).edits}
    kept = repair(bad, frozenset({"lost-character"}))
    assert "lost-character" not in {edit.rule for edit in kept.edits}
    assert "\ufffd" in kept.text


PIECES = [
    "Ã©",
    "Ä\ufffd",
    "Ã ",
    "â€",
    "\ufffd",
    "Ä",
    "â",
    "? ",
    "a",
    "b",
    " ",
    "š",
    "×",
    "ì",
    "\xa0",
    "Ã?",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_second_pass_finds_nothing(text):
    once = repair(text).text
    assert repair(once).text == once
