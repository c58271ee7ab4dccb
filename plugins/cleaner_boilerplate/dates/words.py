"""Words of date lines: months, weekdays, labels and zones, in lower case without full stops.

English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Turkish.
"""

_MONTHS = """
jan january januar janvier enero janeiro gennaio januari января январь ocak ene gen janv
feb february februar février febrero fevereiro febbraio februari февраля февраль şubat fev févr fevr
mar march märz mars marzo março maart марта март mart mrz mär
apr april avril abril aprile апреля апрель nisan avr abr
may mai mayo maio maggio mei мая май mayıs mag
jun june juni juin junio junho giugno июня июнь haziran giu
jul july juli juillet julio julho luglio июля июль temmuz juil lug
aug august août agosto augustus августа август ağustos ago
sep sept september septembre septiembre setembro settembre сентября сентябрь eylül set
oct october oktober octobre octubre outubro ottobre октября октябрь ekim okt out ott
nov november novembre noviembre novembro ноября ноябрь kasım
dec december dezember décembre diciembre dezembro dicembre декабря декабрь aralık dez déc dic
"""
MONTHS = {
    word: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for word in line.split()
}

WEEKDAYS = frozenset(
    """
    mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday
    sun sunday
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    segunda terça quarta quinta sexta feira
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    понедельник вторник среда четверг пятница суббота воскресенье
    pazartesi salı çarşamba perşembe cuma cumartesi pazar
    """.split()
)

UPDATE_LABELS = frozenset(
    """
    updated modified aktualisiert geändert actualizado atualizado aggiornato обновлено güncellendi
    """.split()
)

LABELS = frozenset(
    """
    published posted date on at last first time of
    veröffentlicht datum am um uhr stand der den vom
    publié le à mis jour modifié
    publicado el de a las hrs h
    em às do da
    pubblicato il alle ore del
    gepubliceerd op om
    опубликовано в г года
    tarih yayınlanma
    """.split()
)

# hours from UTC; only names that mean one zone to everybody who writes them in a date line
ZONES = {
    "UTC": 0.0, "GMT": 0.0, "Z": 0.0, "EST": -5.0, "EDT": -4.0, "PST": -8.0, "PDT": -7.0,
    "CET": 1.0, "CEST": 2.0, "MEZ": 1.0, "MESZ": 2.0, "MSK": 3.0, "JST": 9.0,
}  # fmt: skip
