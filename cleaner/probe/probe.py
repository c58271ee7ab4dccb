"""One probe of an output: collect the addresses, ask for each once, write the answers in."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import msgspec

from cleaner.config import ProbeConfig
from cleaner.document import Document, MediaLink
from cleaner.errors import OutputError, PluginError
from cleaner.io.formats import find_writer
from cleaner.io.output import OutputFiles
from cleaner.io.whole import encodable
from cleaner.plugins import Plugins
from cleaner.probe.account import ProbeAccount
from cleaner.probe.answers import Answers
from cleaner.probe.contract import Answer, Prober
from cleaner.probe.rewrite import rewrite
from cleaner.rows import read_rows

_EVER = "9999"  # later than any time


class _Links(msgspec.Struct):
    """What is read of a row to collect the addresses."""

    media: list[MediaLink]


class Probe:
    """A probe of the media links of `output`, which is rewritten (or written to `to`).

    Building it checks what can be checked before: raises `ConfigError`, `PluginError`,
    `OutputError`, `InputError`. After `collect`, `addresses` counts the distinct ones, and `known`
    those of them with an answer that can be used again. With `resume` all answers can that the
    interrupted probe of this output got.
    """

    def __init__(
        self,
        output: Path,
        config: ProbeConfig,
        plugins: Plugins,
        *,
        to: Path | None = None,
        resume: bool = False,
    ) -> None:
        self._output = output
        self._to = to or output
        self._writer = find_writer(self._to.name, plugins)
        self._prober = find_prober(config, plugins)
        self._max_age = timedelta(hours=min(config.max_age, 1e6))
        self._name = encodable(str(output.resolve()))
        self._answers = Answers(answers_file(config, output, self._to))
        self._resumed = self._answers.begun(self._name) if resume else None
        if resume and self._resumed is None:
            where = self._answers.path
            self._answers.close()
            raise OutputError(
                f"no probe of {output} was interrupted, as far as {where} tells; "
                "run without --resume"
            )
        self.links = self.not_asked = self.addresses = self.known = self.asked = self.alive = 0

    def __enter__(self) -> "Probe":
        return self

    def __exit__(self, *_: object) -> None:
        self._answers.close()

    def collect(self) -> None:
        """Read the output's links. Raises `InputError` for a row that is none of an output."""
        self._answers.want(self._addresses())
        now = datetime.now(UTC)
        self._answers.reuse(
            since=(now - self._max_age).isoformat(timespec="seconds") if self._max_age else _EVER,
            always_since=self._resumed or _EVER,
        )
        self.addresses, self.known = self._answers.count()

    def _addresses(self) -> Iterator[str]:
        for row in read_rows(self._output, _Links):
            for link in row.media:
                self.links += 1
                address = self._prober.address(link)
                if address is None:
                    self.not_asked += 1
                else:
                    yield address

    def open_addresses(self) -> Iterator[str]:
        """Give the addresses that `execute` asks for."""
        return self._answers.open_addresses()

    def execute(
        self, advance: Callable[[], None] = lambda: None
    ) -> tuple[ProbeAccount, dict[str, int]]:
        """Ask, and write the output anew; give the account, and how many links have each status.

        `advance` is called after each answer. Where it is interrupted or fails, the answers so far
        are kept and the output is as it was.
        """
        begun = perf_counter()
        if self._resumed is None:
            self._answers.begin(self._name, _now())

        def answered(answer: Answer) -> None:
            self._answers.add(answer, lasting=self._prober.is_lasting(answer))
            self.asked += 1
            self.alive += answer.problem is None and 200 <= (answer.http_status or 0) < 300
            advance()

        if self.addresses > self.known:
            self._prober.ask(self._answers.open_addresses(), answered)
        self._answers.flush()
        statuses: Counter[str] = Counter()
        problems: Counter[str] = Counter()

        def judge(document: Document) -> None:
            for link in document.media:
                address = self._prober.address(link)
                self._prober.judge(link, self._answers.get(address) if address else None)
                statuses[link.status] += 1
                problems.update(link.problems)

        rewrite(self._output, self._to, self._writer, judge)
        self._answers.finish(self._name)
        account = ProbeAccount(
            finished=_now(),
            seconds=round(perf_counter() - begun, 3),
            links=self.links,
            not_asked=self.not_asked,
            addresses=self.addresses,
            asked=self.asked,
            known=self.known,
            problems=dict(sorted(problems.items())),
        )
        return account, dict(sorted(statuses.items()))


def answers_file(config: ProbeConfig, output: Path, to: Path) -> Path:
    """Give the file of answers of a probe. Raises `OutputError` for one that can't be it."""
    if not config.cache:
        return OutputFiles(output).answers
    path = Path(config.cache)
    if "\0" in config.cache:
        raise OutputError(f"{config.cache!r} is no name of a file; name another --cache")
    written = {one for name in (output, to) for one in (name, OutputFiles(name).manifest)}
    if os.path.realpath(path) in {os.path.realpath(one) for one in written}:
        raise OutputError(f"{path} is written itself: keep the answers elsewhere (--cache)")
    return path


def find_prober(config: ProbeConfig, plugins: Plugins) -> Prober:
    """Give what asks for links. Raises `ConfigError`; `PluginError` where there is none."""
    prober = plugins.hook.cleaner_prober(config=config)
    if prober is None:
        raise PluginError("no plugin asks for media links over the network (cleaner_prober)")
    if not isinstance(prober, Prober):
        raise PluginError(f"a plugin gave {prober!r:.80} as a prober")
    return prober


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
