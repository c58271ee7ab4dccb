"""Variants of a picture: which links are of one, which is the best, and which are not."""

import pytest

from cleaner import MediaLink
from cleaner_media.judging.links import judged

A = "https://a.example/"
BIG = "https://a.example/i/rain.jpg"

# the best one first
GROUPS = [
    ("WordPress", f"{A}rain.jpg", f"{A}rain-300x200.jpg", f"{A}rain-150x150.jpg"),
    ("WordPress, made smaller", f"{A}rain.jpg", f"{A}rain-scaled.jpg", f"{A}rain-768x512.jpg"),
    ("the original is not there", f"{A}rain-1024x683.jpg", f"{A}rain-300x200.jpg"),
    ("dense screens", f"{A}rain@2x.png", f"{A}rain.png"),
    ("parameters", f"{A}rain.jpg", f"{A}rain.jpg?w=640", f"{A}rain.jpg?w=320&h=200"),
    ("resize", f"{A}rain.jpg?resize=600%2C400", f"{A}rain.jpg?resize=300%2C200"),
    ("fit", f"{A}rain.jpg", f"{A}rain.jpg?fit=300,200&ssl=1"),
    ("quality", f"{A}rain.jpg", f"{A}rain.jpg?quality=80&strip=all", f"{A}rain.jpg?width=700"),
    ("other parameters stay", f"{A}i.php?id=7", f"{A}i.php?id=7&w=300"),
    ("Cloudinary", "https://res.cloudinary.com/x/image/upload/v1/rain.jpg",
     "https://res.cloudinary.com/x/image/upload/w_300,h_200,c_fill/v1/rain.jpg"),
    ("Blogger", "https://1.bp.blogspot.com/-a/b/s1600/rain.jpg",
     "https://1.bp.blogspot.com/-a/b/s320/rain.jpg",
     "https://1.bp.blogspot.com/-a/b/s72-c/rain.jpg"),
    ("Google", "https://lh3.googleusercontent.com/ab=s0", "https://lh3.googleusercontent.com/ab=s320",
     "https://lh3.googleusercontent.com/ab=w200-h100-rw"),
    ("Wikimedia", "https://upload.wikimedia.org/w/c/a/ab/Rain.jpg",
     "https://upload.wikimedia.org/w/c/thumb/a/ab/Rain.jpg/640px-Rain.jpg",
     "https://upload.wikimedia.org/w/c/thumb/a/ab/Rain.jpg/320px-Rain.jpg"),
    ("a folder", f"{A}resize/640x/rain.jpg", f"{A}resize/320x200/rain.jpg"),
    ("a folder of boxes", f"{A}640x480/rain.jpg", f"{A}320x240/rain.jpg"),
    ("an underscore", f"{A}rain.jpg", f"{A}rain_640x480.jpg", f"{A}rain_320px.jpg"),
    ("words", f"{A}rain_orig.jpg", f"{A}rain.jpg", f"{A}rain_large.jpg", f"{A}rain_thumb.jpg"),
    ("Photon", "https://a.example/i/rain.jpg", "https://i0.wp.com/a.example/i/rain.jpg?w=300"),
    ("weserv", BIG, "https://images.weserv.nl/?url=a.example/i/rain.jpg&w=300"),
    ("Next.js", BIG, f"{A}_next/image?url=%2Fi%2Frain.jpg&w=640&q=75"),
    ("Twitter", "https://pbs.twimg.com/media/Ab1?format=jpg&name=orig",
     "https://pbs.twimg.com/media/Ab1?format=jpg&name=large",
     "https://pbs.twimg.com/media/Ab1?format=jpg&name=small"),
    ("YouTube", "https://i.ytimg.com/vi/Ab1cD2ef/maxresdefault.jpg",
     "https://i.ytimg.com/vi/Ab1cD2ef/hqdefault.jpg", "https://i.ytimg.com/vi/Ab1cD2ef/default.jpg"),
    ("Drupal", f"{A}files/rain.jpg", f"{A}files/styles/large/public/rain.jpg?itok=Zb-1_x"),
    ("Shopify", f"{A}s/files/1/2/products/hat.jpg?v=15", f"{A}s/files/1/2/products/hat_600x.jpg?v=15",
     f"{A}s/files/1/2/products/hat_180x180.jpg?v=16"),
    ("Medium", f"{A}v2/resize:fit:1400/format:webp/1*ab.jpg", f"{A}v2/resize:fit:640/1*ab.jpg"),
    ("cache busters", f"{A}rain.jpg", f"{A}rain.jpg?v=1700000000", f"{A}rain.jpg?t=170000000012"),
    ("schemes", f"{A}rain.jpg", "http://www.a.example/rain.jpg"),
    ("a size of years that is a square", f"{A}rain.jpg", f"{A}rain-2000x2000.jpg"),
]  # fmt: skip

