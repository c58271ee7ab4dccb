"""What the names of fields say of the values in them."""

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
    "width height size type mime format position align class style copyright".split()
)
"""Words that make a field one about media, and not one with a link."""

URL_FIELDS = frozenset(("url", "href", "link", "src", "path", "uri", "contenturl", "embedurl"))
"""Fields that take their meaning from the field around them (`"image": {"url": ...}`)."""

TITLE_FIELDS = ("title", "caption", "alt", "headline", "name", "description")
"""Sibling fields that name what a link shows, the best first."""
