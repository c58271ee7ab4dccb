"""What can be wrong with a link: each code by example."""

import pytest

from cleaner import MediaLink
from cleaner_media.judging.candidate import Candidate
from cleaner_media.judging.problems import judge

BASE = "https://news.example.org/a/"
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="

CASES = [
    ("a picture", "/a.jpg", "image", [], "unchecked"),
    ("protocol-relative", "//cdn.example.org/a.jpg", "image", [], "unchecked"),
    ("a document", "/a.PDF?x=1#p2", None, [], "unchecked"),
    ("a host of other letters", "https://bücher.example.org/ä.jpg", "image", [], "unchecked"),
    ("a public address", "http://93.184.216.34/a.jpg", "image", [], "unchecked"),
    ("a picture without extension", "/image?id=7", "image", [], "unchecked"),
    ("a player", "https://www.youtube.com/embed/x1", "embed", [], "unchecked"),
    ("a player in a video field", "https://youtu.be/x1", "video", [], "unchecked"),
    ("an inline picture, wrongly named", "data:img/png;base64," + "A" * 500, "image", [], "unchecked"),
    ("an inline picture, with a blank", "data: image/png," + "A" * 500, "image", [], "unchecked"),
    ("an inline picture", "data:image/png;base64," + "A" * 500, "image", [], "unchecked"),
    ("no URL", "http://exa mple/a.jpg", "image", ["bad-url"], "broken"),
    ("no host, no scheme", "//:0", "image", ["bad-url"], "broken"),
    ("no host", "https://", None, ["bad-url", "truncated", "unknown-kind"], "broken"),
    ("a script", "javascript:a.jpg", "image", ["bad-scheme"], "unsafe"),
    ("a local file", "file:///c:/a.jpg", "image", ["bad-scheme"], "unsafe"),
    ("ftp", "ftp://example.org/a.jpg", "image", ["bad-scheme"], "unsafe"),
    ("inline markup", "data:text/html," + "A" * 500, "image", ["bad-scheme"], "unsafe"),
    ("loopback", "http://127.0.0.1/a.jpg", "image", ["private-host"], "unsafe"),
    ("loopback in disguise", "http://0x7f.1/a.jpg", "image", ["private-host"], "unsafe"),
    ("loopback as a number", "http://2130706433/a.jpg", "image", ["private-host"], "unsafe"),
    ("loopback, IPv6", "http://[::1]/a.jpg", "image", ["private-host"], "unsafe"),
    ("mapped", "http://[::ffff:10.0.0.1]/a.jpg", "image", ["private-host"], "unsafe"),
    ("private", "http://192.168.1.5/a.jpg", "image", ["private-host"], "unsafe"),
    ("link-local", "http://169.254.169.254/a.jpg", "image", ["private-host"], "unsafe"),
    ("localhost", "http://localhost:8080/a.jpg", "image", ["private-host"], "unsafe"),
    ("localhost with a dot", "http://localhost./a.jpg", "image", ["private-host"], "unsafe"),
    ("local", "http://nas.local/a.jpg", "image", ["private-host"], "unsafe"),
    ("one label", "http://intranet/a.jpg", "image", ["private-host"], "unsafe"),
    ("a spacer", "/img/spacer.gif", "image", ["placeholder"], "broken"),
    ("a pixel with its size", "/img/pixel-1x1.png", "image", ["placeholder"], "broken"),
    ("a default picture", "/default_avatar.png", "image", ["placeholder"], "broken"),
    ("undefined", "undefined", "image", ["placeholder"], "broken"),
    ("null behind a path", "https://example.org/null", "image", ["placeholder"], "broken"),
    ("a template", "/{{ pic }}.jpg", "image", ["placeholder"], "broken"),
    ("a pixel in the link", PIXEL, "image", ["placeholder"], "broken"),
    ("a picture that is called so", "/blank-slate-policy.jpg", "image", [], "unchecked"),
    ("a video for a picture", "/a.mp4", "image", ["kind-mismatch"], "suspect"),
    ("a picture for a video", "/a.jpg", "video", ["kind-mismatch"], "suspect"),
    ("anything", "/image?id=7", None, ["unknown-kind"], "suspect"),
    ("not a player", "https://example.org/youtube.com/", "embed", [], "unchecked"),
    ("a password", "https://u:p@example.org/a.jpg", "image", ["credentials-in-url"], "unsafe"),
    ("the port of mail", "http://example.org:25/a.jpg", "image", ["bad-port"], "unsafe"),
    ("another port", "http://example.org:8080/a.jpg", "image", [], "unchecked"),
    ("two things", "http://u@10.1.1.1/a.jpg", "image", ["private-host", "credentials-in-url"], "unsafe"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "claimed", "problems", "status"), CASES, ids=[row[0] for row in CASES]
)
def test_problems(name: str, raw: str, claimed: str, problems: list[str], status: str) -> None:
    link = Candidate(MediaLink(raw, raw, claimed), BASE)  # type: ignore[arg-type]
    assert judge(link) == (problems, status)


