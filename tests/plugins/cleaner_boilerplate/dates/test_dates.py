"""Date lines in many languages, and lines that only look like one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_boilerplate.dates import AmbiguousDateError, read_date_line


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Fri Sep 30, 2016 18:18:31", "2016-09-30T18:18:31"),
        ("Friday, September 30th, 2016", "2016-09-30"),
        ("30 September 2016", "2016-09-30"),
        ("Published: Sept. 30, 2016 | 6:18 p.m. EDT", "2016-09-30T18:18:00-04:00"),
        ("Posted on 30 Sep 2016 at 12:05 am", "2016-09-30T00:05:00"),
        ("2016-09-30", "2016-09-30"),
        ("2016-09-30T18:18:31Z", "2016-09-30T18:18:31+00:00"),
        ("2016-09-30 18:18 +0330", "2016-09-30T18:18:00+03:30"),
        ("2016/09/30 18:18 UTC", "2016-09-30T18:18:00+00:00"),
        ("30.09.2016, 18:18 Uhr", "2016-09-30T18:18:00"),
        ("30/09/2016", "2016-09-30"),
        ("09/30/2016", "2016-09-30"),
        ("05/05/2016", "2016-05-05"),
        ("Freitag, 30. September 2016", "2016-09-30"),
        ("Stand: 30. März 2016 08:00 MEZ", "2016-03-30T08:00:00+01:00"),
        ("vendredi 30 septembre 2016 à 18h18", "2016-09-30T18:18:00"),
        ("Publié le 1er août 2016", "2016-08-01"),
        ("viernes, 30 de septiembre de 2016", "2016-09-30"),
        ("sexta-feira, 30 de setembro de 2016 às 18h18", "2016-09-30T18:18:00"),
        ("venerdì 30 settembre 2016", "2016-09-30"),
        ("30 сентября 2016 г., 18:18", "2016-09-30T18:18:00"),
        ("30 Eylül 2016 Cuma 18:18", "2016-09-30T18:18:00"),
        ("2016年9月30日 18:18", "2016-09-30T18:18:00"),
    ],
)
def test_date_lines(line: str, iso: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert (found.iso, found.is_update) == (iso, False)


@pytest.mark.parametrize("line", ["Updated: Sep 30, 2016", "Aktualisiert am 30.09.2016"])
def test_updates_are_told_apart(line: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert (found.iso, found.is_update) == ("2016-09-30", True)


@pytest.mark.parametrize(
    "line",
    [
        "On 30 September 2016 it rained.",
        "September 2016",
        "30 September",
        "2016",
        "Sep 31, 2016",
        "2016-13-01",
        "30 September 2016 25:00",
        "30 September 2016 13:00 pm",
        "May 3, 2016 and May 4, 2016",
        "Section 3, May 2016, 4",
        "12/2016",
        "1.2.3",
        "30 September 2016 +9999",
        "",
        "١٢ مايو",
    ],
)
def test_what_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_an_ambiguous_date_names_both_readings() -> None:
    with pytest.raises(AmbiguousDateError) as error:
        read_date_line("03/04/2016 18:00")
    assert error.value.candidates == ("2016-04-03T18:00:00", "2016-03-04T18:00:00")


@given(st.text("0123456789:./- TZ+年月日abcMaySept,", max_size=40))
def test_any_line_gives_a_date_or_none(line: str) -> None:
    with suppress(AmbiguousDateError):
        found = read_date_line(line)
        assert found is None or found.iso[:2] in ("19", "20")
