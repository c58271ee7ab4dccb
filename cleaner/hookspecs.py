"""Every extension point of cleaner, in the order in which a document meets them.

A plugin is a module (or any object) with functions of these names, marked with `@hookimpl`. It may
take fewer arguments than a hook offers, but must call them by the same names.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from cleaner.config import ProbeConfig
    from cleaner.dictionaries import Dictionary
    from cleaner.document import Decoded, Extracted, Page, RawDocument, Rejected
    from cleaner.gate.sources import ExpectationSource
    from cleaner.io.formats import Writer
    from cleaner.io.inputs import Source
    from cleaner.measures import Measure
    from cleaner.probe.contract import Prober
    from cleaner.stages import Stage

hookspec = pluggy.HookspecMarker("cleaner")
hookimpl = pluggy.HookimplMarker("cleaner")


@hookspec(firstresult=True)
def cleaner_read(source: "Source") -> "Iterable[RawDocument | Rejected] | None":
    """Read the documents of one source, or give None where the format is not yours.

    `source.format` is told by the name: "jsonl", "html", "text", "warc", any other suffix, or ""
    where there is none. `source.open()` gives the bytes, already decompressed. What can't be read
    is given as `Rejected`, and the run goes on.

        @hookimpl
        def cleaner_read(source):
            if source.format == "mbox":
                return messages(source)
    """


@hookspec(firstresult=True)
def cleaner_decode(raw: "RawDocument", data: bytes) -> "Decoded | None":
    """Turn the bytes of a document into text, or give None to leave it to another plugin.

    `raw` carries what the source knows (`charset`, `media_type`) and, as `encoding`, what the user
    forces: give None then, and the core decodes by it. Not called for a document that came as text.

        @hookimpl
        def cleaner_decode(raw, data):
            if not raw.encoding and data.startswith(b"+ADw-"):
                return Decoded(data.decode("utf-7", "replace"), Encoding("utf-7", "detected", 0.9))
    """


@hookspec(firstresult=True)
def cleaner_extract(page: "Page") -> "Extracted | None":
    """Take the main text out of an HTML page, or give None to leave it to another plugin.

    A wrapper sees the page before the extractor does, and may lift data out of it:

        @hookimpl(wrapper=True)
        def cleaner_extract(page):
            page.document.facts["generator"] = generator(page.html)
            return (yield)
    """


@hookspec
def cleaner_stages() -> "list[Stage]":
    """Give cleaning stages: functions that yield edits against the text they get.

    @stage(after="boilerplate")
    def bylines(document):
        for match in BYLINE.finditer(document.text):
            yield Edit(match.start(), match.end(), "", rule="byline")

    @hookimpl
    def cleaner_stages():
        return [bylines]
    """
    return []


@hookspec
def cleaner_dictionaries() -> "list[Dictionary]":
    """Give dictionaries of misspellings for languages other than English.

    A misspelling is corrected in paragraphs of its language only. The files are read before any
    text, so that what is wrong with them is said first.

        @hookimpl
        def cleaner_dictionaries():
            words = frozenset("aber auch das der die ein eine er es ich ist mit nicht und".split())
            return [Dictionary("de", Path(__file__).with_name("german.txt"), words)]
    """
    return []


@hookspec
def cleaner_measures() -> "list[Measure]":
    """Give measures: what is measured on every cleaned text, as a column that suites can check.

    The values are in the field `quality` of each row. The gate takes the same measures of files
    that lack the column. `value` gets the text and must be fast.

        @hookimpl
        def cleaner_measures():
            return [Measure("shouting", "number", "share of capitals", share_of_capitals)]
    """
    return []


@hookspec(firstresult=True)
def cleaner_write(path: Path) -> "Writer | None":
    """Give a writer for an output of this name, or None where the format is not yours.

    A writer has `encode(documents) -> bytes`, called in the workers for each batch. The output is
    what it gave, one batch behind the other. Where that is not enough (a head, a footer), it has
    `assemble(part, output)` too, called at the end: both are open binary files.

        class TextWriter:
            def encode(self, documents):
                return "".join(one.text + "\\f" for one in documents).encode()

        @hookimpl
        def cleaner_write(path):
            if path.suffix == ".txt":
                return TextWriter()
    """


@hookspec(firstresult=True)
def cleaner_prober(config: "ProbeConfig") -> "Prober | None":
    """Give what asks over the network whether media links are alive, for `cleaner links`.

    Called only where the user wants links to be probed. `config` is the table `[probe]`: whoever
    asks keeps within its limits, and never connects to a private address that it does not allow.

        @hookimpl
        def cleaner_prober(config):
            return OwnProber(config)
    """


@hookspec
def cleaner_expectations() -> "ExpectationSource | None":
    """Say where a plugin keeps its suites and which modules define its expectations.

    Nothing is imported before a gate runs, so that Great Expectations stays out of the way.

        @hookimpl
        def cleaner_expectations():
            return ExpectationSource(
                suites=Path(__file__).parent / "suites", modules=["my_plugin.expectations"]
            )
    """
