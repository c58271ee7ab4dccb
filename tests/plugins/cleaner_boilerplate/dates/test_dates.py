"""Date lines in many languages, and lines that only look like one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner_boilerplate.dates import AmbiguousDateError, HijriDateError, read_date_line


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
        ("发布时间：2016-09-30 18:18", "2016-09-30T18:18:00"),
        ("2016年9月30日 星期五 下午6:30", "2016-09-30T18:30:00"),
        ("２０１６年９月３０日", "2016-09-30"),
        ("2016年9月30日（金） 午後6時30分", "2016-09-30T18:30:00"),
        ("平成28年9月30日（金）18時30分", "2016-09-30T18:30:00"),
        ("令和元年5月1日 公開", "2019-05-01"),
        ("昭和64年1月7日", "1989-01-07"),
        ("الجمعة 30 سبتمبر 2016", "2016-09-30"),
        ("٣٠ تشرين الأول ٢٠١٦ - ١٨:٣٠", "2016-10-30T18:30:00"),
        ("30 جويلية 2016", "2016-07-30"),
        ("نشر في: 30/09/2016 - 6:30 م", "2016-09-30T18:30:00"),
        ("الجمعة 28 ذو الحجة 1437 هـ - 30 سبتمبر 2016 م", "2016-09-30"),
        ("۱۲ مهر ۱۳۹۵", "2016-10-03"),
        ("دوشنبه ۱۲ مهر ۱۳۹۵ - ۱۸:۳۰", "2016-10-03T18:30:00"),
        ("تاریخ انتشار: ۱۳۹۵/۰۷/۱۲ ۱۸:۳۰", "2016-10-03T18:30:00"),
        ("۳۰ سپتامبر ۲۰۱۶", "2016-09-30"),
        ("30 września 2016", "2016-09-30"),
        ("3 мая 2016, вт, 18:30 МСК", "2016-05-03T18:30:00+03:00"),
        ("3 Mayıs 2016 18.30", "2016-05-03T18:30:00"),
        ("30 Eylül 2016, 18:18 (TSİ)", "2016-09-30T18:18:00+03:00"),
        ("3 maggio 2016 ore 18.30", "2016-05-03T18:30:00"),
        ("3 de mayo de 2016 6:30 p. m.", "2016-05-03T18:30:00"),
        ("Stand: 3.5.2016, 18 Uhr", "2016-05-03T18:00:00"),
        ("May 3, 2016 at 6 p.m. ET", "2016-05-03T18:00:00"),
        ("May 3, 2016 6:30 PM GMT+3", "2016-05-03T18:30:00+03:00"),
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
        "۳۱ اسفند ۱۳۹۵",
        "1395/13/01",
        "令和元年",
        "3 hours ago",
        "vor 3 Stunden",
        "September 2016, 30 Seiten",
        "Table 3, May 2016",
    ],
)
def test_what_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_an_ambiguous_date_names_both_readings() -> None:
    with pytest.raises(AmbiguousDateError) as error:
        read_date_line("03/04/2016 18:00")
    assert error.value.candidates == ("2016-04-03T18:00:00", "2016-03-04T18:00:00")


@pytest.mark.parametrize(
    ("language", "iso"),
    [
        ("de", "2016-04-03"),
        ("fr", "2016-04-03"),
        ("pt-BR", "2016-04-03"),
        ("ar", "2016-04-03"),
        ("en-GB", "2016-04-03"),
        ("en_AU", "2016-04-03"),
        ("en-US", "2016-03-04"),
    ],
)
def test_a_language_tells_day_from_month(language: str, iso: str) -> None:
    found = read_date_line("03/04/2016", language)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize("language", [None, "en", "ja"])
def test_a_language_that_writes_both_ways_tells_nothing(language: str | None) -> None:
    with pytest.raises(AmbiguousDateError):
        read_date_line("03/04/2016", language)


@pytest.mark.parametrize("line", ["الجمعة 28 ذو الحجة 1437 هـ", "1437/12/28", "28 رمضان 1440"])
def test_a_hijri_date_alone_is_told_apart(line: str) -> None:
    with pytest.raises(HijriDateError):
        read_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Published 3 May 2016, updated 4 May 2016",
        "Published: May 3, 2016 | Updated: May 4, 2016",
        "3. Mai 2016, aktualisiert am 4. Mai 2016",
        "2016年5月3日 更新：2016年5月4日",
    ],
)
def test_a_line_of_two_dates(line: str) -> None:
    found = read_date_line(line)
    assert found is not None
    assert (found.iso, found.is_update, found.updated) == ("2016-05-03", False, "2016-05-04")


@given(st.text("0123456789:./- TZ+年月日abcMaySept,۱۳۹٠٤٥مهرهـ令和元午後時", max_size=40))
def test_any_line_gives_a_date_or_none(line: str) -> None:
    with suppress(AmbiguousDateError, HijriDateError):
        found = read_date_line(line)
        assert found is None or found.iso[:2] in ("19", "20")
