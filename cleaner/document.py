"""The record: what one document holds, from the first reading to the output row.

The fields of `Document` are the output's contract. JSON Schema, Arrow schema and docs are
generated from or tested against the structs in this file.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from typing import Any, Literal

import msgspec

from cleaner import edits as _edits
from cleaner.edits import Edit
from cleaner.errors import EditError

Evidence = Literal[
    "bom",
    "utf-8",
    "utf-8-cut",
    "utf-8-dirty",
    "declared",
    "overridden",
    "detected",
    "given",
]
MediaKind = Literal["image", "video", "audio", "document", "embed"]
MediaStatus = Literal["ok", "suspect", "broken", "unsafe", "unchecked"]


class Undecoded(msgspec.Struct, frozen=True):
    """Bytes that are not of the document's encoding, and what stands in the text instead.

    `offset` counts from the first byte of the raw input, byte order mark included; `bytes` is
    hexadecimal. `read_as` is U+FFFD for each character that is lost, what a stray byte in UTF-8 is
    in windows-1252, or "" for the beginning of a character that is cut off at the end.
    """

    offset: int
    bytes: str
    read_as: str


class Encoding(msgspec.Struct, frozen=True):
    """How the bytes became text.

    `name` is a WHATWG label where the standard has one, `confidence` lies between 0 and 1.
    `replaced` counts the bytes that are lost: U+FFFD stands for them in the text, or nothing. Bytes
    that could be read in another way do not count. `undecoded` names both kinds, the first 100 runs
    of at most 64 bytes. Text that came as text has the evidence "given".
    """

    name: str
    evidence: Evidence
    confidence: float = 1.0
    replaced: int = 0
    undecoded: list[Undecoded] = msgspec.field(default_factory=list)


class MediaLink(msgspec.Struct):
    """One link to a picture, a video, a sound, a document or a player.

    `raw` is the link as it was found, `url` the resolved one (or `raw` where that is impossible);
    `origin` says where it stood ("embedded:pic", "html:img", "text"). `width` and `height` are
    what the page declares, in pixels. `variant_of` is the `url` of the best variant of the same
    picture in the document; None for the best itself, and for a picture with no other. `problems`
    are codes.

    The other fields are filled for a link that was probed over the network: `probed` says when
    (ISO 8601, UTC), `final_url` where redirects led (None where there was none), `bytes` is the
    size of the file as the server tells it.
    """

    url: str
    raw: str
    kind: MediaKind | None = None
    title: str | None = None
    origin: str = ""
    width: int | None = None
    height: int | None = None
    variant_of: str | None = None
    status: MediaStatus = "unchecked"
    problems: list[str] = msgspec.field(default_factory=list)
    probed: str | None = None
    final_url: str | None = None
    http_status: int | None = None
    content_type: str | None = None
    bytes: int | None = None


class Embedded(msgspec.Struct):
    """Data that was found inside a page and unwrapped.

    `start` and `end` are positions in the decoded text. `declared_bytes` is the length that the
    dump claims for its outermost string, `actual_bytes` the one measured; both null where a dump
    declares none. `value` is plain JSON.
    """

    dialect: str
    start: int
    end: int
    complete: bool
    declared_bytes: int | None = None
    actual_bytes: int | None = None
    value: Any = None
    unwrapped: dict[str, str] = msgspec.field(default_factory=dict)


class Finding(msgspec.Struct):
    """What a stage saw and left alone.

    A stage gives `start` and `end` in the text it got; the pipeline moves them along, so that in
    the output they are positions in `text`. It also fills in `stage`. `confidence` lies between 0
    and 1: the chance that `suggestion` is right; None where the stage can't tell.
    """

    start: int
    end: int
    rule: str
    message: str
    suggestion: str | None = None
    confidence: float | None = None
    stage: str = ""


class Document(msgspec.Struct):
    """One document: what is known of it, its text, and everything that was done to it."""

    id: str
    source: str
    text: str = ""
    url: str | None = None
    base_url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    encoding: Encoding | None = None
    media: list[MediaLink] = msgspec.field(default_factory=list)
    embedded: list[Embedded] = msgspec.field(default_factory=list)
    edits: list[Edit] = msgspec.field(default_factory=list)
    findings: list[Finding] = msgspec.field(default_factory=list)
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    metrics: dict[str, float] = msgspec.field(default_factory=dict)
    quality: dict[str, int | float | str] = msgspec.field(default_factory=dict)
    raw: str | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    def restore(self) -> str:
        """Give back exactly the text that went into the first stage.

        That is the decoded input for plain text, the extracted text for HTML.

        Raises `EditError` where the edits were not kept (`--edits summary` or `none`) or do not
        fit the text.
        """
        kept = Counter(edit.stage for edit in self.edits)
        for name, made in self.metrics.items():
            stage = name.removesuffix(".edits")
            if stage != name and made != kept[stage]:
                raise EditError(
                    f"{self.id}: of {made:.0f} edits of the stage {stage} {kept[stage]} were kept; "
                    "the text can't be restored. Run with --edits all (the default)."
                )
        text = self.text
        for _, group in groupby(reversed(self.edits), key=lambda edit: edit.stage):
            text = _edits.invert(text, list(group)[::-1])
        return text


class RawDocument(msgspec.Struct):
    """What a reader gives: bytes or text, and what the source knows about them.

    `id` is the source's own id, or None where it has none; `row` is the number of the line or
    record in the source, from 1, or None where the source is one document. `media_type` is
    "text/html", "text/plain" or None (told by content). `charset` is a declaration that came
    beside the bytes, such as an HTTP header; it may be wrong. `encoding` is what the user says the
    bytes are in, and is followed. `extra` is carried through to the output.
    """

    source: str
    data: bytes | str
    id: str | None = None
    row: int | None = None
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    extra: dict[str, Any] = msgspec.field(default_factory=dict)
    encoding: str | None = None

    @property
    def default_id(self) -> str:
        """The id of a document whose source has none of its own."""
        return self.source if self.row is None else f"{self.source}#{self.row}"


class Rejected(msgspec.Struct):
    """What a reader could not make a document of: it goes to the quarantine, and the run goes on.

    `data` is what was read of it, None where nothing could be (or too much).
    """

    source: str
    reason: str
    row: int | None = None
    data: bytes | None = None
    stage: str = "read"
    traceback: str | None = None


class Decoded(msgspec.Struct, frozen=True):
    """What decoding gives: the text and how it was found."""

    text: str
    encoding: Encoding


class Page(msgspec.Struct):
    """An HTML page on its way to its main text.

    `html` is the decoded markup. A wrapper around `cleaner_extract` may take something out of it
    before the extractor sees it (the page is not what `restore` gives back). `document` is the
    record so far: a wrapper may add embedded data, media links, findings and metrics to it.
    `stages` gives the options of each stage that runs by its name (None for a stage without
    options), so that a wrapper can leave alone what its own stage would not do; `options` those of
    the stages that are skipped too, for an extractor that takes its own from there.
    """

    html: str
    document: Document
    stages: Mapping[str, Any] = msgspec.field(default_factory=dict)
    options: Mapping[str, Any] = msgspec.field(default_factory=dict)


class LeftOut(msgspec.Struct, frozen=True):
    """A part of a page that extraction left out: its text, why, and how likely it was main text."""

    text: str
    reason: str
    score: float | None = None


class Extracted(msgspec.Struct):
    """What extraction gives: the main text of a page and what its markup says about it.

    `left_out` is what of the page is not in the text, for `cleaner show --left-out`.
    """

    text: str
    title: str | None = None
    published: str | None = None
    language: str | None = None
    facts: dict[str, str] = msgspec.field(default_factory=dict)
    left_out: list[LeftOut] = msgspec.field(default_factory=list)
