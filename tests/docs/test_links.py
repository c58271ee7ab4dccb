"""The relative links of the pages lead somewhere, and every page is in the navigation."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, code, links, rows

PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / "examples").glob("*.md"), ROOT / "README.md"])


def _anchors(page: Path) -> set[str]:
    """Give the anchors of the headings, as Python-Markdown's toc makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    plain = [re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings]
    return {re.sub(r"[-\s]+", "-", heading) for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_resolve(page: Path) -> None:
    for link in links(page.read_text("utf-8")):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link}: there is no {target}"
        if anchor:
            assert anchor in _anchors(target), f"{link}: {target.name} has no such heading"


def test_every_page_is_in_the_navigation() -> None:
    named = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text("utf-8")))
    assert named == {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}


def test_every_example_is_described() -> None:
    folder = ROOT / "examples"
    named = {code(row[0]) for row in rows((folder / "README.md").read_text("utf-8"))}
    files = (folder / "scrape").rglob("*.*")
    assert named == {path.relative_to(folder / "scrape").as_posix() for path in files}
