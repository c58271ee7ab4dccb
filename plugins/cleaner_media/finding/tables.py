"""What the names of attributes, properties and fields say of the values in them."""

from typing import Literal

from cleaner import MediaKind

KIND_BY_FIELD: dict[str, MediaKind | None] = {
    **dict.fromkeys(
        ("image", "images", "img", "imgs", "pic", "pics", "picture", "pictures"), "image"
    ),
    **dict.fromkeys(("photo", "photos", "thumbnail", "thumbnails", "thumb", "thumbs"), "image"),
    **dict.fromkeys(
        ("poster", "cover", "banner", "avatar", "logo", "icon", "foto", "bild"), "image"
    ),
    **dict.fromkeys(("video", "videos", "movie", "clip", "trailer"), "video"),
    **dict.fromkeys(("audio", "podcast", "sound", "mp3"), "audio"),
    **dict.fromkeys(("pdf", "document"), "document"),
    **dict.fromkeys(("file", "files", "media", "src", "attachment", "attachments"), None),
    **dict.fromkeys(("enclosure", "upload", "gallery"), None),
}
"""What a word in a field's name says of the link in it: its kind, or None for any."""

FIELD_WORDS_OF_TEXT = frozenset(
    "alt title caption credit author by source agency name text description desc id count "
    "width height size type mime format position align class style copyright location "
    "social".split()
)
"""Words that make a field one about media, and not one with a link."""

URL_FIELDS = frozenset(
    ("url", "href", "link", "src", "path", "uri", "contenturl", "embedurl", "sourceurl")
)
"""Fields that take their meaning from the field around them (`"image": {"url": ...}`)."""

WIDTH_FIELDS = ("width", "w", "config_width", "original_width", "image_width")
HEIGHT_FIELDS = ("height", "h", "config_height", "original_height", "image_height")
"""Sibling fields that hold the size of what a link shows."""

SMALL_WORDS = ("thumb", "icon", "avatar", "poster", "preview")
"""Parts of the names of fields that hold something smaller than what the object is about."""

SIZE_NAMES: dict[str, int] = {
    name: order
    for order, names in enumerate(
        (
            "thumb thumbnail tiny mini low square",
            "small preview low_resolution post-thumbnail default",
            "medium regular standard sd",
            "medium_large high standard_resolution",
            "large hd high_resolution",
            "xlarge max maxres",
            "full fullsize original orig raw",
        )
    )
    for name in names.split()
}
"""Fields of an object that holds one picture in several sizes, from the smallest (0) to the whole.

Others are such as `640x480` and `720p`.
"""

VARIANT_FIELDS = frozenset(
    "sizes variants candidates renditions display_resources thumbnail_resources".split()
)
"""Fields with the sizes or encodings of one picture or video, as an object or a list."""

TITLE_FIELDS = ("title", "caption", "alt", "headline", "name", "description")
"""Sibling fields that name what a link shows, the best first."""

Role = Literal["source", "lazy", "original", "other", "set"]

IMG_ATTRIBUTES: dict[str, Role] = {
    "src": "source",
    **dict.fromkeys(
        (
            "data-src",
            "data-lazy-src",
            "data-lazy",
            "data-lazyload",
            "data-lazyload-src",
            "data-original",
            "data-original-src",
            "data-echo",
            "data-ll-src",
            "data-cfsrc",
            "data-pagespeed-lazy-src",
            "data-pagespeed-high-res-src",
            "data-litespeed-src",
            "data-wpfc-original-src",
            "data-flickity-lazyload",
            "data-flickity-lazyload-src",
            "data-splide-lazy",
            "data-defer-src",
            "data-actualsrc",
            "data-real-src",
            "data-ezsrc",
            "data-opt-src",
            "data-nitro-lazy-src",
            "data-runner-src",
            "data-src-medium",
            "lazy-src",
            "lazysrc",
        ),
        "lazy",
    ),
    **dict.fromkeys(
        (
            "data-orig-file",
            "data-full",
            "data-full-src",
            "data-fullsrc",
            "data-full-url",
            "data-hi-res-src",
            "data-highres",
            "data-hires",
            "data-zoom",
            "data-zoom-image",
            "data-zoom-src",
            "data-old-hires",
            "data-large_image",
        ),
        "original",
    ),
    **dict.fromkeys(
        (
            "data-url",
            "data-large",
            "data-large-file",
            "data-large-src",
            "data-medium-file",
            "data-image",
            "data-image-src",
            "data-img",
            "data-img-src",
            "data-img-url",
            "data-thumb",
            "data-bg",
            "data-bg-src",
            "data-background",
            "data-background-image",
            "data-srcurl",
            "data-file",
        ),
        "other",
    ),
    "srcset": "set",
    **dict.fromkeys(
        (
            "data-srcset",
            "data-lazy-srcset",
            "data-original-set",
            "data-original-srcset",
            "data-ll-srcset",
            "data-cfsrcset",
            "data-flickity-lazyload-srcset",
            "data-litespeed-srcset",
            "data-splide-lazy-srcset",
            "data-nitro-lazy-srcset",
            "data-ezsrcset",
            "data-opt-srcset",
            "lazy-srcset",
            "data-src-retina",
            "data-bgset",
        ),
        "set",
    ),
}
"""Attributes of `<img>` and what they hold.

"source" is what a browser loads at once, "lazy" what a script puts in its place, "original" a
larger one, "set" a `srcset`. What "other" attributes hold counts only where it has the extension
of a picture: they are used for other things as well.
"""

