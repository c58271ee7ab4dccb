"""The words of the rules: kickers, agencies, and what stands before the names of those who wrote.

Data alone; what is done with it is beside it.
"""

LONGEST_LINE = 300
"""Characters; a longer line is a paragraph, not furniture."""

# words that stand before a title and say what sort of piece it is; always in capitals, so that
# "Watch: the summer of 1914" stays a title
KICKERS = (
    "AUDIO", "ALERT", "ANALYSIS", "BREAKING", "BREAKING NEWS", "COLUMN", "COMMENTARY", "CORRECTED",
    "CORRECTION", "DEVELOPING", "DOCUMENTARY", "EDITORIAL", "EXCLUSIVE", "EXPLAINED", "EXPLAINER",
    "FACTBOX", "FACT CHECK", "FEATURE", "FLASH", "FOCUS", "GALLERY", "GRAPHIC", "IN PICTURES",
    "INFOGRAPHIC", "INSIGHT", "INTERVIEW", "JUST IN", "LISTEN", "LIVE", "LIVE BLOG", "LIVE UPDATES",
    "LONG READ", "MUST SEE", "NEWSALERT", "OBITUARY", "OP-ED", "OPINION", "PHOTO", "PHOTOS", "PIC",
    "PICS", "PICTURES", "PODCAST", "POLL", "PREVIEW", "Q&A", "QUIZ", "RECAP", "REPORT", "REVIEW",
    "ROUNDUP", "SPECIAL REPORT", "SPONSORED", "TIMELINE", "TOP STORY", "UPDATE", "UPDATED",
    "URGENT", "VID", "VIDEO", "VIDEOS", "VIEWPOINT", "VOICES", "WATCH", "WATCH LIVE", "WRAPUP",
    # German
    "EILMELDUNG", "EXKLUSIV", "KOMMENTAR", "LIVETICKER", "LIVEBLOG", "FAKTENCHECK", "PORTRÄT",
    "REPORTAGE", "ANALYSE", "GASTBEITRAG", "BILDERGALERIE",
    # French
    "DIRECT", "EN DIRECT", "EXCLUSIF", "VIDÉO", "EN IMAGES", "ENTRETIEN", "TRIBUNE", "SONDAGE",
    "DOSSIER", "ENQUÊTE", "INFO", "ALERTE INFO",
    # Spanish
    "EN VIVO", "EXCLUSIVA", "ÚLTIMA HORA", "VÍDEO", "EN DIRECTO", "AHORA", "FOTOS", "OPINIÓN",
    "ENTREVISTA", "ANÁLISIS",
    # Portuguese
    "AO VIVO", "EXCLUSIVO", "URGENTE", "OPINIÃO", "ANÁLISE",
    # Italian
    "DIRETTA", "ESCLUSIVA", "ULTIM'ORA", "INTERVISTA", "FOTOGALLERY", "SONDAGGIO",
    # Russian
    "ВИДЕО", "ФОТО", "СРОЧНО", "ЭКСКЛЮЗИВ", "МНЕНИЕ", "ИНТЕРВЬЮ", "ОБНОВЛЕНО", "МОЛНИЯ",
    # Turkish
    "SON DAKİKA", "CANLI", "ÖZEL HABER", "RÖPORTAJ", "FOTO GALERİ",
)  # fmt: skip

# letters without case, in the forms that newsrooms put before a title; with a mark behind them
KICKERS_WITHOUT_CASE = (
    "عاجل", "فيديو", "بالفيديو", "بالصور", "صور", "شاهد", "حصري", "خاص", "مباشر",
    "فوری", "ویدئو", "فیلم", "تصاویر", "اختصاصی",
    "视频", "快讯", "独家", "組圖", "组图", "圖輯", "直播", "突发", "影片", "影", "图集",
    "動画", "速報", "独自", "写真特集", "動画あり",
)  # fmt: skip

