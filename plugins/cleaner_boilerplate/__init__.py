"""Boilerplate: the main text out of HTML pages, and the furniture off the ends of plain text."""

from cleaner import Extracted, Page, Stage, hookimpl
from cleaner_boilerplate.options import BoilerplateOptions
from cleaner_boilerplate.sites import extract_by_rules, rules_for
from cleaner_boilerplate.text.stage import boilerplate


@hookimpl(trylast=True)
def cleaner_extract(page: Page) -> Extracted:
    """Take the main text out of a page."""
    options = page.stages.get("boilerplate") or BoilerplateOptions()
    # trafilatura takes 130 ms to import, which a run over plain text should not pay for
    from cleaner_boilerplate.page.with_trafilatura import extract

    rules = rules_for(page.document, options.sites)
    if rules is not None:
        return extract_by_rules(page, rules, extract)
    return extract(page.html, page.document.url)


@hookimpl
def cleaner_stages() -> list[Stage]:
    """Give the stage that trims the ends of a text."""
    return [boilerplate]