TRAPS = [
    ("numbers", "photo-1.jpg", "photo-2.jpg", "photo.jpg"),
    ("ids", "i.php?id=1", "i.php?id=2", "i.php"),
    ("years", "chart-2019x2020.jpg", "chart-2020x2021.jpg", "chart.jpg"),
    ("years in a folder", "2019x2020/a.jpg", "2020x2021/a.jpg"),
    ("proportions", "frame-4x3.jpg", "frame-16x9.jpg", "frame.jpg"),
    ("paper", "plan-8x10.jpg", "plan-24x36.jpg"),
    ("advertisements", "autumn-300x250.jpg", "autumn-728x90.jpg"),
    ("a version behind no file", "image?v=1", "image?v=2"),
    ("a time behind no file", "frame.php?t=10", "frame.php?t=20"),
    ("a search", "image.php?q=cats", "image.php?q=dogs", "image.php?q=7"),
    ("clothes", "shirt-small.jpg", "shirt-large.jpg"),
    ("crops at figures", "a.jpg?crop=0,0,10,10", "a.jpg?crop=10,10,20,20"),
    ("rectangles", "a.jpg?rect=0,0,10,10", "a.jpg?rect=9,0,10,10"),
    ("small figures", "a.php?w=1", "a.php?w=2"),
    ("forms of a name", "a.jpg", "a.png"),
    ("folders", "2019/a-300x200.jpg", "2020/a-300x200.jpg"),
    ("a folder called s320", "s320/a.jpg", "s640/a.jpg"),
    ("letters in a name", "matrix.jpg", "matri.jpg"),
    ("pages of a document", "thumb/a/ab/B.pdf/page1-320px-B.jpg", "thumb/a/ab/B.pdf/page2-320px-B.jpg"),
    ("cut by hand", "image/upload/c_crop,x_1/a.jpg", "image/upload/c_crop,x_2/a.jpg"),
    ("with writing on it", "image/upload/l_text:a/b.jpg", "image/upload/l_text:c/b.jpg"),
    ("folders like sizes", "upload/c_cats/a.jpg", "upload/c_dogs/a.jpg"),
    ("maps of hours", "radar.png?time=202405031200", "radar.png?time=202405031300"),
    ("maps of days", "radar.png?date=20240503", "radar.png?date=20240504"),
    ("frames of a video", "vi/Ab1cD2ef/1.jpg", "vi/Ab1cD2ef/2.jpg", "vi/Ab1cD2ef/0.jpg"),
    ("videos of YouTube", "vi/Ab1cD2ef/hqdefault.jpg", "vi/Ab1cD2eg/hqdefault.jpg"),
    ("magnified", "moon-100x.jpg", "moon-400x.jpg", "moon_100x.jpg"),
    ("hosts", "https://b.example/a.jpg", "https://c.example/a.jpg"),
    ("ports", "https://b.example:81/a.jpg", "https://b.example:82/a.jpg"),
    ("videos", "a-640x480.mp4", "a-320x240.mp4"),
    ("case", "a.jpg", "A.jpg"),
    ("the other's picture", "_next/image?url=%2Fa.jpg&w=640", "_next/image?url=%2Fb.jpg&w=640"),
    ("words that name", "orig.jpg", "thumb.jpg"),
    ("names of people", "name?name=large", "name?name=small"),
]  # fmt: skip


def run(*links: MediaLink) -> list[MediaLink]:
    return judged(links, A, 1000, 8000)[0]


def plain(*raws: str) -> list[MediaLink]:
    return [MediaLink(raw, raw, "image") for raw in raws]


@pytest.mark.parametrize(
    ("best", "others"), [(row[1], row[2:]) for row in GROUPS], ids=[row[0] for row in GROUPS]
)
def test_groups(best: str, others: tuple[str, ...]) -> None:
    for raws in ((best, *others), (*others, best), (*reversed(others), best)):
        links = run(*plain(*raws))
        assert {link.url: link.variant_of for link in links} == {
            best: None,
            **dict.fromkeys(others, best),
        }


@pytest.mark.parametrize("raws", [row[1:] for row in TRAPS], ids=[row[0] for row in TRAPS])
def test_different_pictures_are_not_grouped(raws: tuple[str, ...]) -> None:
    links = run(*(MediaLink(raw, raw) for raw in raws))
    assert [link.variant_of for link in links] == [None] * len(raws)


def test_what_a_page_says_of_variants() -> None:
    links = plain("/i/1", "/i/2", "/i/3", "/i/4")
    links[0].variant_of = links[1].variant_of = "/i/3"
    assert [link.variant_of for link in run(*links)] == [f"{A}i/3", f"{A}i/3", None, None]


def test_what_a_page_and_what_addresses_say_is_taken_together() -> None:
    links = plain("/small.jpg", "/rain-300x200.jpg", "/rain.jpg")
    links[0].variant_of = "/rain-300x200.jpg"
    assert [link.variant_of for link in run(*links)] == [f"{A}rain.jpg", f"{A}rain.jpg", None]


