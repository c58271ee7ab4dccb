"""Parameters of suites that are set from outside: on the command line or in cleaner.toml."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.errors import ConfigError, nearest

Parameters = Mapping[str, Mapping[str, Any]]
"""Values by suite and name."""

_KINDS: dict[str, type | tuple[type, ...]] = {
    "true or false": bool,
    "a number": (int, float),
    "a text": str,
    "a list": list,
    "an object": dict,
}


def parse(settings: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Read settings as they stand on the command line; a value is JSON, or else a text.

    >>> parse(["drift.drop_rate=0.1", "ours.kind=news"])
    {'drift': {'drop_rate': 0.1}, 'ours': {'kind': 'news'}}

    Raises `ConfigError` for one of another form.
    """
    parsed: dict[str, dict[str, Any]] = {}
    for setting in settings:
        place, equals, text = setting.partition("=")
        suite, _, name = place.rpartition(".")
        if not (equals and suite and name):
            raise ConfigError(
                f"--parameter {setting!r} is not SUITE.NAME=VALUE, such as drift.drop_rate=0.1"
            )
        parsed.setdefault(suite, {})[name] = _value(text)
    return parsed


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def put_over(
    own: Mapping[str, Any], given: Mapping[str, Any], suite: str
) -> tuple[dict[str, Any], list[str]]:
    """Put given values over a suite's own; say of each that does not fit what is wrong, in words.

    >>> put_over({"drop_rate": 0.05}, {"drop_rat": 0.1}, "drift")[1]
    ['parameter drift.drop_rat: the suite has none of this name; did you mean "drop_rate"?']
    """
    made = dict(own)
    problems = []
    for name, value in given.items():
        if name not in own:
            wrong = f"the suite has none of this name; {nearest(name, own)}"
        elif isinstance(value, float) and not math.isfinite(value):
            wrong = f"{value} is no number to compare with"
        elif (kind := _kind(own[name])) != _kind(value):
            wrong = f"{value!r:.80} is not {kind}, as the suite's own value is"
        else:
            made[name] = value
            continue
        problems.append(f"parameter {suite}.{name}: {wrong}")
    return made, problems


def _kind(value: Any) -> str | None:
    return next((words for words, types in _KINDS.items() if isinstance(value, types)), None)
