"""What tells the kind of a file: its extension, its host, a parameter; and known players."""

from cleaner import MediaKind

_EXTENSIONS: dict[MediaKind, str] = {
    "image": "jpg jpeg jpe jfif pjpeg pjp png apng gif webp avif bmp dib svg svgz tif tiff ico cur "
    "heic heif jxl jp2 jpx wbmp psd",
    "video": "mp4 m4v webm mov qt avi divx mkv flv f4v f4p wmv asf mpg mpeg mpe m1v m2v ogv ogm "
    "3gp 3gpp 3g2 m3u8 mpd mts m2ts vob rm rmvb",
    "audio": "mp3 mp2 mpga m4a m4b aac ogg oga opus spx wav wave flac wma aif aiff aifc au mid "
    "midi amr weba mka ra ram m3u pls ape ac3",
    "document": "pdf doc docx docm odt rtf xls xlsx xlsm ods csv ppt pptx pps ppsx odp epub mobi "
    "djvu djv ps eps",
}

KIND_BY_EXTENSION: dict[str, MediaKind] = {
    extension: kind for kind, words in _EXTENSIONS.items() for extension in words.split()
}
"""The kind that a file name extension (without its dot, in lower case) tells."""

PLAYERS: dict[str, tuple[str, ...]] = {
    # the world
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
    "archive.org": ("/embed/",),
    "embed.ted.com": ("/talks/",),
    "rumble.com": ("/embed/",),
    "odysee.com": ("/$/embed/",),
    "bitchute.com": ("/embed/", "/video/"),
    "streamable.com": ("/e/", "/o/"),
    "coub.com": ("/embed/",),
    "gfycat.com": ("/ifr/",),
    "giphy.com": ("/embed/",),
    "loom.com": ("/embed/",),
    # by country
    "rutube.ru": ("/play/embed/", "/video/embed/"),
    "vk.com": ("/video_ext.php",),
    "vkvideo.ru": ("/video_ext.php",),
    "ok.ru": ("/videoembed/",),
    "my.mail.ru": ("/video/embed/",),
    "frontend.vh.yandex.ru": ("/player/",),
    "aparat.com": ("/video/video/embed/", "/embed/"),
    "telewebion.com": ("/embed/",),
    "bilibili.com": ("/player.html", "/video/", "/blackboard/"),
    "player.youku.com": ("/embed/",),
    "v.qq.com": ("/txp/iframe/", "/iframe/"),
    "open.iqiyi.com": ("/developer/player_js/",),
    "embed.nicovideo.jp": ("/watch/",),
    "tv.naver.com": ("/embed/",),
    "play-tv.kakao.com": ("/embed/",),
    "izlesene.com": ("/embedplayer/",),
    "video.sibnet.ru": ("/shell.php",),
    "players.globo.com": ("/",),
    "ina.fr": ("/player/",),
    "ardmediathek.de": ("/embed/",),
    "bbc.co.uk": ("/news/av-embeds/",),
    "rtve.es": ("/drmn/embed/",),
    # those who serve other pages' videos
    "players.brightcove.net": ("/",),
    "content.jwplatform.com": ("/players/",),
    "cdn.jwplayer.com": ("/players/",),
    "fast.wistia.net": ("/embed/",),
    "fast.wistia.com": ("/embed/",),
    "cdnapisec.kaltura.com": ("/p/", "/html5/"),
    "embed.vidyard.com": ("/",),
    "play.vidyard.com": ("/",),
    "iframe.mediadelivery.net": ("/embed/",),
    "player.ooyala.com": ("/",),
    "iframe.videodelivery.net": ("/",),
    "embed.api.video": ("/",),
    "livestream.com": ("/accounts/",),
    "ustream.tv": ("/embed/",),
    "video.ibm.com": ("/embed/",),
    "ultimedia.com": ("/deliver/",),
    "mdstrm.com": ("/embed/",),
    "rudo.video": ("/vod/", "/live/"),
    "abcnews.go.com": ("/video/embed",),
    "cdn.embedly.com": ("/widgets/media.html",),
    "blogger.com": ("/video.g",),
    "drive.google.com": ("/file/",),
    "player.theplatform.com": ("/p/",),
    # sound
    "w.soundcloud.com": ("/player",),
    "open.spotify.com": ("/embed",),
    "embed.podcasts.apple.com": ("/",),
    "embed.music.apple.com": ("/",),
    "widget.deezer.com": ("/widget/",),
    "bandcamp.com": ("/EmbeddedPlayer",),
    "mixcloud.com": ("/widget/",),
    "embed.acast.com": ("/",),
    "player.megaphone.fm": ("/",),
    "play.libsyn.com": ("/embed/",),
    "widget.spreaker.com": ("/player",),
    "anchor.fm": ("/",),
    "omny.fm": ("/shows/",),
    "player.simplecast.com": ("/",),
    "player.podigee-cdn.net": ("/",),
    "share.transistor.fm": ("/e/",),
    "podbean.com": ("/player-v2/", "/media/player"),
    "audioboom.com": ("/boos/", "/posts/"),
    "ivoox.com": ("/player",),
    "deezer.com": ("/plugins/player",),
    # documents
    "documentcloud.org": ("/documents/",),
    "issuu.com": ("/embed",),
    "e.issuu.com": ("/embed",),
    "scribd.com": ("/embeds/",),
    "slideshare.net": ("/slideshow/embed_code",),
    "docs.google.com": ("/viewer", "/gview"),
    "view.officeapps.live.com": ("/op/",),
}
"""Hosts (with their subdomains) and path beginnings of players that are embedded in pages."""

