"""How addresses tell the size of a picture, and what in them is not of the picture at all."""

SIZE_WORDS: dict[str, int] = {
    "thumb": 100,
    "thumbnail": 100,
    "tiny": 100,
    "small": 300,
    "medium": 600,
    "large": 1200,
    "xlarge": 1600,
    "scaled": 2560,
}
"""Words for sizes, with about the width that they stand for."""

ORIGINAL_WORDS = frozenset(("orig", "original"))
"""Words for the size that a picture was uploaded with."""

ADVERTISEMENTS = frozenset(
    "728x90 300x250 336x280 160x600 120x600 300x600 970x90 970x250 468x60 234x60 320x50 320x100 "
    "250x250 200x200 180x150 125x125 300x50 300x100 930x180 980x120 240x400".split()
)
"""Sizes of advertisements: those of one campaign are drawn for each size."""

FRAME_SIZES: dict[str, int] = {
    "default": 120,
    "mqdefault": 320,
    "0": 480,
    "hqdefault": 480,
    "sddefault": 640,
    "hq720": 720,
    "maxresdefault": 1280,
}
"""The names that YouTube gives to the sizes of a video's first picture."""

SIZE_PARAMETERS: dict[str, str] = {
    **dict.fromkeys(("w", "width", "imwidth", "max-w", "maxwidth", "max_width", "wid"), "side"),
    **dict.fromkeys(("h", "height", "imheight", "max-h", "maxheight", "max_height", "hei"), "side"),
    **dict.fromkeys(("resize", "size"), "box"),
    "fit": "box or look",
    **dict.fromkeys(("auto", "crop", "strip"), "look"),
    **dict.fromkeys(("quality", "q", "qlt", "dpr", "ssl"), "figure"),
    **dict.fromkeys(("fm", "format", "output-format"), "format"),
    "name": "word",
}
"""Parameters that say in which size and form a picture is wanted, by what their values are.

Sides and boxes count behind any path, the others only where it is sure that a path is a file: in
`image.php?q=7` they may say which picture it is.
"""

CLICK_PARAMETERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid twclid ttclid yclid igshid igsh mc_cid mc_eid "
    "_ga _gl vero_id oly_enc_id oly_anon_id ref_src ref_url _openstat spm itok".split()
)
"""Parameters that say how a reader came, with all that begin with "utm_", or (itok, of Drupal) that
he may see a size."""

CACHE_PARAMETERS = frozenset(
    "v ver version rev revision cb cachebuster cache cache_buster nocache t ts timestamp "
    "mtime _ rnd rand random bust".split()
)
"""Parameters that make a browser fetch a file anew. They count where a path has an extension."""

SIZED_HOSTS = ("blogspot.com", "googleusercontent.com", "ggpht.com")
"""Hosts (with their subdomains) that write sizes as `/s320/` and `=w640-h480`."""

PHOTON_HOSTS = frozenset(("i0.wp.com", "i1.wp.com", "i2.wp.com", "i3.wp.com"))
"""Hosts of the form `i0.wp.com/host/path`: other sites' pictures, made smaller."""

INNER_PARAMETERS: dict[str, str] = {
    "/_next/image": "url",
    "/_vercel/image": "url",
}
"""Paths that serve the picture of an address in a parameter, on the site's own host."""

INNER_HOSTS: dict[str, str] = {
    "images.weserv.nl": "url",
    "wsrv.nl": "url",
}
"""Hosts that do the same for pictures of all sites."""
