"""Boilerplate: the main text out of HTML pages, and the furniture off the ends of plain text."""

from cleaner import Extracted, Page, Stage, hookimpl
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.text.stage import boilerplate


@hookimpl(trylast=True)
def cleaner_extract(page: Page) -> Extracted:
    """Take the main text out of a page."""
    # the parser and the model take a while to load, which a run over plain text should not pay for
    from cleaner_boilerplate.page.extract import extract

    options = page.options.get("boilerplate") or BoilerplateOptions()
    return extract(page.html, page.document, options)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage that trims the ends of a text."""
    return [boilerplate]
