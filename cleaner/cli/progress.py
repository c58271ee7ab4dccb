"""The progress bar of a run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from cleaner.run import Run


@contextmanager
def progress(console: Console, run: Run, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Draw a bar while a run goes on; the block gets what to call with the documents finished.

    Nothing is drawn where the console is no terminal. The bar goes by the bytes read of the input
    files, and pulses where their size is not known (stdin).
    """
    if quiet or not console.is_terminal:
        yield lambda documents: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(show_speed=False),
        TextColumn("{task.fields[documents]:,} documents"),
        TextColumn("{task.fields[rate]:,.0f}/s", style="dim"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        total = run.inputs.total_bytes()
        task = bar.add_task(run.step, total=total or None, documents=run.read, rate=0.0)
        step, begun_with = run.step, 0 if run.step == "surveying" else run.read

        def advance(documents: int) -> None:
            nonlocal step, begun_with
            if run.step != step:
                step, begun_with = run.step, run.read
                bar.reset(task, total=total or None, description=step)
            elapsed = bar.tasks[0].elapsed or 1e-9
            bar.update(
                task,
                completed=min(run.inputs.meter.bytes, total) if total else 0,
                documents=documents,
                rate=(documents - begun_with) / elapsed,
            )

        yield advance
