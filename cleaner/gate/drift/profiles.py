"""Where profiles come from: the account of a run, a file of a baseline, a table of documents."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import InputError
from cleaner.gate.tables.available import AvailableColumns
from cleaner.gate.tables.files import DataFile, has_known_name
from cleaner.gate.tables.narrow import narrow_batches, with_types
from cleaner.io.output import OutputFiles
from cleaner.profile import Profile, language_class, length_class

_MOST_BYTES = 64 * 1024 * 1024  # an account has some kilobytes
_MOST_DIGITS = 12


def read_baseline(path: Path) -> Profile:
    """Read the profile of an earlier scrape: its account, or what `write_baseline` wrote.

    Raises `InputError` for a file that is neither, and for one that nothing can be compared with.
    """
    if has_known_name(path):
        raise InputError(
            f"{path} is an output; a baseline is its account, {OutputFiles(path).manifest}, or a "
            f"file written by cleaner check {path} --write-baseline FILE"
        )
    profile = of_account(_read(path), str(path))
    if not profile.written:
        raise InputError(f"{path} has no documents, so there is nothing to compare with")
    if _unmeasured(profile):
        raise InputError(
            f"{path} tells the lengths and languages of too few of its {profile.written:,} "
            "documents: it is of an older version of cleaner. Make a baseline of the output "
            "itself: cleaner check OUT --write-baseline FILE"
        )
    return profile


def baseline_bytes(profile: Profile) -> bytes:
    """Give what a file of a baseline holds: JSON, whose order is stable for the sake of diffs."""
    data = msgspec.to_builtins(profile)
    data["lengths"] = dict(sorted(profile.lengths.items(), key=lambda item: int(item[0])))
    for name in ("languages", "edits", "findings", "media", "spread"):
        data[name] = _in_order(data[name])
    return msgspec.json.format(msgspec.json.encode(data)) + b"\n"


def _in_order(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    return {name: _in_order(part) for name, part in sorted(data.items())}


def known(account: Mapping[str, Any] | None) -> Profile | None:
    """Give the profile that the account of an output tells, or None where it does not tell all."""
    try:
        profile = of_account(account or {}, "the account")
    except InputError:
        # whoever needs it measures, and is told then
        return None
    return None if _unmeasured(profile) else profile


def measured(
    file: DataFile, available: AvailableColumns, account: Mapping[str, Any] | None
) -> Profile:
    """Give the profile of a table of documents, by what is measured of the texts.

    The rest is taken from its account, where it has one. Raises `InputError`.
    """
    found = _of_documents(file, available)
    if account is None:
        return found
    told = of_account(account, f"the account of {file.path}")
    return msgspec.structs.replace(told, lengths=found.lengths, languages=found.languages)


def of_account(account: Mapping[str, Any], where: str) -> Profile:
    """Take the profile out of an account, whose other fields are ignored.

    `where` names it in errors. Raises `InputError`.
    """
    if "written" not in account:
        raise InputError(
            f'{where} is no account of a run (.run.json) and no baseline: it has no "written"'
        )
    try:
        profile = msgspec.convert(dict(account), Profile)
    except msgspec.ValidationError as error:
        raise InputError(f"{where} is no sound account: {error}") from None
    for lower in profile.lengths:
        if not _is_class(lower):
            raise InputError(f'{where} is no sound account: "lengths" has no class {lower[:40]!r}')
    if profile.read is not None and profile.read < profile.written:
        raise InputError(
            f"{where} is no sound account: {profile.written:,} documents written of "
            f"{profile.read:,} read"
        )
    return profile


def _is_class(lower: str) -> bool:
    is_number = lower.isascii() and lower.isdigit() and len(lower) <= _MOST_DIGITS
    return is_number and length_class(int(lower)) == lower


def _unmeasured(profile: Profile) -> bool:
    counted = sum(profile.lengths.values()), sum(profile.languages.values())
    return min(counted) < profile.written


def _of_documents(file: DataFile, available: AvailableColumns) -> Profile:
    columns = {}
    for name in ("text_length", "detected_language"):
        column = available.get("documents", name)
        if column is None:
            raise InputError(available.refusal("documents", name))
        columns[name] = column
    lengths: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for batch in narrow_batches(file, "documents", with_types(file, columns)):
        lengths.update(map(length_class, batch.column("text_length").to_pylist()))
        languages.update(map(language_class, batch.column("detected_language").to_pylist()))
    return Profile(written=lengths.total(), lengths=dict(lengths), languages=dict(languages))


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError(
            f"there is no baseline {path}; cleaner check OUT --write-baseline {path} makes one"
        ) from None
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror or error}") from None
    if len(content) > _MOST_BYTES:
        raise InputError(f"{path} is too large for an account of a run or a baseline")
    try:
        return msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is no account of a run and no baseline: {error}") from None
