"""The suites of the house, expectations of our own, and what they measure, as a plugin."""

from pathlib import Path

from cleaner.gate.sources import ExpectationSource
from cleaner.hookspecs import hookimpl
from cleaner.measures import Measure
from cleaner_expectations.fingerprints import fingerprint
from cleaner_expectations.residue import count_markup, count_mojibake, count_php_dumps

_HERE = Path(__file__).parent


@hookimpl
def cleaner_expectations() -> ExpectationSource:
    """Give the suites and the modules of expectations beside this file."""
    return ExpectationSource(
        suites=_HERE / "suites",
        modules=tuple(
            f"cleaner_expectations.{name}"
            for name in ("free_of", "languages", "media_links", "near_duplicates")
        ),
        schemas=_HERE / "schemas",
    )


@hookimpl
def cleaner_measures() -> list[Measure]:
    """Give what is left of damage in a text, counted, and the text's fingerprint."""
    return [
        Measure("mojibake", "integer", "places in the text that are mojibake", count_mojibake),
        Measure(
            "php_dumps", "integer", "places in the text that are PHP debug output", count_php_dumps
        ),
        Measure(
            "markup", "integer", "tags, entities and shortcodes left in the text", count_markup
        ),
        Measure(
            "fingerprint",
            "string",
            "the text's fingerprint, alike for texts that are alike",
            fingerprint,
            stored=False,
        ),
    ]
