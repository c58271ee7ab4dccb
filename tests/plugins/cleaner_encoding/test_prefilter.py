"""The prefilter must be a necessary condition for everything that ftfy takes for mojibake."""

import re
from itertools import product

import pytest
from ftfy.badness import BADNESS_RE, MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner_encoding.misread.mojibake import Reading, best_reading
from cleaner_encoding.misread.sequences import CODECS
from cleaner_encoding.prefilter import (
    CLASSES,
    may_be_mojibake,
    may_be_wrong_charset,
    pattern,
)

# of each class, and of the single characters that either expression names
NAMED = "Œœ°ÙØÂÃÎÐ×à√≈‚ÄâóЂвВГўРСβ€āΒΓΞΟ²³µ¹¼½¾±∂†≠®™´≤≥¥ø¢ìîïòôúùûπêä·–—…’ДΔ\xa0\xad"
PLAIN = "aZ0 .,\n!?_-\t中\ufb03"


def character(name):
    return re.compile(f"[{MOJIBAKE_CATEGORIES[name]}]")


REPRESENTATIVES = sorted(
    {
        next(chr(code) for code in range(0x80, 0x10000) if character(name).match(chr(code)))
        for name in MOJIBAKE_CATEGORIES
    }
    | {chr(code) for code in (0x80, 0x9F)}
    | set(NAMED)
    | set(PLAIN)
)


def test_the_classes_are_those_of_ftfy():
    theirs = {
        "start": "start_punctuation",
        "end": "end_punctuation",
        "upper": "upper_accented",
        "lower": "lower_accented",
    }
    for name, ours in CLASSES.items():
        if name == "plain":
            pattern_of_theirs = "".join(
                MOJIBAKE_CATEGORIES[f"{case}_common"] for case in ("upper", "lower")
            )
        else:
            pattern_of_theirs = MOJIBAKE_CATEGORIES[theirs.get(name, name)]
        both = [
            {chr(code) for code in range(0x80, 0x10000) if re.match(f"[{members}]", chr(code))}
            for members in (ours, pattern_of_theirs)
        ]
        assert both[0] == both[1], name


@pytest.mark.parametrize("length", [1, 2, 3])
def test_all_combinations_that_are_bad_are_suspect(length):
    # No alternative of ftfy's expression is longer than three characters, but for those that hold
    # one of "Ã ", "ØX" and "ВЂ", which are suspect by themselves.
    bad, suspect = BADNESS_RE.search, pattern().search
    missed = [
        text
        for text in map("".join, product(REPRESENTATIVES, repeat=length))
        if bad(text) and not suspect(text)
    ]
    assert not missed


@settings(max_examples=500)
@given(st.text(st.sampled_from(REPRESENTATIVES), max_size=12))
def test_bad_text_is_suspect(text):
    assert may_be_mojibake(text) or not is_bad(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We’re ready,” she said — “and have been for weeks.”",
        "Müller: „Äpfel, Öl und Übles“ für 5 €",
        "L’été, c’est « déjà » fini… ou presque. Œuvre du cœur.",
        "«Мост» откроют в марте — её ждали; «СССР» и № 5",
        "Η γέφυρα άνοιξε· «ναι», είπε.",
        "橋は三月に開通する。「はい」",
        "سيُفتتح الجسر في مارس.",
        "20 °C, 5 × 3, ±2 %, ¿Qué? ¡Sí!",
    ],
)
def test_clean_text_is_not_suspect(text):
    assert not may_be_mojibake(text)


# What a sequence may stand for, one of each kind, and what may stand beside it.
MEANT = "éÉßñøłčžÅĨŸ\xa0\xad«»€“”’–™…°½ЖжяіГГβΩאمक中あ가\ufeff😀"
BESIDE = (
    "{}",
    "a{}b",
    " {}b",
    "A{}B",
    "é{}é",
    "б{}в",
    "β{}γ",
    "中{}文",
    "5{}5",
    '"{}"',
    "a{}",
    "{} ",
)


@pytest.mark.parametrize("codec", CODECS)
def test_what_is_reread_is_suspicious(codec):
    for char, frame in product(MEANT, BESIDE):
        try:
            text = frame.format(char.encode().decode(codec))
        except UnicodeDecodeError:
            continue
        assert may_be_mojibake(text) or not Reading(text, codec).suspicious
        assert best_reading(text) is None or may_be_mojibake(text)


@settings(max_examples=300)
@given(st.text(st.sampled_from(REPRESENTATIVES), max_size=16))
def test_text_that_is_not_suspicious_is_never_reread(text):
    assert may_be_mojibake(text) or best_reading(text) is None


@pytest.mark.parametrize(
    ("text", "suspicious"),
    [
        ("aylarý arasýnda görüþ ve çalýþma", True),
        ("a költõ és a szõlõ között, már írják", True),
        ("obèina in èlovek, da bo še", True),
        ("les élèves où ça finit, là-bas, tout près", False),
        ("São Paulo é bonita, não é? À noite há música.", False),
        ("Die Straße über den Fluß, ÄÖÜ äöü", False),
        ("På ön är det ljust; æblet og øllet på bordet", False),
        ("plain", False),
    ],
)
def test_letters_that_are_strangers_to_each_other(text, suspicious):
    assert may_be_wrong_charset(text) == suspicious
