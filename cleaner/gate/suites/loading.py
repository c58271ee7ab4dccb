"""Suites: found by name, read strictly, sound or refused.

Great Expectations drops what it does not understand and goes on. Here every entry is understood or
the suite is an error, with the file, the entry, the key and the nearest known name. All of it is
done before Great Expectations is imported, which takes seconds.
"""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import SuiteError, nearest
from cleaner.gate.sources import ExpectationSource
from cleaner.gate.suites.entries import EntryReader, Expectation
from cleaner.gate.suites.parameters import Parameters, put_over
from cleaner.gate.suites.schemas import ExpectationTypes
from cleaner.gate.tables.available import AvailableColumns
from cleaner.gate.tables.columns import TABLES, TableName

_SUITE_KEYS = {
    "name": str,
    "expectations": list,
    "suite_parameters": dict,
    "meta": dict,
    "notes": (str, list),
    "id": str,
}
_MOST_DIGITS = 20
_META_KEYS = {
    "table": str,
    "allow_empty": bool,
    "why": str,
    "great_expectations_version": str,
    "learned_from": dict,
}
_LEARNED_FROM_KEYS = {
    "file": str,
    "rows": int,
    "date": str,
    "version": str,
    "margin": (int, float),
}


class Suite(msgspec.Struct, frozen=True):
    """Expectations of one table. With `allow_empty` a table without rows passes.

    `why` is the sentence under `meta.why`.
    """

    name: str
    path: Path
    table: TableName
    expectations: tuple[Expectation, ...]
    allow_empty: bool = False
    why: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that its expectations read."""
        return tuple(dict.fromkeys(name for one in self.expectations for name in one.columns))


def load_suites(
    names: Sequence[str],
    sources: Sequence[ExpectationSource],
    available: AvailableColumns,
    parameters: Parameters | None = None,
) -> list[Suite]:
    """Read suites; a name is that of a file in a source's `suites` folder, or a path to a file.

    A file that is named twice is one suite. `available` are the columns that there are.
    `parameters` go over those of the suites, by the name of the suite; those of a plugin's suite
    that is not read are let be.

    >>> load_suites(["article", "checks/ours.json"], sources, available)  # doctest: +SKIP

    Raises one `SuiteError` that tells everything that is wrong with any of them.
    """
    types = ExpectationTypes(sources)
    suites: list[Suite] = []
    errors = []
    seen = set()
    for name in dict.fromkeys(names):
        try:
            path = _find(name, sources)
            if (place := os.path.realpath(path)) not in seen:
                seen.add(place)
                suites.append(_read_suite(path, types, available, parameters or {}))
        except SuiteError as error:
            errors.append(str(error))
        except RecursionError:
            errors.append(f"{path} is nested too deeply")
    errors += _clashes(suites)
    if not errors:
        known = {*(suite.name for suite in suites), *suite_files(sources)}
        errors += [
            f'parameters are set of a suite "{name}", which there is not; {nearest(name, known)}'
            for name in parameters or {}
            if name not in known
        ]
    if errors:
        raise SuiteError("\n".join(errors))
    return suites


def _clashes(suites: Sequence[Suite]) -> Iterator[str]:
    first: dict[str, Suite] = {}
    for suite in suites:
        other = first.setdefault(suite.name, suite)
        if other is not suite:
            yield f'two suites are called "{suite.name}": {other.path} and {suite.path}'


def suite_files(sources: Sequence[ExpectationSource]) -> dict[str, list[Path]]:
    """Give the suites of all sources: names and their files (more than one is a clash)."""
    found: dict[str, list[Path]] = {}
    for source in sorted(sources, key=lambda source: source.first):
        for path in sorted(source.suites.glob("*.json")):
            others = [] if source.first else found.get(path.stem, [])
            found[path.stem] = [*others, path]
    return found


def _find(name: str, sources: Sequence[ExpectationSource]) -> Path:
    if name.endswith(".json") or os.sep in name:
        return Path(name)
    known = suite_files(sources)
    paths = known.get(name, [])
    if not paths:
        raise SuiteError(f'there is no suite "{name}"; {nearest(name, known)}')
    if len(paths) > 1:
        raise SuiteError(
            f'more than one plugin has a suite "{name}"; name the file: '
            + " or ".join(str(path) for path in paths)
        )
    return paths[0]


def _read_suite(
    path: Path, types: ExpectationTypes, available: AvailableColumns, parameters: Parameters
) -> Suite:
    data = _read_json(path)
    problems = list(_suite_problems(data))
    name = str(data.get("name", path.stem))
    own = _typed(data, "suite_parameters", dict)
    values, misfits = put_over(own, parameters.get(name, {}), name)
    table = _typed(data, "meta", dict).get("table")
    reader = EntryReader(
        table if isinstance(table, str) and table in TABLES else None,
        types,
        values,
        available,
    )
    expectations: list[Expectation] = []
    numbers: dict[str, int] = {}
    for number, entry in enumerate(_typed(data, "expectations", list), 1):
        expectation, wrong = reader.read(entry, number)
        if expectation is not None:
            first = numbers.setdefault(expectation.identity, number)
            if first != number:
                wrong = [f"says the same as expectation {first}"]
            expectations.append(expectation)
        problems += [f"expectation {number}{_type_of(entry)}: {one}" for one in wrong]
    if problems:
        raise SuiteError("\n  ".join([f"{path} is not a sound suite{available.scope}:", *problems]))
    if misfits:
        raise SuiteError("\n".join(misfits))
    return Suite(
        name=name,
        path=path,
        table=data["meta"]["table"],
        expectations=tuple(expectations),
        allow_empty=data["meta"].get("allow_empty", False),
        why=data["meta"].get("why"),
    )


def _typed(data: dict[str, Any], key: str, kind: Callable[[], Any]) -> Any:
    """Give a value, or an empty one where it is missing or of another type (told elsewhere)."""
    empty = kind()
    value = data.get(key, empty)
    return value if isinstance(value, type(empty)) else empty


def _type_of(entry: Any) -> str:
    name = entry.get("type") if isinstance(entry, dict) else None
    return f" ({name})" if isinstance(name, str) else ""


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(
            path.read_text("utf-8-sig"),
            object_pairs_hook=_unique_keys,
            parse_constant=_no_constant,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SuiteError(f"{path} is not valid JSON: {error.msg} ({place})") from None
    except FileNotFoundError:
        raise SuiteError(f"there is no suite file {path}") from None
    except UnicodeDecodeError:
        raise SuiteError(f"{path} is not UTF-8, which JSON must be") from None
    except OSError as error:
        raise SuiteError(f"{path} can't be read: {error}") from None
    except _JsonError as error:
        raise SuiteError(f"{path}: {error}") from None
    if not isinstance(data, dict):
        raise SuiteError(f'{path} is not a suite: it must be an object with "expectations"')
    return data


class _JsonError(ValueError):
    """What the standard parser takes and a suite must not hold."""


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _JsonError(f'an object has the key "{twice}" twice')
    return made


def _integer(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise _JsonError(f"the number {digits[:_MOST_DIGITS]}... is too large")
    return int(digits)


def _no_constant(name: str) -> None:
    raise _JsonError(f"{name} is not JSON")


def _suite_problems(data: dict[str, Any]) -> Iterator[str]:
    yield from _key_problems(data, _SUITE_KEYS, "")
    if data.get("name") == "":
        yield '"name" is empty'
    if data.get("expectations") == []:
        yield "it has no expectations, so it would always pass"
    elif "expectations" not in data:
        yield '"expectations" is missing'
    meta = data.get("meta", {})
    if not isinstance(meta, dict):
        return
    yield from _key_problems(meta, _META_KEYS, "meta.")
    yield from _key_problems(
        _typed(meta, "learned_from", dict), _LEARNED_FROM_KEYS, "meta.learned_from."
    )
    table = meta.get("table")
    if table is None:
        yield '"meta.table" is missing; it names the table that is checked: ' + ", ".join(TABLES)
    elif not (isinstance(table, str) and table in TABLES):
        yield f'"meta.table" is {json.dumps(table)}; {nearest(str(table), TABLES)}'


def _key_problems(data: dict[str, Any], known: dict[str, Any], prefix: str) -> Iterator[str]:
    for key, value in data.items():
        if key not in known:
            yield f'there is no key "{prefix}{key}"; {nearest(key, known)}'
        elif not isinstance(value, known[key]):
            yield f'"{prefix}{key}" has the wrong type: {json.dumps(value)[:80]}'
