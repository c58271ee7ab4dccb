"""What is known of media links: file name extensions, players, placeholders, private names."""

from cleaner import MediaKind

_EXTENSIONS: dict[MediaKind, str] = {
    "image": "jpg jpeg jpe jfif pjpeg png apng gif webp avif bmp svg svgz tif tiff ico heic",
    "video": "mp4 m4v webm mov avi mkv flv f4v wmv mpg mpeg ogv 3gp 3g2 m3u8 mpd mts m2ts asf vob",
    "audio": "mp3 m4a aac ogg oga opus wav flac wma aif aiff mid midi amr weba",
    "document": "pdf doc docx odt rtf xls xlsx ods csv ppt pptx odp epub djvu ps",
}

KIND_BY_EXTENSION: dict[str, MediaKind] = {
    extension: kind for kind, words in _EXTENSIONS.items() for extension in words.split()
}
"""The kind that a file name extension (without its dot, in lower case) tells."""

PLAYERS: dict[str, tuple[str, ...]] = {
    "youtube.com": ("/embed/", "/watch", "/v/", "/shorts/", "/live/"),
    "youtube-nocookie.com": ("/embed/", "/v/"),
    "youtu.be": ("/",),
    "player.vimeo.com": ("/video/",),
    "vimeo.com": tuple(f"/{digit}" for digit in range(1, 10)),
    "dailymotion.com": ("/embed/", "/video/", "/player"),
    "geo.dailymotion.com": ("/player",),
    "dai.ly": ("/",),
    "facebook.com": ("/plugins/video", "/plugins/post", "/video.php", "/watch"),
    "instagram.com": ("/p/", "/reel/", "/tv/"),
    "tiktok.com": ("/embed", "/player/"),
    "platform.twitter.com": ("/embed/",),
    "twitch.tv": ("/",),
    "rutube.ru": ("/play/embed/", "/video/embed/"),
    "vk.com": ("/video_ext.php",),
    "ok.ru": ("/videoembed/",),
    "aparat.com": ("/video/video/embed/", "/embed/"),
    "bilibili.com": ("/player.html", "/video/"),
    "player.youku.com": ("/embed/",),
    "v.qq.com": ("/txp/iframe/", "/iframe/"),
    "rumble.com": ("/embed/",),
    "odysee.com": ("/$/embed/",),
    "streamable.com": ("/e/", "/o/"),
    "players.brightcove.net": ("/",),
    "content.jwplatform.com": ("/players/",),
    "cdn.jwplayer.com": ("/players/",),
    "fast.wistia.net": ("/embed/",),
    "w.soundcloud.com": ("/player",),
    "open.spotify.com": ("/embed",),
    "embed.podcasts.apple.com": ("/",),
    "archive.org": ("/embed/",),
    "documentcloud.org": ("/documents/",),
    "issuu.com": ("/embed",),
    "slideshare.net": ("/slideshow/embed_code",),
}
"""Hosts (with their subdomains) and path beginnings of players that are embedded in pages."""

PLACEHOLDER_VALUES = frozenset(
    (
        "undefined",
        "null",
        "none",
        "nan",
        "nil",
        "false",
        "true",
        "#",
        "about:blank",
        "[object object]",
    )
)
"""Whole values, or last path segments, that a template left where a link should be."""

PLACEHOLDER_MARKS = ("{{", "}}", "${", "<%", "%7b%7b", "%7d%7d", "<?php")
"""What is left of a template that was not filled in."""

PLACEHOLDER_NAMES = (
    r"spacer|blank|pixel|transparent|clear|empty|1x1|1px|dot|loading|loader|lazy|lazyload|preloader"
    r"|placeholder|dummy|no[-_]?image|no[-_]?photo|no[-_]?thumb|no[-_]?picture|image[-_]?not[-_]?found"
    r"|default|default[-_]?(?:avatar|image|img|thumb|thumbnail|photo|user|pic)"
    r"|(?:avatar|image|img|thumb|photo|user)[-_]?default|mystery[-_]?man|anonymous[-_]?avatar"
)
"""Names of image files that stand for a picture and are none (a pattern for the whole stem)."""

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

IMAGE_TITLES = ("photo:", "photos:", "image:", "images:", "picture:", "pictures:", "in pictures:")
"""Beginnings of titles that say that a link shows a still picture."""
