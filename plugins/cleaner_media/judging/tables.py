"""What is known of links that are no media: placeholders, trackers, private names, bad ports."""

from cleaner import MediaKind

PLACEHOLDER_VALUES = frozenset(
    (
        "",
        "undefined",
        "null",
        "(null)",
        "none",
        "nan",
        "nil",
        "false",
        "true",
        "n/a",
        "#",
        "about:blank",
        "[object object]",
        "%5bobject%20object%5d",
    )
)
"""Whole values, or last path segments, that a template left where a link should be."""

PLACEHOLDER_MARKS = (
    "{{",
    "}}",
    "${",
    "<%",
    "%7b%7b",
    "%7d%7d",
    "<?php",
    "{width}",
    "{size}",
    "%7bwidth%7d",
)
"""What is left of a template that was not filled in."""

PLACEHOLDER_NAMES = frozenset(
    "spacer blank pixel transparent 1x1 1px px loading loader lazy lazyload lazyplaceholder "
    "lazyloading preloader placeholder imageplaceholder imgplaceholder placeholderimage dummy "
    "dummyimage noimage noimageavailable noimg nophoto nophotoavailable nothumb nothumbnail "
    "nopicture nopic nocover noavatar noposter imagenotfound imagenotavailable imagemissing "
    "missingimage imagecomingsoon comingsoonimage nofoto sinimagen semimagem pasdimage keinbild "
    "default defaultavatar defaultimage defaultimg defaultthumb defaultthumbnail defaultphoto "
    "defaultuser defaultpic defaultpicture defaultprofile defaultprofilepicture defaultposter "
    "avatardefault imagedefault imgdefault thumbdefault photodefault userdefault profiledefault "
    "mysteryman anonymousavatar avatarplaceholder avatarblank blankavatar blankprofile "
    "blankprofilepicture userplaceholder".split()
)
"""Stems of image files that stand for a picture and are none, without what divides their words."""

PLACEHOLDER_DRAWINGS = frozenset(
    "missing empty clear dot trans grey gray greybox graybox white whitepixel transp transpixel "
    "transparentpixel cleardot".split()
)
"""Stems that a photograph may have too: they count where the file is no JPEG."""

PLACEHOLDER_HOSTS = frozenset(
    "via.placeholder.com placeholder.com placehold.co placehold.it dummyimage.com lorempixel.com "
    "loremflickr.com placekitten.com placeimg.com placebear.com fakeimg.pl picsum.photos "
    "unsplash.it placeholder.pics".split()
)
"""Hosts that serve fillers only."""

HOSTS_OF_DEFAULTS = ("ytimg.com", "img.youtube.com")
"""Hosts whose `default.jpg` is a picture: its smallest size."""

NO_ADDRESSES = frozenset(
    ("", "d41d8cd98f00b204e9800998ecf8427e", "ad516503a11cd5ca435acc9bb6523536")
)
"""What stands in a Gravatar address for nobody: no hash, that of no mail address, and that of the
`unknown@gravatar.com` of WordPress."""

TRACKERS: dict[str, tuple[str, ...]] = {
    "facebook.com": ("/tr/",),
    "google-analytics.com": (
        "/collect/",
        "/__utm.gif/",
        "/g/collect/",
        "/r/collect/",
        "/j/collect/",
    ),
    "analytics.google.com": ("/g/collect/",),
    "googleadservices.com": ("/pagead/",),
    "google.com": ("/pagead/", "/ads/"),
    "doubleclick.net": ("/",),
    "googlesyndication.com": ("/pagead/",),
    "scorecardresearch.com": ("/",),
    "quantserve.com": ("/",),
    "bat.bing.com": ("/",),
    "analytics.twitter.com": ("/",),
    "t.co": ("/i/adsct/",),
    "px.ads.linkedin.com": ("/",),
    "ct.pinterest.com": ("/",),
    "tr.snapchat.com": ("/",),
    "analytics.tiktok.com": ("/",),
    "alb.reddit.com": ("/",),
    "mc.yandex.ru": ("/watch/", "/pixel/"),
    "counter.yadro.ru": ("/",),
    "top-fwz1.mail.ru": ("/",),
    "top.mail.ru": ("/",),
    "counter.rambler.ru": ("/",),
    "hm.baidu.com": ("/",),
    "stats.wp.com": ("/",),
    "pixel.wp.com": ("/",),
    "feeds.feedburner.com": ("/~r/", "/~ff/"),
    "statcounter.com": ("/",),
    "2o7.net": ("/",),
    "omtrdc.net": ("/b/ss/",),
    "demdex.net": ("/",),
    "everesttech.net": ("/",),
    "imrworldwide.com": ("/",),
    "chartbeat.net": ("/ping/",),
    "histats.com": ("/",),
    "xiti.com": ("/",),
    "ioam.de": ("/",),
    "met.vgwort.de": ("/",),
    "taboola.com": ("/log/",),
    "outbrain.com": ("/pixel/",),
    "criteo.com": ("/",),
    "adnxs.com": ("/",),
    "adform.net": ("/",),
    "moatads.com": ("/",),
    "list-manage.com": ("/track/",),
    "matomo.cloud": ("/matomo.php/",),
    "hotjar.com": ("/",),
}
"""Hosts (with their subdomains) and path beginnings, as whole segments, of pictures that count
readers."""

