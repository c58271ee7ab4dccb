"""Library use: one call that cleans one document."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from cleaner.charsets import known_name
from cleaner.config import Config, load_config, typed
from cleaner.document import Document, RawDocument
from cleaner.pipeline import Pipeline


def clean(
    data: bytes | str,
    *,
    source: str = "memory",
    url: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    encoding: str | None = None,
    config: Config | dict[str, Any] | str | Path | None = None,
) -> Document:
    """Clean one document and give its record.

    `data` is a page or a text, as bytes or decoded. `media_type` ("text/html", "text/plain") is
    told by content where it is not given. `charset` is what an HTTP header declared, which may be
    wrong; `encoding` is what the bytes are in, and is followed. `config` is a `Config`, the path of
    a cleaner.toml, or its content as a dict; without one the defaults hold.

    Raises `ConfigError` and `PluginError` for settings that can't be used and `StageError` for a
    document that a stage fails on. The record's `restore()` undoes every edit.

    >>> document = clean("VID: Rain\\n\\nIt rained.", config={"pipeline": {"skip": ["typos"]}})
    >>> document.restore()
    'VID: Rain\\n\\nIt rained.'
    """
    pipeline = _pipeline(msgspec.json.encode(_config(config)))
    return pipeline.clean(
        RawDocument(
            source=source,
            data=data,
            url=url,
            media_type=media_type,
            charset=charset,
            encoding=known_name(encoding, "encoding") if encoding else None,
        )
    )


def _config(config: Config | dict[str, Any] | str | Path | None) -> Config:
    if isinstance(config, Config):
        return config
    if isinstance(config, dict):
        return typed(config, Config, "config")
    return load_config(None if config is None else Path(config))


@lru_cache(maxsize=16)
def _pipeline(encoded: bytes) -> Pipeline:
    return Pipeline(msgspec.json.decode(encoded, type=Config))
