"""The words of slots: social networks, sources of pictures, and what gives away a notice."""

from cleaner_boilerplate.phrasebook.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))


NETWORKS = _folded(
    """
    facebook twitter x whatsapp linkedin pinterest reddit telegram tumblr instagram youtube tiktok
    threads bluesky mastodon flipboard pocket messenger snapchat xing vk vkontakte ok line weibo
    wechat viber email mail e google plus skype digg stumbleupon rss sms hatena note
    фейсбук твиттер вконтакте одноклассники телеграм телеграмм ватсап инстаграм
    فيسبوك تويتر واتساب تيليجرام تليجرام انستغرام
    فیسبوک توییتر واتساپ تلگرام اینستاگرام
    and or und oder et ou y o e ve и или و
    """
)
"""Names of social networks, and what stands between two of them."""

KEYWORDS = {
    "newsletter": _folded(
        "inbox newsletter newsletters email mail alerts delivered subscribe signing "
        "Posteingang boîte correo boletín boletines canal lista podcast revista bandeja mailbox "
        "infolettre lettre"
    ),
    "cookies": _folded("cookie cookies куки çerez çerezleri"),
    "app": _folded("app apps application aplicación"),
    "comments": _folded(
        "comment comments commentaire commentaires commenter comentar comentario comentarios "
        "commentare commento commenti Kommentar Kommentare комментарий комментарии комментариев "
        "комментировать yorum giriş تعليق التعليق"
    ),
    "paywall": _folded(
        "subscribe subscription subscriptions subscriber subscribers log sign register account "
        "limit free membership plan Abo abonnieren abonnement abonnés abonnez articles artículos "
        "notas noticias gratuitos suscríbete"
    ),
    "support": _folded(
        "support supporting donate donation donating subscribing subscribe share sharing newsletter"
    ),
    "affiliate": _folded("affiliate Provision Provisions link links Partnerlinks"),
    "datenschutz": _folded("Datenschutz Datenschutzerklärung Inhalts YouTube Twitter"),
    "javascript": _folded("JavaScript Cookies Browser"),
    "kommentar": _folded("Kommentar Kommentare Kommentaren kommentieren Kommentarfunktion"),
    "abo": _folded("Abo Abonnement abonnieren Abonnenten"),
    "accept": _folded(
        "agree accept acceptez accepte acceptes acepta aceptas acepto aceita aceitas accetti "
        "accetta соглашаетесь соглашаюсь согласие akzeptieren kabul"
    ),
    "canal": _folded("canal canale grupo gruppo WhatsApp Telegram newsletter YouTube"),
    "click": _folded("کلیک نمایید"),
    "reserved": _folded("محفوظ متعلق 转 載"),
    "notice": _folded("author authors own reflect writer writers update updates updated page"),
}
"""By the name of a slot: words of which one must stand in it."""

PHOTO_SOURCES = _folded(
    """
    getty reuters ap afp epa dpa efe ansa shutterstock unsplash imago istock alamy pixabay pexels
    flickr wikimedia wikipedia commons instagram twitter facebook youtube pool archive file handout
    courtesy screenshot supplied stock xinhua tass ria adobe fotolia depositphotos freepik bloomberg
    zuma picture alliance keystone belga pti ani archiv archivo privat fb
    """
)
"""Agencies, stocks and networks that pictures come from."""

JOINS_OF_CREDITS = _folded(
    """
    by via for from of and the courtesy file photo image handout pool archive screenshot
    dpa afp epa ap sid epd imago ots ddp
    von und der für par et de del la le y por da do di e
    """
)
"""What stands in lower case between the names of a credit."""

JOINS_OF_NAMES = _folded("and und et y e de da van von der di del la i")
"""What stands in lower case within and between the names of persons."""
