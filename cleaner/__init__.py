"""Turn raw scrapes into clean, explained, checked data.

>>> import cleaner
>>> document = cleaner.clean("VID: Rain in May\\n\\nIt rained.")
>>> document.title, document.text
('Rain in May', 'It rained.')
"""

from cleaner.api import clean
from cleaner.config import Config, ProbeConfig
from cleaner.dictionaries import Dictionary
from cleaner.document import (
    Decoded,
    Document,
    Embedded,
    Encoding,
    Extracted,
    Finding,
    LeftOut,
    MediaKind,
    MediaLink,
    MediaStatus,
    Page,
    RawDocument,
    Rejected,
    Undecoded,
)
from cleaner.edits import Edit, Rewrite
from cleaner.errors import CleanerError
from cleaner.hookspecs import hookimpl
from cleaner.measures import Measure
from cleaner.pipeline import Pipeline
from cleaner.probe.contract import Answer, Prober
from cleaner.stages import Stage, stage
from cleaner.survey import Noted, Surveyed

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "CleanerError",
    "Config",
    "Decoded",
    "Dictionary",
    "Document",
    "Edit",
    "Embedded",
    "Encoding",
    "Extracted",
    "Finding",
    "LeftOut",
    "Measure",
    "MediaKind",
    "MediaLink",
    "MediaStatus",
    "Noted",
    "Page",
    "Pipeline",
    "ProbeConfig",
    "Prober",
    "RawDocument",
    "Rejected",
    "Rewrite",
    "Stage",
    "Surveyed",
    "Undecoded",
    "clean",
    "hookimpl",
    "stage",
]
