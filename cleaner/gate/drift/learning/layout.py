"""A suite as JSON that people read and edit: short values in one line, one key a line else."""

import json
from typing import Any

_WIDTH = 100
# of these so many levels are written one item a line, however short they are
_OPEN = {"suite_parameters": 1, "expectations": 2}


def layout(suite: dict[str, Any]) -> str:
    """Write a suite as JSON, in the order in which it stands.

    Whatever can't be seen (controls, lone surrogates) is escaped.

    >>> print(layout({"name": "good", "suite_parameters": {"words_least": 67}}))
    {
      "name": "good",
      "suite_parameters": {
        "words_least": 67
      }
    }
    """
    lines = [
        f"  {_line(key)}: {_item(value, 2, len(key) + 4, _OPEN.get(key, 0))}"
        for key, value in suite.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


def _item(value: Any, indent: int, before: int, levels: int) -> str:
    """Write a value behind `before` characters of its line; whatever is too long is opened."""
    line = _line(value)
    if not isinstance(value, dict | list) or not value:
        return line
    if levels <= 0 and indent + before + len(line) + 1 <= _WIDTH:
        return line
    inner = indent + 2
    if isinstance(value, dict):
        left, right = "{", "}"
        parts = [
            f"{_line(key)}: {_item(part, inner, len(key) + 4, levels - 1)}"
            for key, part in value.items()
        ]
    else:
        left, right = "[", "]"
        parts = [_item(part, inner, 0, levels - 1) for part in value]
    body = ",\n".join(" " * inner + part for part in parts)
    return f"{left}\n{body}\n{' ' * indent}{right}"


def _line(value: Any) -> str:
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else json.dumps(value)