def test_what_keeps_the_place_of_several_pictures_is_a_variant_of_none() -> None:
    links = plain("/wait.gif", "/rain-300x200.jpg", "/wait.gif", "/sun-300x200.jpg")
    links[0].variant_of, links[2].variant_of = "/rain-300x200.jpg", "/sun-300x200.jpg"
    found = run(*links)
    assert [(link.raw, link.variant_of) for link in found] == [
        ("/wait.gif", None),
        ("/rain-300x200.jpg", None),
        ("/sun-300x200.jpg", None),
    ]
    assert run(*found) == found


def test_what_stands_in_two_sets_of_one_picture_is_a_variant_of_it() -> None:
    links = plain("/i/1", "/rain-300x200.jpg", "/i/1", "/rain-600x400.jpg")
    links[0].variant_of, links[2].variant_of = "/rain-300x200.jpg", "/rain-600x400.jpg"
    best = f"{A}rain-600x400.jpg"
    assert [link.variant_of for link in run(*links)] == [best, best, None]


def test_marks_of_size_are_no_matter_between_addresses_of_two_forms() -> None:
    links = plain("/blur/1.jpg", "/rain-300x200.jpg")
    links[0].variant_of = "/rain-300x200.jpg"
    found = run(*links)
    assert [link.variant_of for link in found] == [f"{A}rain-300x200.jpg", None]
    assert run(*found) == found


def test_of_two_spellings_the_safer_is_better_whatever_a_page_says() -> None:
    links = plain("http://a.example/i/1", "https://a.example/i/1")
    links[1].variant_of = "http://a.example/i/1"
    assert [link.variant_of for link in run(*links)] == ["https://a.example/i/1", None]


def test_a_best_one_that_is_not_kept() -> None:
    (link,) = run(MediaLink("/a.jpg", "/a.jpg", "image", variant_of="/b.jpg"))
    assert link.variant_of is None


def test_an_unsafe_link_is_not_the_best() -> None:
    links = plain("http://127.0.0.1/rain.jpg", "/rain-300x200.jpg")
    links[1].variant_of = "http://127.0.0.1/rain.jpg"
    assert [link.variant_of for link in run(*links)] == [f"{A}rain-300x200.jpg", None]


def test_a_placeholder_is_not_what_others_are_variants_of() -> None:
    links = plain("/spacer.gif", "/rain-300x200.jpg", "/sun.jpg")
    links[1].variant_of = links[2].variant_of = "/spacer.gif"
    assert [link.variant_of for link in run(*links)] == [None, None, None]


def test_of_equals_the_widest_is_the_best() -> None:
    links = plain("/i/1", "/i/2")
    links[0].variant_of, links[0].width, links[1].width = "/i/3", 640, 320
    links.append(MediaLink("/i/3", "/i/3", "image", width=480))
    assert [link.variant_of for link in run(*links)] == [f"{A}i/3", None, None]


def test_what_a_page_says_holds_for_each_of_its_pictures() -> None:
    links = plain("/i/1", "/i/22", "/i/3", "/i/44")
    links[0].variant_of, links[2].variant_of = "/i/22", "/i/44"
    assert [link.variant_of for link in run(*links)] == [f"{A}i/22", None, f"{A}i/44", None]


DUPLICATES = [
    ("schemes", f"{A}rain.jpg", "http://a.example/rain.jpg"),
    ("www", f"{A}rain.jpg", "https://www.a.example/rain.jpg"),
    ("an empty query", f"{A}rain.jpg", f"{A}rain.jpg?"),
    ("clicks", f"{A}rain.jpg", f"{A}rain.jpg?utm_source=x&fbclid=y"),
    ("clicks behind no file", f"{A}rain?id=1", f"{A}rain?id=1&gclid=z"),
    ("cache busters", f"{A}rain.jpg", f"{A}rain.jpg?ver=5.2.1"),
    ("a stamp", f"{A}rain.jpg", f"{A}rain.jpg?1700000000"),
    ("a password", f"{A}rain.jpg", "https://u:p@a.example/rain.jpg"),
]


@pytest.mark.parametrize(
    ("best", "other"), [row[1:] for row in DUPLICATES], ids=[row[0] for row in DUPLICATES]
)
def test_duplicates(best: str, other: str) -> None:
    for raws in ((best, other), (other, best)):
        links = {link.url: link for link in run(*plain(*raws))}
        assert "duplicate" in links[other].problems
        assert links[other].variant_of == best
        assert links[best].problems == []


def test_a_duplicate_keeps_the_status_that_it_would_have() -> None:
    _, link = run(*plain("/rain.jpg", "/rain.jpg?v=2"))
    assert (link.problems, link.status) == (["duplicate"], "unchecked")
    _, link = run(*plain("/rain.mp4", "/rain.mp4?v=2"))
    assert (link.problems, link.status) == (["kind-mismatch", "duplicate"], "suspect")


def test_sizes_are_no_duplicates() -> None:
    assert all("duplicate" not in link.problems for link in run(*plain("/a.jpg", "/a-300x200.jpg")))


def test_addresses_that_differ_in_their_fragment_are_one() -> None:
    (link,) = run(*plain("/a.jpg#one", "/a.jpg#two", "/a.jpg"))
    assert link.url == f"{A}a.jpg#one"