PICTURE_WORDS = frozenset(
    "src srcset lsrc lazy lazyload lazyloader original retina full large zoom hires highres".split()
)
"""Words in the names of other attributes of `<img>` with a picture (`data-x-lazyloader-src`)."""

WORDS_OF_OTHER_PICTURES = frozenset(
    "hover alt alternate over out active next prev previous back error fallback default "
    "placeholder loading loader logo avatar icon flag poster swap second link".split()
)
"""Words that make it another picture than the one of the tag."""

LAZY_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-litespeed-src",
    "data-cfsrc",
    "data-ezsrc",
    "data-opt-src",
    "data-nitro-lazy-src",
    "data-video-src",
    "data-original",
)
"""Attributes of players, frames and sources that a script makes a `src` of."""

LAZY_POSTERS = ("data-poster", "data-lazy-poster")
"""Attributes of `<video>` that a script makes a `poster` of."""

BACKGROUNDS = (
    "background",
    "data-bg",
    "data-bg-src",
    "data-bg-image",
    "data-bg-url",
    "data-bg-img",
    "data-background",
    "data-background-image",
    "data-background-src",
    "data-background-url",
)
"""Attributes of any element that hold the picture behind it, as an address or as CSS."""

LOOSE_ATTRIBUTES = (*BACKGROUNDS, "data-src")
"""The same, of elements that have no addresses by themselves."""

LOOSE_MARKS = ("url(", "data-b", "data-src", " background=", " BACKGROUND=")
"""What stands in a tag, of any name, that shows a picture by its attributes."""

CARDS: dict[str, tuple[str, MediaKind]] = {
    "og:image": ("og:image", "image"),
    "og:image:url": ("og:image", "image"),
    "og:image:secure_url": ("og:image", "image"),
    "og:video": ("og:video", "video"),
    "og:video:url": ("og:video", "video"),
    "og:video:secure_url": ("og:video", "video"),
    "og:audio": ("og:audio", "audio"),
    "og:audio:url": ("og:audio", "audio"),
    "og:audio:secure_url": ("og:audio", "audio"),
    "twitter:image": ("twitter:image", "image"),
    "twitter:image:src": ("twitter:image", "image"),
    "thumbnail": ("thumbnail", "image"),
    "parsely-image-url": ("parsely-image-url", "image"),
    "sailthru.image.full": ("sailthru.image", "image"),
    "sailthru.image.thumb": ("sailthru.image", "image"),
    "citation_pdf_url": ("citation_pdf_url", "document"),
    "twitter:player": ("twitter:player", "embed"),
    "twitter:player:stream": ("twitter:player:stream", "video"),
}
"""The properties of `<meta>` that hold a link (ogp.me, Twitter's cards, and others in wide use).

Each with the property that it belongs to, whose `:width`, `:height`, `:alt` and `:type` are its
own, and its kind.
"""

MICRODATA: dict[str, MediaKind | None] = {
    "image": "image",
    "thumbnail": "image",
    "thumbnailurl": "image",
    "primaryimageofpage": "image",
    "contenturl": None,
    "embedurl": "embed",
}
"""Values of `itemprop`, in lower case, of a `<meta>` or `<link>` that holds a link."""

LINKED_DATA: dict[str, MediaKind | None] = {
    "image": "image",
    "images": "image",
    "photo": "image",
    "thumbnail": "image",
    "thumbnailUrl": "image",
    "primaryImageOfPage": "image",
    "contentUrl": None,
    "embedUrl": "embed",
    "video": "video",
    "trailer": "video",
    "audio": "audio",
    "associatedMedia": None,
}
"""Properties of schema.org that hold a link, or an object with one.

`logo` is none of them: it is the publisher's, on all of its pages, and no picture of this one.
"""

MEDIA_TYPES: dict[str, MediaKind | None] = {
    "ImageObject": "image",
    "Photograph": "image",
    "VideoObject": "video",
    "AudioObject": "audio",
    "MusicVideoObject": "video",
    "MediaObject": None,
}
"""Types of schema.org whose `contentUrl` is a file."""

PLAYER_ELEMENTS: dict[str, tuple[str, str]] = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/embed/{}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/embed/{}"),
    "amp-vimeo": ("data-videoid", "https://player.vimeo.com/video/{}"),
    "lite-vimeo": ("videoid", "https://player.vimeo.com/video/{}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/embed/video/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
}
"""Elements that name what they play by an id: the attribute, and the address of the player."""

PLAYER_CODES: dict[str, str] = {
    "youtube": "https://www.youtube.com/embed/{}",
    "yt": "https://www.youtube.com/embed/{}",
    "vimeo": "https://player.vimeo.com/video/{}",
    "dailymotion": "https://www.dailymotion.com/embed/video/{}",
}
"""Codes of forums around the id of a video, and the address of the player."""

MAX_LINK = 8000
"""The length in characters of the longest link that is kept; longer ones are found and counted."""