TRACKER_NAMES = frozenset(
    "pixel px pxl pix track tracker tracking trackingpixel beacon webbeacon counter hit impression "
    "1x1 utm __utm matomo piwik".split()
)
"""Stems of files that count readers where their address has parameters."""

TRACKER_TYPES = frozenset(("gif", "png", "php", "aspx", "ashx", "cgi"))
"""The extensions that such files have."""

PRIVATE_NAMES = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home.arpa",
    "test",
    "invalid",
)
"""Host names, and the last labels of them, that no public server has (RFC 6761, 6762, 8375)."""

BAD_PORTS = frozenset(
    int(port)
    for port in (
        "0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 "
        "111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 "
        "532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 "
        "5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080"
    ).split()
)
"""The ports that a browser does not connect to (WHATWG Fetch, 2.9 "port blocking")."""

CUT_EXTENSIONS = frozenset("j jp p pn g gi w we web m mp mo pd sv ti".split())
"""Beginnings of frequent extensions that are none themselves."""

ELLIPSES = ("…", "...", "[...]", "[…]", "(...)", "%E2%80%A6", "%e2%80%a6")
"""What stands for the rest of a link that was cut off."""

WRONG_SCHEMES: dict[str, str] = {
    **dict.fromkeys(("http", "htp", "htttp", "hhttp", "httpp", "hxxp", "hppt", "ttp"), "http"),
    **dict.fromkeys(("htpp", "hhtp", "htt", "thtp", "htto", "tttp", "xttp"), "http"),
    **dict.fromkeys(("https", "htps", "htttps", "hhttps", "httpss", "hxxps"), "https"),
    **dict.fromkeys(("ttps", "htpps", "hhtps", "htts", "httsp", "htpss", "tps", "shttp"), "https"),
}
"""The two schemes as they are written wrongly, or so that nobody follows the link."""

_TITLES: dict[MediaKind, str] = {
    "image": "photo photos image images picture pictures foto fotos fotografía imagen imágenes "
    "imagem imagens bild bilder immagine immagini fotogallery fotogalerie fotostrecke galerie "
    "gallery zdjęcie zdjęcia фото снимок фотографии kép képek kuva kuvat obrázek obrázky "
    "fotoğraf resim φωτογραφία εικόνα",
    "video": "video videos vídeo vídeos vidéo vidéos watch видео відео βίντεο wideo filmik "
    "regardez katso titta",
    "audio": "audio audios listen podcast podcasts écouter écoutez hören anhören escucha escuchar "
    "ouça ouvir ascolta аудио аудіо слушать подкаст posłuchaj luister lyssna kuuntele dinle",
}

KIND_BY_TITLE: dict[str, MediaKind] = {
    "in pictures": "image",
    "in photos": "image",
    "en images": "image",
    "en imágenes": "image",
    "in bildern": "image",
    "in foto": "image",
    "em imagens": "image",
    **{word: kind for kind, words in _TITLES.items() for word in words.split()},
}
"""What a word before the colon of a title says of the kind of its link ("VIDEO: Rain")."""