def test_relative_without_base() -> None:
    for raw in ("/a.jpg", "a.jpg", "../a.jpg", "cdn.example.org/a.jpg"):
        link = Candidate(MediaLink(raw, raw, "image"), None)
        assert judge(link) == (["relative-without-base"], "suspect")
        assert link.url == raw


PLACEHOLDERS = [
    ("a spacer", "/img/spacer.gif"),
    ("its name in capitals", "/img/Spacer.GIF?v=2"),
    ("its size as its name", "/img/1x1.png"),
    ("its size and colour", "/img/1x1-000000-0.png"),
    ("its size and what it is", "/img/1x1.trans.gif"),
    ("a script's name for nothing", "undefined"),
    ("nothing behind a path", "/images/null"),
    ("a template", "/{{img}}"),
    ("an encoded template", "/%7B%7Bimg%7D%7D.jpg"),
    ("a template of a server", "<?php $x ?>.jpg"),
    ("a size to be filled in", "/rain_{width}x.jpg"),
    ("an object", "[object Object]"),
    ("empty", " "),
    ("a pixel in the link", PIXEL),
    ("a lazy one", "/lazy_placeholder.gif"),
    ("no photo", "/no_photo.jpg"),
    ("no image, numbered", "/no-image-2.png"),
    ("missing", "/missing.png"),
    ("grey", "/grey.gif"),
    ("an avatar", "/default-avatar.png"),
    ("an avatar, the other way round", "/avatar_default.jpg"),
    ("an avatar of nobody", "https://secure.gravatar.com/avatar/?s=64&d=mm"),
    ("a folder of nobody", "https://gravatar.com/avatar?d=blank"),
    ("the hash of nobody", "https://0.gravatar.com/avatar/00000000000000000000000000000000.jpg"),
    ("no mail address", "https://www.gravatar.com/avatar/d41d8cd98f00b204e9800998ecf8427e?s=9"),
    ("a default at any rate", "https://www.gravatar.com/avatar/0a1b?s=64&d=mm&f=y"),
    ("a service of fillers", "https://via.placeholder.com/300x200"),
    ("another one", "https://placehold.co/600x400.png"),
    ("a third", "https://dummyimage.com/600x400/000/fff"),
    ("a fourth", "http://lorempixel.com/400/200/"),
]
NO_PLACEHOLDERS = [
    ("blank in a name", "/blank-space-concert.jpg"),
    ("default in a name", "/default-judgment.jpg"),
    ("pixel in a name", "/pixel-9-review.jpg"),
    ("loading in a name", "/loading-dock.jpg"),
    ("a person who is missing", "/missing.jpg"),
    ("a grey photograph", "/grey.jpg"),
    ("a square", "/1x1-rain.png"),
    ("a square photograph", "/1x1-000000-0.jpg"),
    ("a logo in white", "/white-140x30.png"),
    ("a folder of that name", "/default/rain.jpg"),
    ("null in a name", "/null-island.jpg"),
    ("percent signs", "/100%25.jpg"),
    ("one brace", "/a{1.jpg"),
    ("an avatar", "https://secure.gravatar.com/avatar/0a1b?s=64"),
    ("an avatar, and what to show for none", "https://secure.gravatar.com/avatar/0a1b?s=64&d=mm"),
    ("another host of that name", "https://nogravatar.com/avatar/?d=mm"),
    ("an avatar, drawn from a name", "https://secure.gravatar.com/avatar/0a1b?d=identicon"),
    ("a picture in the link", "data:image/png;base64," + "A" * 500),
    ("a size of YouTube", "https://i.ytimg.com/vi/Ab1cD2ef/default.jpg"),
    ("many numbers", "/dot-2024-05-03-1920x1080.png"),
]


@pytest.mark.parametrize("raw", [row[1] for row in PLACEHOLDERS], ids=lambda raw: raw[:40])
def test_placeholders(raw: str) -> None:
    assert judge(Candidate(MediaLink(raw, raw, "image"), BASE)) == (["placeholder"], "broken")


