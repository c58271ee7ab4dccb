"""Stages: what they are, and the order they run in."""

from collections.abc import Callable, Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

import msgspec

from cleaner.document import Document
from cleaner.edits import Edit
from cleaner.errors import PluginError, nearest
from cleaner.survey import NOT_SURVEYED, Noted, Surveyed

StageFunction = Callable[..., Iterable[Edit] | None]
SurveyFunction = Callable[..., Noted | None]


class Stage:
    """One cleaning step: a function from a document to edits, with its name and place.

    Made by the `stage` decorator. `options` is the struct type that `[stages.<name>]` in the
    configuration is read into, or None for a stage without options. `survey` is the function that
    notes what a survey counts, or None for a stage that needs none.
    """

    def __init__(
        self,
        function: StageFunction,
        name: str,
        after: Sequence[str],
        before: Sequence[str],
        options: type[msgspec.Struct] | None,
        *,
        survey: SurveyFunction | None = None,
    ) -> None:
        self.function = function
        self.name = name
        self.after = tuple(after)
        self.before = tuple(before)
        self.options = options
        self.survey = survey
        self.__doc__ = function.__doc__
        self.__module__ = function.__module__
        self.__qualname__ = function.__qualname__

    def __call__(
        self, document: Document, options: Any = None, surveyed: Surveyed = NOT_SURVEYED
    ) -> Iterable[Edit]:
        """Give the stage's edits for a document. Without `options` the defaults hold."""
        counts = () if self.survey is None else (surveyed,)
        return self.function(document, *self._given(options), *counts) or ()

    def note(self, document: Document, options: Any = None) -> Noted | None:
        """Give what the stage's survey notes of a document, None for nothing."""
        return self.survey(document, *self._given(options)) if self.survey else None

    def _given(self, options: Any) -> tuple[Any, ...]:
        if self.options is None:
            return ()
        return (self.options() if options is None else options,)

    def __reduce__(self) -> str:
        # pickled by name, as the function that it stands for would be
        return self.__qualname__

    def __repr__(self) -> str:
        return f"<stage {self.name} from {self.__module__}>"

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return (self.__doc__ or "").strip().partition("\n")[0]


def stage(
    *,
    name: str | None = None,
    after: str | Sequence[str] = (),
    before: str | Sequence[str] = (),
    options: type[msgspec.Struct] | None = None,
    survey: SurveyFunction | None = None,
) -> Callable[[StageFunction], Stage]:
    """Make a stage of a function.

    The function takes the document (and the options, where it names a struct type for them) and
    yields edits against `document.text`. Its name is the stage's unless `name` is given. `after`
    and `before` name stages of the pipeline that must come earlier and later.

    `survey` is for a stage that must know what recurs over documents. It takes the document (and
    the options) and gives what it notes of it, `Noted(keys, content)`, or None; it changes nothing.
    The stage's function then takes the counts, a `Surveyed`, as its last argument. They are empty
    in a run without `--survey`.

    >>> @stage(after="boilerplate")
    ... def stars(document):
    ...     '''Take away rows of stars.'''
    ...     position = document.text.find("***")
    ...     if position >= 0:
    ...         yield Edit(position, position + 3, "", rule="stars")
    >>> stars
    <stage stars from cleaner.stages>
    """

    def decorate(function: StageFunction) -> Stage:
        return Stage(
            function,
            name or function.__name__,
            (after,) if isinstance(after, str) else after,
            (before,) if isinstance(before, str) else before,
            options,
            survey=survey,
        )

    return decorate


def order(stages: Sequence[Stage]) -> list[Stage]:
    """Sort stages by `after` and `before`; where these leave a choice, as they were given.

    Raises `PluginError` for two stages of one name, an unknown name, or a circle.
    """
    by_name: dict[str, Stage] = {}
    for one in stages:
        if one.name in by_name:
            raise PluginError(
                f'two stages are called "{one.name}": one from {by_name[one.name].__module__}, '
                f"one from {one.__module__}. Rename one, or leave its plugin out."
            )
        by_name[one.name] = one
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(by_name, ()))
    for one in stages:
        for name in (*one.after, *one.before):
            if name not in by_name:
                raise PluginError(
                    f'the stage "{one.name}" from {one.__module__} names the stage "{name}", '
                    f"which no plugin gives; {nearest(name, by_name)}"
                )
        sorter.add(one.name, *one.after)
        for later in one.before:
            sorter.add(later, one.name)
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        raise PluginError(f"the stages stand in a circle: {circle}") from None
    return [by_name[name] for name in _drain(sorter, list(by_name))]


def _drain(sorter: TopologicalSorter[str], given: list[str]) -> Iterable[str]:
    ready: list[str] = []
    while sorter.is_active():
        ready.extend(sorter.get_ready())
        name = min(ready, key=given.index)
        ready.remove(name)
        sorter.done(name)
        yield name
    yield from ready


def select(stages: Sequence[Stage], chosen: Sequence[str], skipped: Iterable[str]) -> list[Stage]:
    """Pick the stages to run: `chosen` in its own order, or all in theirs, without `skipped`.

    Raises `PluginError` for a name that no stage has or that is chosen twice.
    """
    by_name = {one.name: one for one in stages}
    skip = set(skipped)
    for name in (*chosen, *sorted(skip)):
        if name not in by_name:
            raise PluginError(f'there is no stage "{name}"; {nearest(name, by_name)}')
    if len(set(chosen)) != len(chosen):
        twice = next(name for name in chosen if chosen.count(name) > 1)
        raise PluginError(f'[pipeline] stages names "{twice}" twice')
    names = chosen or list(by_name)
    return [by_name[name] for name in names if name not in skip]
