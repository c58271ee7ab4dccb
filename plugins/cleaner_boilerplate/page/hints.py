"""What names of classes and ids, tags and words say about a block: tables alone, no code.

A hint is a bit in a mask. The order of each table is part of the trained model: whoever changes
one trains anew (`training/pages.py`).
"""

# kind: what its names hold, as regular expressions that begin with two letters; searched in lower
# case in every class, id and itemprop
NAMES = (
    ("comment", r"comments?(?!ary) disqus respond repl(?:y|ies) komment"),
    ("share", r"shar(?:e|ing) social follow twitter facebook whatsapp"),
    (
        "related",
        r"""relat recommend more-?(?:on|from|stor) read-?(?:more|next|also) most-?(?:read|pop)
        popular trending teaser promo carousel slider outbrain taboola recirc latest similar
        also-?read""",
    ),
    ("nav", r"nav menu bread-?crumb toolbar pagination pager tabs?\b skip-?(?:to|link)"),
    ("foot", r"foot bottom copyright legal disclaim colophon impressum"),
    ("side", r"side-?bar widget rail aside secondary right left"),
    ("ad", r"ad(?<![a-z]ad)s?\b advert sponsor banner dfp gpt commercial affiliat"),
    ("meta", r"meta byline author dates?\b time publish tags?\b categor info rating dateline"),
    ("caption", r"caption credit figure image photo galler media video embed legende"),
    (
        "subscribe",
        r"newsletter subscri sign-?(?:up|in) login register paywall premium donat",
    ),
    (
        "cookie",
        r"""cookie consent gdpr privacy modal popup overlay hidden hide toast alert message noprint
        sr-only screen-reader visually""",
    ),
    ("head", r"head title hero masthead top\b"),
    (
        "body",
        r"""article[-_]*(?:body|content|text|copy|entry) post[-_]*(?:body|content|text|copy|entry)
        entry[-_]*(?:body|content|text|copy) story page[-_]*(?:body|content|text|copy)
        news[-_]*(?:body|content|text|copy) field[-_]*(?:body|content|text|copy)
        rich[-_]*(?:body|content|text|copy) main[-_]*(?:body|content|text|copy|entry)
        content-?(?:body|main|text|article) wysiwyg prose""",
    ),
    ("article", r"article post entry content main text"),
    ("bio", r"bio\b about-?(?:the-?)?author contributor"),
    ("summary", r"summary abstract excerpt standfirst lead\b intro deck subtitle sub-?head dek\b"),
)

ANCESTORS = (
    "article", "main", "nav", "footer", "header", "aside", "form", "figure", "figcaption", "table",
    "li", "ul", "section", "blockquote", "p", "dl", "pre", "td",
)  # fmt: skip

TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "div", "td", "blockquote", "figcaption", "section",
    "article", "pre", "dt", "dd", "body",
)  # fmt: skip

# kind: words of a line, without punctuation, in lower case
WORDS = (
    (
        "share",
        """share shares sharing tweet facebook twitter whatsapp pinterest instagram linkedin
        telegram reddit email print teilen drucken compartir compartilhar compartilhe partager
        partagez imprimer condividi udostępnij поделиться paylaş شارك اشتراک 分享 シェア""",
    ),
    (
        "subscribe",
        """newsletter newsletters subscribe subscribed subscriber subscribers subscription inbox
        abonnieren abonnement abonnez iscriviti inscrivez inscreva assine suscríbete suscribirse
        register login anmelden registrieren download app signup sign-up подпишитесь подписаться
        abone اشترك عضویت 订阅 登録""",
    ),
    (
        "cookie",
        """cookie cookies privacy consent gdpr datenschutz datenschutzerklärung javascript
        confidentialité privacidad privacidade""",
    ),
    (
        "related",
        """related recommended trending popular watch listen lire leia lee leggi lesen auch mehr
        também aussi también anche również polecane читайте также relacionadas relacionados
        ähnliche ilgili المزيد 相关 関連""",
    ),
    (
        "comment",
        """comment comments kommentar kommentare comentários comentarios comentario commentaires
        commenti komentarze reply replies antworten комментарии комментариев yorum yorumlar
        تعليقات 评论 コメント""",
    ),
    (
        "rights",
        """© copyright reserved rights rechte reservados droits impressum vorbehalten zastrzeżone
        защищены""",
    ),
    (
        "picture",
        """photo photos image images picture pictured foto fotos bild bilder video source credit
        credits quelle fonte crédit getty shutterstock istock photograph photographer fotograf
        фото zdj afp reuters epa""",
    ),
    (
        "byline",
        """by von por par di posted published updated written author autor date publicado
        actualizado veröffentlicht aktualisiert publié redaktion опубликовано yazar""",
    ),
    (
        "ad",
        """advertisement advertising ad ads sponsored anzeige publicidad publicidade pubblicità
        affiliate commission werbung publicité реклама reklam إعلان 广告 広告""",
    ),
    (
        "continue",
        """click here continue reading scroll read more next previous loading weiterlesen suite
        saiba más ver subscribe below follow""",
    ),
    ("tags", "tags tag topics categories category filed keywords schlagwörter etiquetas теги"),
)

# the same for the first word of a line, where it says more
FIRST_WORDS = (
    (
        "related",
        """related read more see also recommended you watch listen lire leia lee mehr lesen auch
        leggi читайте don't click""",
    ),
    ("picture", "photo image picture foto bild video source credit credits quelle fonte фото"),
    ("byline", "by von por par di posted published updated written author autor"),
)