@pytest.mark.parametrize("raw", [row[1] for row in NO_PLACEHOLDERS], ids=lambda raw: raw[:40])
def test_no_placeholders(raw: str) -> None:
    assert judge(Candidate(MediaLink(raw, raw, "image"), BASE)) == ([], "unchecked")


TRACKERS = [
    ("Facebook", "https://www.facebook.com/tr?id=1&ev=PageView"),
    ("Google", "https://www.google-analytics.com/collect?v=1"),
    ("an advertiser", "https://ad.doubleclick.net/x;ord=1?"),
    ("a panel", "https://b.scorecardresearch.com/p?c1=2"),
    ("another panel", "https://pixel.quantserve.com/pixel/p-1.gif"),
    ("Bing", "https://bat.bing.com/action/0?ti=1"),
    ("Yandex", "https://mc.yandex.ru/watch/123"),
    ("of the site itself", "/pixel.gif?uid=7&page=2"),
    ("a counter", "https://s.example.org/counter.php?site=1"),
]
NO_TRACKERS = [
    ("a page of Facebook", "https://www.facebook.com/trains.jpg"),
    ("a host that ends so", "https://notdoubleclick.net/a.jpg"),
    ("a name that begins so", "/pixel-art.gif?uid=7"),
    ("a folder of that name", "/track/a.jpg?id=2"),
]


@pytest.mark.parametrize("raw", [row[1] for row in TRACKERS], ids=[row[0] for row in TRACKERS])
def test_trackers(raw: str) -> None:
    assert judge(Candidate(MediaLink(raw, raw, "image"), BASE)) == (["tracking-pixel"], "suspect")


@pytest.mark.parametrize(
    "raw", [row[1] for row in NO_TRACKERS], ids=[row[0] for row in NO_TRACKERS]
)
def test_no_trackers(raw: str) -> None:
    assert judge(Candidate(MediaLink(raw, raw, "image"), BASE)) == ([], "unchecked")


@pytest.mark.parametrize(
    ("width", "height", "problems"),
    [
        (1, 1, ["tracking-pixel"]),
        (0, 0, ["tracking-pixel"]),
        (1, 0, ["tracking-pixel"]),
        (1, 40, []),
        (2, 2, []),
        (1, None, []),
        (None, None, []),
    ],
)
def test_a_picture_of_one_pixel(width: int, height: int, problems: list[str]) -> None:
    link = MediaLink("/a", "/a", "image", width=width, height=height)
    assert judge(Candidate(link, BASE))[0] == problems


@pytest.mark.parametrize("name", ["a.JPG", "a.webp?w=300", "logo.svg"])
def test_a_photograph_or_drawing_is_no_pixel(name: str) -> None:
    link = MediaLink(f"/{name}", f"/{name}", "image", width=0, height=0)
    assert judge(Candidate(link, BASE))[0] == []


def test_a_frame_of_one_pixel_is_no_picture() -> None:
    link = MediaLink("/a.mp4", "/a.mp4", "video", width=1, height=1)
    assert judge(Candidate(link, BASE))[0] == []


TRUNCATED = [
    ("an ellipsis", "/2024/river-coun…"),
    ("three points", "https://example.org/2024/river..."),
    ("points in brackets", "/2024/river[...]"),
    ("an encoded ellipsis", "/2024/river%E2%80%A6"),
    ("an escape", "/2024/r%C3%A"),
    ("a percent sign", "/2024/r%"),
    ("in the query", "/i.php?name=a%2"),
    ("an extension", "/rain.jp"),
    ("another extension", "/rain.pn"),
    ("a point", "/rain."),
    ("an open bracket", "/rain_(Oslo"),
]
WHOLE = [
    ("points inside", "/rain...oslo.jpg"),
    ("an escape", "/2024/r%C3%A4"),
    ("a short extension", "/rain.ps"),
    ("a script", "/rain.jp?id=2"),
    ("brackets", "/rain_(Oslo)"),
    ("a hidden file", "/.jp"),
    ("a host", "https://example.jp"),
    ("a folder", "/rain.jp/1"),
]


@pytest.mark.parametrize("raw", [row[1] for row in TRUNCATED], ids=[row[0] for row in TRUNCATED])
def test_truncated(raw: str) -> None:
    assert judge(Candidate(MediaLink(raw, raw, "image"), BASE)) == (["truncated"], "suspect")


@pytest.mark.parametrize("raw", [row[1] for row in WHOLE], ids=[row[0] for row in WHOLE])
def test_not_truncated(raw: str) -> None:
    kind = Candidate(MediaLink(raw, raw), BASE).told or "image"
    assert judge(Candidate(MediaLink(raw, raw, kind), BASE)) == ([], "unchecked")


