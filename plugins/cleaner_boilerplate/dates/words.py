"""Words of date lines: months, weekdays, labels and zones, each list by language.

English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Russian, Turkish, Arabic,
Persian, Chinese, Japanese; as they are written, and folded when the module is read.
"""

from cleaner_boilerplate.phrasebook.folding import fold

_MONTHS = """
jan january januar janvier enero janeiro gennaio januari stycznia января январь ocak ene gen janv янв sty
feb february februar février febrero fevereiro febbraio februari lutego февраля февраль şubat fev févr fevr фев febr
mar march märz mars marzo março maart marca марта март mart mrz mär мар
apr april avril abril aprile kwietnia апреля апрель nisan avr abr апр
may mai mayo maio maggio mei maja мая май mayıs mag
jun june juni juin junio junho giugno czerwca июня июнь haziran giu июн
jul july juli juillet julio julho luglio lipca июля июль temmuz juil lug июл
aug august août agosto augustus sierpnia августа август ağustos ago авг
sep sept september septembre septiembre setembro settembre września сентября сентябрь eylül set сен сент setiembre
oct october oktober octobre octubre outubro ottobre października октября октябрь ekim okt out ott окт
nov november novembre noviembre novembro listopada ноября ноябрь kasım ноя нояб
dec december dezember décembre diciembre dezembro dicembre grudnia декабря декабрь aralık dez déc dic дек
"""  # noqa: E501  a month a line
# Egypt and the Gulf; the Levant and Iraq; the Maghreb; Persian
_MONTHS_IN_ARABIC_LETTERS = """
يناير|كانون الثاني|جانفي|ژانویه
فبراير|شباط|فيفري|فوریه
مارس|آذار|مارس
أبريل|إبريل|نيسان|أفريل|آوریل
مايو|أيار|ماي|مه|می
يونيو|يونيه|حزيران|جوان|ژوئن
يوليو|يوليه|تموز|جويلية|ژوئیه|جولای
أغسطس|آب|أوت|اوت|آگوست
سبتمبر|أيلول|سپتامبر
أكتوبر|تشرين الأول|اکتبر
نوفمبر|تشرين الثاني|نوامبر
ديسمبر|كانون الأول|دسامبر
"""
MONTHS = {
    " ".join(map(fold, word.split())): number
    for table, mark in ((_MONTHS, None), (_MONTHS_IN_ARABIC_LETTERS, "|"))
    for number, line in enumerate(table.strip().splitlines(), 1)
    for word in line.split(mark)
}
"""Folded names of months, some of two words, and their numbers."""

JALALI_MONTHS = {
    fold(word): number
    for number, word in enumerate(
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split(), 1
    )
}
"""Folded months of the Persian calendar."""

HIJRI_MONTHS = frozenset(
    fold(word)
    for word in (
        "محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي القعدة الحجة الأول الآخر الثاني الأولى "
        "الآخرة الثانية هـ المحرم ذوالقعدة ذوالحجة ذی قمری".split()
    )
)
"""Folded words of which the names of Hijri months are made, and the sign of the era."""

WEEKDAYS = frozenset(
    fold(word)
    for word in """
    mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday
    sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    segunda terça quarta quinta sexta feira seg ter qua qui sex
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    poniedziałek wtorek środa czwartek piątek sobota niedziela
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
    pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt çar per cmt paz
    الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت
    یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یک دو سه چهار پنج آدینه
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    週一 週二 週三 週四 週五 週六 週日
    月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
    月曜 火曜 水曜 木曜 金曜 土曜 日曜
    """.split()
)

UPDATE_LABELS = frozenset(
    fold(word)
    for word in """
    updated modified aktualisiert geändert actualizado actualizada atualizado atualizada aggiornato
    aggiornata modifica обновлено изменено güncellendi güncelleme güncellenme aktualizacja
    تحديث التحديث بروزرسانی روزرسانی رسانی 更新 更新日 更新日時
    最終更新 最終更新日 更新时间 更新時間 更新于
    actualización atualização aktualisierung
    """.split()
)

LABELS = frozenset(
    fold(word)
    for word in """
    published posted date on at last first time of created added
    veröffentlicht datum am um uhr stand der den vom erstellt zuletzt letzte
    publié publiée le à mis mise jour modifié dernière mise
    publicado publicada el de a las hrs h hs última fecha
    em às do da data última
    pubblicato pubblicata il alle ore del ultimo ultima
    gepubliceerd op om
    opublikowano dnia o godz
    опубликовано опубликована в г года дата публикации последнее
    tarih tarihi yayınlanma yayın yayınlandı saat giriş son
    تاريخ النشر نشر في آخر الساعة يوم م الموافق بتاريخ تم
    تاریخ انتشار زمان در ساعت به روز منتشر شده آخرین
    发布 发布时间 发布于 发表于 发表时间 时间 日期 發布 發佈時間 發佈於 發表於
    公開 公開日 公開日時 掲載 掲載日 配信 配信日 投稿 投稿日 付 日付 日時
    et ct mt pt cst mst bst ist local
    """.split()
)

# hours from UTC; only names that mean one zone to everybody who writes them in a date line
ZONES = {
    "UTC": 0.0, "GMT": 0.0, "Z": 0.0, "EST": -5.0, "EDT": -4.0, "CDT": -5.0, "MDT": -6.0,
    "PST": -8.0, "PDT": -7.0, "CET": 1.0, "CEST": 2.0, "MEZ": 1.0, "MESZ": 2.0, "EET": 2.0,
    "EEST": 3.0, "MSK": 3.0, "МСК": 3.0, "TSİ": 3.0, "SAST": 2.0, "WAT": 1.0, "EAT": 3.0,
    "PKT": 5.0, "WIB": 7.0, "HKT": 8.0, "SGT": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0,
    "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0,
}  # fmt: skip

DAY_FIRST = frozenset(
    "de fr es pt it nl pl ru uk tr ar fa el ro cs sv da nb no fi he id vi hi".split()
)
"""Languages that write the day before the month wherever it is spoken; English is not one."""

DAY_FIRST_REGIONS = frozenset("gb au nz ie in za".split())
MONTH_FIRST_REGIONS = frozenset(("us",))
"""Where English is written with one order or the other."""

FORENOON = frozenset(fold(word) for word in "am a.m ص صباحا ق.ظ 上午 午前 早上 凌晨".split())
AFTERNOON = frozenset(fold(word) for word in "pm p.m م مساء ب.ظ 下午 午後 晚上".split())
