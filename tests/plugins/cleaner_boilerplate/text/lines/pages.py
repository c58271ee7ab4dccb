"""Pages as all their lines, in several languages, invented for the tests."""

ARTICLE = """\
The second span of the bridge at Northam was lifted into place on Friday, a year later than planned.
Two cranes held it for six hours while the wind dropped, and some four hundred people watched from \
the quay.
“We had hoped for June, but the river had other plans,” said Anna Berg, who runs the harbour office.
What is still missing
The railings come from a yard in Elmhurst that closed in spring, and nobody has taken its orders on.
The council will vote on the money for them in two weeks, and expects the first walkers in October.
Until then the ferry goes every twenty minutes, and costs what it has cost since the old bridge fell."""

_PAGES = {
    "en": (
        "Skip to content\nMenu\nHome\nNews\nSports\nBusiness\nOpinion\nObituaries\nSubscribe\nLog in\n"
        "Search\nNewsletters\nWeather\nSecond span of the bridge is up\nBy Jane Doe\nMay 3, 2024\n"
        "Share on Facebook\nShare on Twitter\nEmail",
        ARTICLE,
        "Share this article\nMost read\nSwans return to the mill\nCheese prices fall again\n"
        "Ferry captain retires\nBells of St Ann fall silent\nComments (12)\nAbout us\nContact us\n"
        "Advertise\nPrivacy policy\nTerms of use\nCookie settings\nFacebook\nTwitter\nInstagram\n"
        "© 2024 Northam Echo. All rights reserved.",
    ),
    "de": (
        "Zum Inhalt springen\nMenü\nStartseite\nNachrichten\nSport\nWirtschaft\nKultur\nAbo\nAnmelden\n"
        "Suche\nNewsletter\nWetter\nStellenmarkt\nTrauer\nDas zweite Feld der Brücke liegt\n"
        "3. Mai 2024\nTeilen\nTwittern\nDrucken",
        "Das zweite Feld der Brücke von Nordheim ist am Freitag eingehoben worden, ein Jahr später "
        "als geplant.\nZwei Kräne hielten es sechs Stunden lang, bis sich der Wind legte, und rund "
        "vierhundert Leute sahen vom Kai aus zu.\n„Wir hatten auf den Juni gehofft, aber der Fluss "
        "wollte anders“, sagte Anna Berg, die das Hafenamt leitet.\nÜber das Geld für das Geländer "
        "stimmt der Rat in zwei Wochen ab, die ersten Fußgänger erwartet er im Oktober.",
        "Kommentare\nMeistgelesen\nSchwäne kehren zur Mühle zurück\nKäse wird wieder billiger\n"
        "Fährmann geht in Rente\nKontakt\nImpressum\nDatenschutz\nAGB\nMediadaten\nJobs\nFacebook\n"
        "Instagram\nRSS\nNach oben\n© 2024 Nordheimer Bote",
    ),
    "fr": (
        "Aller au contenu\nMenu\nAccueil\nActualités\nSport\nCulture\nÉconomie\nVidéos\nNewsletters\n"
        "Se connecter\nS’abonner\nRechercher\nMétéo\nEmploi\nLa deuxième travée du pont est en place\n"
        "3 mai 2024\nPartager\nImprimer",
        "La deuxième travée du pont de Nordain a été posée vendredi, un an plus tard que prévu par "
        "la ville.\nDeux grues l’ont tenue pendant six heures, le temps que le vent tombe, et quatre "
        "cents personnes ont regardé depuis le quai.\n« Nous avions espéré le mois de juin, mais la "
        "rivière en a décidé autrement », a dit Anne Berger, qui dirige le port.\nLe conseil votera "
        "dans deux semaines l’argent des garde-corps, et attend les premiers piétons en octobre.",
        "Commentaires\nÀ lire aussi\nLes cygnes reviennent au moulin\nLe fromage baisse encore\n"
        "Contact\nMentions légales\nConfidentialité\nCGU\nPlan du site\nPublicité\nFacebook\nTwitter\n"
        "Instagram\nRSS\n© 2024 L’Écho de Nordain. Tous droits réservés.",
    ),
    "es": (
        "Ir al contenido\nMenú\nInicio\nNoticias\nDeportes\nEconomía\nCultura\nOpinión\nVideos\n"
        "Suscríbete\nIniciar sesión\nBuscar\nClasificados\nHoróscopo\nEl segundo tramo ya está puesto\n"
        "3 de mayo de 2024\nCompartir\nImprimir",
        "El segundo tramo del puente de Nordán fue colocado el viernes, un año más tarde de lo que "
        "estaba previsto.\nDos grúas lo sostuvieron durante seis horas, hasta que amainó el viento, y "
        "unas cuatrocientas personas miraron desde el muelle.\n“Esperábamos que fuera en junio, pero "
        "el río tenía otros planes”, dijo Ana Berga, que dirige el puerto.\nEl consejo votará dentro "
        "de dos semanas el dinero de las barandillas, y espera a los primeros peatones en octubre.",
        "Comentarios\nLas más leídas\nLos cisnes vuelven al molino\nEl queso baja otra vez\nContacto\n"
        "Aviso legal\nPrivacidad\nTérminos y condiciones\nPublicidad\nFacebook\nTwitter\nInstagram\n"
        "YouTube\nRSS\n© 2024 El Eco de Nordán. Todos los derechos reservados.",
    ),
    "ru": (
        "Меню\nГлавная\nНовости\nСпорт\nЭкономика\nКультура\nВидео\nФото\nПоиск\nВойти\nПодписаться\n"
        "Реклама\nВакансии\nПогода\nВторой пролёт моста установлен\n3 мая 2024\nПоделиться\nРаспечатать",
        "Второй пролёт моста в Нордаме установили в пятницу, на год позже, чем собирались сделать "
        "сначала.\nДва крана держали его шесть часов, пока не стих ветер, и около четырёхсот человек "
        "смотрели на это с набережной.\n«Мы надеялись на июнь, но у реки были другие планы», сказала "
        "Анна Берг, которая руководит портом.\nСовет проголосует о деньгах на перила через две "
        "недели и ждёт первых пешеходов в октябре.",
        "Комментарии\nЧитайте также\nЛебеди вернулись на мельницу\nСыр снова подешевел\nКонтакты\n"
        "Редакция\nРекламодателям\nКонфиденциальность\nФейсбук\nTwitter\nTelegram\nRSS\n"
        "ВКонтакте\n© 2024 Нордамское эхо. Все права защищены.",
    ),
    "ja": (
        "メニュー\nホーム\nニュース\nスポーツ\n経済\n文化\n動画\n検索\nログイン\n会員登録\n広告\n天気\n"
        "ランキング\n橋の二番目の桁が架かる\n2024年5月3日\nシェア\n印刷",
        "北浜の橋の二番目の桁が金曜日に架けられた。予定より一年遅れの作業で、二台のクレーンが六時間にわたって桁を支えた。\n"
        "風が弱まるのを待つ間、およそ四百人が岸壁から作業を見守り、桁が橋脚に収まると大きな拍手が起こったという。\n"
        "「六月を期待していたが、川には別の考えがあったようだ」と港湾事務所の責任者である安藤さんは話している。\n"
        "議会は二週間後に欄干の費用について採決し、最初の歩行者が渡るのは十月になる見込みである。",
        "コメント\n関連記事\n白鳥が水車に戻る\nチーズがまた値下がり\nお問い合わせ\n利用規約\n"
        "プライバシーポリシー\nサイトマップ\n採用情報\n広告\nFacebook\nTwitter\nInstagram\nRSS\n"
        "© 2024 北浜新聞",
    ),
}


def page(language: str) -> str:
    """Give all the lines of a page in a language."""
    return "\n".join(_PAGES[language])


def article(language: str) -> str:
    """Give the main text of the page in a language."""
    return _PAGES[language][1]
