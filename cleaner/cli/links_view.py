"""What a person sees of a probe: its progress, its result, and what it would do."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from cleaner.cli.summary import counts, probed, row
from cleaner.probe.account import ProbeAccount
from cleaner.probe.probe import Probe

_HOSTS_SHOWN = 10


@contextmanager
def asking(console: Console, probe: Probe, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Draw a bar while links are asked for; the block gets what to call after each answer.

    Nothing is drawn where the console is no terminal.
    """
    if quiet or not console.is_terminal:
        yield lambda: None
        return
    columns = (
        TextColumn("asking"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[alive]:,} alive", style="green"),
        TextColumn("{task.fields[dead]:,} not", style="red"),
        TextColumn("{task.fields[rate]:,.0f}/s", style="dim"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        total = probe.addresses - probe.known
        task = bar.add_task("asking", total=total, alive=0, dead=0, rate=0.0)

        def advance() -> None:
            # drawn ten times a second, told of every tenth answer
            if probe.asked % 10 and probe.asked < total:
                return
            elapsed = bar.tasks[0].elapsed or 1e-9
            bar.update(
                task,
                completed=probe.asked,
                alive=probe.alive,
                dead=probe.asked - probe.alive,
                rate=probe.asked / elapsed,
            )

        yield advance


def summarise(console: Console, account: ProbeAccount, statuses: dict[str, int]) -> None:
    """Print what a probe found: addresses asked for, links by status, what is wrong with them."""
    links = f"{account.links:,}"
    if account.not_asked:
        links += f", {account.not_asked:,} of them not to be asked for"
    row(console, "links", links, "" if account.links else "yellow")
    row(console, "status", counts(statuses))
    probed(console, account)


def would_ask(console: Console, probe: Probe) -> None:
    """Print how many addresses would be asked for, and of which hosts most."""
    hosts = Counter(
        address.partition("://")[2].partition("/")[0] for address in probe.open_addresses()
    )
    row(console, "links", f"{probe.links:,}, {probe.not_asked:,} of them not to be asked for")
    row(
        console, "addresses",
        f"{probe.addresses:,} distinct, {probe.known:,} known from before, "
        f"{hosts.total():,} to ask for",
    )  # fmt: skip
    for host, count in hosts.most_common(_HOSTS_SHOWN):
        row(console, "", f"{count:,} of {host}")
    if len(hosts) > _HOSTS_SHOWN:
        row(console, "", f"… and of {len(hosts) - _HOSTS_SHOWN:,} more hosts")
