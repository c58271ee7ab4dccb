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
    ("an inline picture", "data:image/png;base64," + "A" * 500, "image", [], "unchecked"),
    ("no URL", "http://exa mple/a.jpg", "image", ["bad-url"], "broken"),
    ("no host", "https://", None, ["bad-url", "unknown-kind"], "broken"),
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
    ("two things", "http://u@10.1.1.1/a.jpg", "image", ["private-host", "credentials-in-url"], "unsafe"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw", "claimed", "problems", "status"), CASES, ids=[row[0] for row in CASES]
)
def test_problems(name: str, raw: str, claimed: str, problems: list[str], status: str) -> None:
    link = Candidate(MediaLink(raw, raw, claimed), BASE)  # type: ignore[arg-type]
    assert judge(link) == (problems, status)


def test_relative_without_base() -> None:
    for raw in ("/a.jpg", "a.jpg", "//cdn.example.org/a.jpg", "../a.jpg"):
        link = Candidate(MediaLink(raw, raw, "image"), None)
        assert judge(link) == (["relative-without-base"], "suspect")
        assert link.url == raw


def test_a_title_that_says_photo() -> None:
    link = Candidate(MediaLink("/a.mp4", "/a.mp4", None, "PHOTO: Rain"), BASE)
    assert judge(link)[0] == ["kind-mismatch"]
    link = Candidate(MediaLink("/a.jpg", "/a.jpg", "image", "VIDEO: Rain"), BASE)
    assert judge(link)[0] == []


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
]


@pytest.mark.parametrize(("raw", "claimed", "kind"), KINDS)
def test_kind(raw: str, claimed: str, kind: str | None) -> None:
    assert Candidate(MediaLink(raw, raw, claimed), BASE).kind == kind  # type: ignore[arg-type]