FILE_HOSTS: dict[str, tuple[tuple[str, MediaKind], ...]] = {
    "pbs.twimg.com": (("/", "image"),),
    "video.twimg.com": (("/", "video"),),
    "images.unsplash.com": (("/", "image"),),
    "plus.unsplash.com": (("/", "image"),),
    "images.pexels.com": (("/", "image"),),
    "picsum.photos": (("/", "image"),),
    "lh3.googleusercontent.com": (("/", "image"),),
    "lh4.googleusercontent.com": (("/", "image"),),
    "lh5.googleusercontent.com": (("/", "image"),),
    "lh6.googleusercontent.com": (("/", "image"),),
    "blogger.googleusercontent.com": (("/img/", "image"),),
    "ggpht.com": (("/", "image"),),
    "gstatic.com": (("/images", "image"),),
    "googlevideo.com": (("/videoplayback", "video"),),
    "ytimg.com": (("/vi", "image"), ("/an_webp/", "image")),
    "img.youtube.com": (("/vi", "image"),),
    "maps.googleapis.com": (("/maps/api/staticmap", "image"),),
    "chart.googleapis.com": (("/chart", "image"),),
    "i.vimeocdn.com": (("/", "image"),),
    "i.scdn.co": (("/image/", "image"),),
    "p.scdn.co": (("/mp3-preview/", "audio"),),
    "gravatar.com": (("/avatar", "image"),),
    "avatars.githubusercontent.com": (("/", "image"),),
    "i.imgur.com": (("/", "image"),),
    "i.guim.co.uk": (("/img/", "image"),),
    "ichef.bbci.co.uk": (("/", "image"),),
    "i.pravatar.cc": (("/", "image"),),
    "imagedelivery.net": (("/", "image"),),
    "images.ctfassets.net": (("/", "image"),),
    "videos.ctfassets.net": (("/", "video"),),
    "cdn.sanity.io": (("/images/", "image"),),
    "images.prismic.io": (("/", "image"),),
    "images.weserv.nl": (("/", "image"),),
    "wsrv.nl": (("/", "image"),),
    "i0.wp.com": (("/", "image"),),
    "i1.wp.com": (("/", "image"),),
    "i2.wp.com": (("/", "image"),),
    "i3.wp.com": (("/", "image"),),
    "mmbiz.qpic.cn": (("/", "image"),),
    "qlogo.cn": (("/", "image"),),
    "sndcdn.com": (("/artworks-", "image"), ("/avatars-", "image")),
    "api.spreaker.com": (("/v2/episodes/", "audio"),),
}
"""Hosts (with their subdomains) whose files have no extension, by the beginnings of paths."""

FORMAT_PARAMETERS = frozenset(("format", "fm", "fmt", "ext", "mime", "mime_type", "type"))
"""Parameters that name the format of a file: by its extension, or as a media type."""

WORD_PARAMETERS = frozenset(("type",))
"""Those of them that have other words in them as well, so that only a media type or the extension
of an image counts (`?type=doc` is a search in documents as easily as a document)."""

KIND_BY_PATH: tuple[tuple[str, MediaKind], ...] = (
    ("/image/upload/", "image"),
    ("/image/fetch/", "image"),
    ("/video/upload/", "video"),
    ("/_next/image", "image"),
    ("/_vercel/image", "image"),
    ("/_ipx/", "image"),
    ("/cdn-cgi/image/", "image"),
)
"""Parts of paths that servers of files of one kind have."""