# agencies and wires; a text may be signed by them or carry them in its dateline
AGENCIES = (
    "AFP", "AP", "AAP", "ANI", "ANSA", "APA", "Agencies", "Agences", "Agencias", "Agenturen",
    "AGENCIES", "AGENCIAS", "AGENCES", "Agence France-Presse", "Anadolu Agency", "Associated Press",
    "The Associated Press", "ASSOCIATED PRESS", "BNO News", "Belga", "BELGA", "Bernama", "BERNAMA",
    "Bloomberg", "CNA", "CNN", "CP", "The Canadian Press", "DPA", "dpa", "EFE", "Europa Press",
    "EUROPA PRESS", "FARS", "FNA", "IANS", "IRNA", "ISNA", "Interfax", "INTERFAX", "KUNA", "Kyodo",
    "Lusa", "LUSA", "MENA", "Mehr News", "NAN", "NTB", "PA", "PTI", "Petra", "Press Association",
    "Press TV", "RIA Novosti", "Reuters", "REUTERS", "Thomson Reuters Foundation", "Ruptly", "SANA",
    "SDA", "SPA", "Sputnik", "TASS", "TT", "Tasnim", "UNI", "UPI", "WAFA", "WAM", "Xinhua",
    "Yonhap", "PR Newswire", "PRNewswire", "Business Wire", "BUSINESS WIRE", "GLOBE NEWSWIRE",
    # German, French, Spanish, Portuguese, Italian
    "epd", "KNA", "SID", "sid", "dts", "ots", "afp", "reuters", "dapd", "ATS", "Keystone-SDA",
    "Keystone-ATS", "AGI", "Adnkronos", "LaPresse", "Askanews", "Agência Brasil", "Agência Lusa",
    "Estadão Conteúdo", "Agência Estado", "Folhapress", "Télam", "Notimex", "Prensa Latina",
    # Russian, Turkish
    "ТАСС", "РИА Новости", "Интерфакс", "Рейтер", "AA", "İHA", "DHA", "ANKA", "Anadolu Ajansı",
    # Arabic, Persian
    "رويترز", "أ ف ب", "أ.ف.ب", "ا ف ب", "فرانس برس", "د ب أ", "د.ب.أ", "وكالات", "الوكالات", "وام",
    "سانا", "واس", "بترا", "الأناضول", "ایرنا", "ایسنا", "فارس", "تسنیم", "مهر",
    # Chinese, Japanese
    "新华社", "新华网", "中新社", "中新网", "中央社", "法新社", "路透社", "美联社",
    "ロイター", "共同", "時事", "AFP通信", "共同通信", "時事通信",
)  # fmt: skip

# of these, the ones that a line may consist of alone: no other word is spelled so
PLAIN_AGENCIES = (
    "AFP", "Agencies", "AGENCIES", "ANSA", "Bernama", "BERNAMA", "dpa", "EFE", "IANS", "PTI",
    "Reuters", "REUTERS", "Xinhua", "Yonhap", "Interfax", "Agence France-Presse", "Europa Press",
    "EUROPA PRESS", "Associated Press", "The Associated Press", "ТАСС", "РИА Новости", "Интерфакс",
    "رويترز", "وكالات", "新华社", "中新社", "法新社",
)  # fmt: skip

# what stands before an author's name, at the beginning of a line
BY = (
    "By", "BY", "Written by", "Words by", "Story by", "Text by", "Report by",
    "Von", "VON", "Text von", "Text:", "Ein Beitrag von", "Ein Gastbeitrag von",
    "Par", "PAR", "Propos recueillis par", "Texte :",
    "Por", "POR", "Texto:", "Texto de",
    "Di", "DI", "a cura di", "A cura di",
    "Door", "DOOR",
    "Автор:", "Текст:", "Автор статьи:",
    "Yazar:", "Yazan:", "Haber:", "Muhabir:",
    "بقلم:", "بقلم", "كتب:", "كتبت:", "كتب -", "نویسنده:", "نویسنده :", "خبرنگار:",
    "记者：", "作者：", "記者：", "文／", "文/", "撰文：", "作者:", "记者:", "記者:",
    "文：", "文・", "取材・文：", "取材・文＝", "執筆：", "著者：",
    "Author:", "AUTHOR:", "Autor:", "Autora:", "Auteur :", "Autore:", "Autorin:",
)  # fmt: skip

# what stands between the names of two authors
AND = ("and", "und", "et", "y", "e", "en", "и", "ve", "و", "with", "mit", "avec", "con", "com")

# what stands in lower case within a name
PARTICLES = (
    "de", "da", "di", "del", "della", "la", "le", "van", "von", "der", "den", "dos", "du", "bin",
    "al", "el", "ten", "zu",
)  # fmt: skip
