"""The summary of a run, for a person."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cleaner.probe.account import ProbeAccount
from cleaner.run import Manifest, Run
from cleaner.visible import visible

if TYPE_CHECKING:
    from cleaner.gate.reports.report import Report

_WIDTH = 12


def summarise(console: Console, run: Run, manifest: Manifest, report: "Report | None") -> None:
    """Print what a run did: documents, edits and findings by rule, the quarantine, the verdict."""
    _documents(console, manifest)
    _by_rule(console, "edits", manifest.edits)
    _by_rule(console, "findings", manifest.findings)
    row(console, "media", counts(manifest.media))
    if manifest.probe:
        probed(console, manifest.probe)
    row(console, "embedded", f"{manifest.embedded:,} unwrapped" if manifest.embedded else "")
    skipped = ", ".join(f"{count:,} {suffix}" for suffix, count in sorted(manifest.skipped.items()))
    row(console, "left alone", f"what no reader takes: {skipped}" if skipped else "")
    if manifest.duplicate_ids:
        row(
            console, "ids",
            f"{manifest.duplicate_ids:,} were there before; those rows got <source>#<row>",
            "yellow",
        )  # fmt: skip
    row(console, "survey", _recurring(manifest))
    _quarantine(console, run, manifest)
    if run.files:
        row(console, "written", f"{run.files.output} and {run.files.manifest.name}")
    if report is None:
        row(console, "check", "not checked (--no-check)", "dim")
    else:
        from cleaner.gate.reports.terminal import render

        render(report.verdict, console, report.moved)


def probed(console: Console, account: ProbeAccount) -> None:
    """Print what asking for media links came to."""
    rate = account.asked / max(account.seconds, 1e-9)
    parts = f"{account.addresses:,} distinct, {account.asked:,} asked for"
    if account.known:
        parts += f", {account.known:,} known from before"
    row(console, "addresses", f"{parts}, in {account.seconds:.1f} s ({rate:,.0f} a second)")
    ordered = _most_first(account.problems)
    row(console, "problems", ", ".join(f"{count:,} {name}" for name, count in ordered) or "none")


def row(console: Console, name: str, value: str, style: str = "") -> None:
    """Print one line of a summary, unless it has nothing to say."""
    if value:
        console.print(Text.assemble((f"{name:>{_WIDTH}}  ", "dim"), (visible(value), style)))


def _documents(console: Console, manifest: Manifest) -> None:
    rate = manifest.characters / 1e6 / max(manifest.seconds, 1e-9)
    parts = f"{manifest.read:,} read, {manifest.written:,} written"
    if manifest.quarantined:
        parts += f", {manifest.quarantined:,} quarantined"
    parts += f" in {manifest.seconds:.1f} s ({rate:.1f} million characters a second)"
    row(console, "documents", parts, "" if manifest.read else "yellow")


def _by_rule(console: Console, name: str, counts: dict[str, dict[str, int]]) -> None:
    total = sum(sum(rules.values()) for rules in counts.values())
    if not total:
        row(console, name, "none")
        return
    row(console, name, f"{total:,}")
    for stage, rules in counts.items():
        ordered = _most_first(rules)
        row(console, "", f"{stage}: {', '.join(f'{rule} {count:,}' for rule, count in ordered)}")


def _most_first(numbers: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(numbers.items(), key=lambda item: (-item[1], item[0]))


def _recurring(manifest: Manifest) -> str:
    if not manifest.config.run.survey:
        return ""
    return f"{manifest.recurring:,} keys met in more than one document"


def counts(numbers: dict[str, int]) -> str:
    """Write counts in one line, by name."""
    return ", ".join(f"{count:,} {name}" for name, count in sorted(numbers.items()))


def _quarantine(console: Console, run: Run, manifest: Manifest) -> None:
    if not manifest.quarantined:
        return
    place = run.files.quarantine if run.files else run.stream and run.stream.quarantine
    row(console, "quarantined", f"{manifest.quarantined:,}, kept in {place}", "yellow")
    for one in run.quarantine_head:
        reason = visible(f"{one.source}: {one.stage}: {one.reason}", 240)
        row(console, "", reason, "yellow")
    more = manifest.quarantined - len(run.quarantine_head)
    if more > 0:
        row(console, "", f"… and {more:,} more", "yellow")