def test_a_host_that_is_none_is_no_matter_of_the_base() -> None:
    assert judge(Candidate(MediaLink("//:0", "//:0", "image"), None)) == (["bad-url"], "broken")


def test_a_bare_scheme() -> None:
    for raw in ("https://", "http:", "https:/"):
        assert "truncated" in judge(Candidate(MediaLink(raw, raw, "image"), None))[0]


# (title, file, what its place claims)
MISMATCHES = [
    ("PHOTO: Rain", "/a.mp4", None),
    ("Photo: Rain", "/a.mp4", "video"),
    ("In pictures: Rain", "/a.mp4", "video"),
    ("Foto: Regen", "/a.mp3", None),
    ("VIDEO: Rain", "/a.jpg", None),
    ("VIDEO: Rain", "/a.jpg", "video"),
    ("[Video] Rain", "/a.jpg", None),
    ("Vidéo : la pluie", "/a.jpg", None),
    ("ВИДЕО: Дождь", "/a.jpg", None),
    ("Watch - rain in Oslo", "/a.mp3", None),
    ("Listen: Rain", "/a.jpg", None),
    ("Hören | Regen", "/a.jpg", None),
    (None, "/a.jpg", "video"),
    (None, "/a.mp4", "image"),
    ("Rain", "https://pbs.twimg.com/media/Ab1", "video"),
]
MATCHES = [
    ("VIDEO: Rain", "/a.jpg", "image"),
    ("VIDEO: Rain", "/a.mp4", None),
    ("VIDEO: Rain", "https://youtu.be/x1", None),
    ("Photo: Rain", "/a.jpg", None),
    ("Photo: Rain", "/image?id=1", "image"),
    ("Listen: Rain", "/a.mp4", None),
    ("Listen: Rain", "/a.mp3", "audio"),
    ("Video games: the best", "/a.jpg", None),
    ("Videos of rain", "/a.jpg", None),
    ("The video: what it shows", "/a.jpg", None),
    ("Rain: a photo", "/a.mp4", None),
    ("", "/a.mp4", None),
]


@pytest.mark.parametrize(("title", "raw", "claimed"), MISMATCHES)
def test_kind_mismatch(title: str, raw: str, claimed: str) -> None:
    link = MediaLink(raw, raw, claimed, title)  # type: ignore[arg-type]
    assert judge(Candidate(link, BASE)) == (["kind-mismatch"], "suspect")


@pytest.mark.parametrize(("title", "raw", "claimed"), MATCHES)
def test_no_kind_mismatch(title: str, raw: str, claimed: str) -> None:
    link = MediaLink(raw, raw, claimed, title)  # type: ignore[arg-type]
    assert judge(Candidate(link, BASE)) == ([], "unchecked")


KINDS = [
    ("/a.jpeg", None, "image"),
    ("/a.webm?x=a.jpg", None, "video"),
    ("/a.mp3", "image", "audio"),
    ("/a", "video", "video"),
    ("https://player.vimeo.com/video/1", "video", "embed"),
    ("https://m.facebook.com/plugins/video.php?href=x", None, "embed"),
    ("https://vimeo.com/about", None, None),
    ("/jpg", None, None),
    (PIXEL, None, "image"),
    ("/a.jpg:large", None, "image"),
    ("/a.jpg!w640", None, "image"),
    ("/a.jpg/revision/latest", None, "image"),
    ("/a.mp4/about", None, None),
    ("https://pbs.twimg.com/media/Ab1", None, "image"),
    ("https://images.unsplash.com/photo-1", None, "image"),
    ("https://lh3.googleusercontent.com/a=s64", None, "image"),
    ("https://i.ytimg.com/vi/x1/0", None, "image"),
    ("https://d1.cloudfront.net/a", None, None),
    ("https://res.cloudinary.com/x/video/upload/a", None, "video"),
    ("/i?format=webp", None, "image"),
    ("/i?fm=jpg&w=2", None, "image"),
    ("/i?mime=video%2Fmp4", None, "video"),
    ("/i?type=image/png", None, "image"),
    ("/i?format=json", None, None),
    ("/list?type=video", None, None),
    ("/list?type=doc", None, None),
    ("https://www.ted.com/talks/1", None, None),
    ("https://embed.ted.com/talks/1", None, "embed"),
]


@pytest.mark.parametrize(("raw", "claimed", "kind"), KINDS)
def test_kind(raw: str, claimed: str, kind: str | None) -> None:
    assert Candidate(MediaLink(raw, raw, claimed), BASE).kind == kind  # type: ignore[arg-type]
