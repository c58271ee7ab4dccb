"""Great Expectations, kept in a box: imported late, quiet, without traces.

Its import takes about three seconds. So `warm_up` runs in a background thread while the cleaning
still goes on, and everything else here comes after it.
"""

import importlib
import importlib.util
import logging
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from typing import Any

import msgspec

from cleaner.gate.engines.table import Table
from cleaner.gate.suites.entries import Expectation
from cleaner.gate.tables.columns import ROW

_LOGGER = "great_expectations"
_POSITION = "position"
_METRICS = "great_expectations.expectations.metrics."
_MOST_ROWS = "MAX_RESULT_RECORDS"


class Evaluation(msgspec.Struct):
    """What came of one expectation: `success`, or `error` where it could not be evaluated.

    `observed` is the value of an aggregate. `looked_at` are the rows that were looked at: those
    counted as `element_count` whose value is not null. `rows` are the first failing rows, maps by
    column;
    `instance` is the object of Great Expectations, `result` what that gave, null where it raised.
    """

    success: bool = False
    error: str | None = None
    observed: Any = None
    element_count: int | None = None
    looked_at: int | None = None
    unexpected_count: int | None = None
    rows: list[dict[str, Any]] | None = None
    instance: Any = None
    result: Any = None


def warm_up() -> None:
    """Import Great Expectations. Safe to call from a thread, and more than once."""
    # GX turns on logging.captureWarnings for the whole process; that is taken back
    showwarning = warnings.showwarning
    with _deferred():
        importlib.import_module("great_expectations")
    if warnings.showwarning is not showwarning:
        logging.captureWarnings(False)


def evaluate(table: Table, expectations: Sequence[Expectation], examples: int) -> list[Evaluation]:
    """Evaluate expectations on a table with rows, each on its own: one that fails stops no other.

    Gives an evaluation for each expectation, in their order, with up to `examples` failing rows.
    Nothing is raised for what an expectation does; nothing is printed, written or sent.
    """
    warm_up()
    evaluations = [Evaluation(error="Great Expectations gave no result") for _ in expectations]
    with quiet(), own_context() as context, _up_to(examples):
        broken = _broken_modules(expectations)
        built = []
        for position, expectation in enumerate(expectations):
            try:
                built.append(_build(expectation, position, broken))
            except Exception as error:
                evaluations[position] = Evaluation(error=_sentence(error))
        own = [one for one in built if table.evaluates(expectations[one.meta[_POSITION]])]
        for position, evaluation in _evaluated(table, own, context, examples):
            evaluations[position] = evaluation
        for instance in built:
            position = instance.meta[_POSITION]
            if table.engine != "pandas" and (instance not in own or evaluations[position].error):
                part = _part_in_memory(table, expectations[position])
                for _, evaluation in _evaluated(part, [instance], context, examples):
                    evaluations[position] = evaluation
            evaluations[position].instance = instance
    return evaluations


def _evaluated(
    table: Table, built: list[Any], context: Any, examples: int
) -> Iterator[tuple[int, Evaluation]]:
    for result in _validate(table, built, context, examples) if built else ():
        evaluation = _evaluation(table, result)
        evaluation.result = None if isinstance(result, _Raised) else result
        yield result.expectation_config.meta[_POSITION], evaluation


def _part_in_memory(table: Table, expectation: Expectation) -> Table:
    """Give what an expectation reads to pandas, which comes to a result where others fail."""
    naming = [name for name in ("id", "url", ROW) if name in table.columns]
    return table.in_memory(list(dict.fromkeys((*naming, *expectation.columns))))


@contextmanager
def _deferred() -> Iterator[None]:
    """Put off what Great Expectations imports and a check does not use, until it is used.

    That is a third of the time that its import takes.
    """
    finder = _Deferring()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Deferring:
    """Finds some modules lazily: they are loaded when they are first used."""

    def __init__(self) -> None:
        self._left = {"altair", "scipy.stats"}

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """Give a module's spec with a lazy loader, None for a module that is not put off."""
        if name not in self._left:
            return None
        self._left.discard(name)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec


@contextmanager
def quiet() -> Iterator[None]:
    """Silence what GX, pandas and plugins' expectations say, for as long as they evaluate.

    Regular expressions mean what they mean in Python: pandas would hand some of them to another
    engine, in which `\\w` knows ASCII only.
    """
    import pandas as pd

    logger = logging.getLogger(_LOGGER)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings(), pd.option_context("mode.string_storage", "python"):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


@contextmanager
def _up_to(rows: int) -> Iterator[None]:
    """Let Great Expectations give as many failing rows as are asked for, which it cuts at 200."""
    holders = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith(_METRICS) and _MOST_ROWS in vars(module)
    ]
    before = [(module, getattr(module, _MOST_ROWS)) for module in holders]
    for module, most in before:
        setattr(module, _MOST_ROWS, max(most, rows))
    try:
        yield
    finally:
        for module, most in before:
            setattr(module, _MOST_ROWS, most)


@contextmanager
def own_context() -> Iterator[Any]:
    """Give a context of its own: in memory, no analytics, no progress bars, no folders.

    GX looks for a "current" context in places; the user's own, if there is one, is put back.
    """
    from great_expectations.data_context.data_context.context_factory import project_manager
    from great_expectations.data_context.data_context.ephemeral_data_context import (
        EphemeralDataContext,
    )
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )
    from great_expectations.exceptions.exceptions import DataContextRequiredError

    try:
        current = project_manager.get_current_project()
    except DataContextRequiredError:
        current = None
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )
    context = EphemeralDataContext(project_config=config)
    project_manager.set_project(context)
    try:
        yield context
    finally:
        project_manager.set_project(current)


def _broken_modules(expectations: Iterable[Expectation]) -> dict[str, str]:
    """Import the modules that define the expectations; say which can't be and why."""
    broken = {}
    for module in dict.fromkeys(name for one in expectations for name in one.modules):
        try:
            importlib.import_module(module)
        except Exception as error:
            # any code may run while a stranger's module is imported
            broken[module] = f"{module} can't be imported: {type(error).__name__}: {error}"
    return broken


def _build(expectation: Expectation, position: int, broken: dict[str, str]) -> Any:
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    for module in expectation.modules:
        if module in broken:
            raise ImportError(broken[module])
    return ExpectationConfiguration(
        type=expectation.type,
        kwargs=expectation.kwargs
        | ({"column": measured} if (measured := expectation.measured) else {}),
        severity=expectation.severity,  # type: ignore[arg-type]
        meta={_POSITION: position},
    ).to_domain_obj()


def _validate(table: Table, built: list[Any], context: Any, examples: int) -> Iterator[Any]:
    """Validate together, which computes shared metrics once, or one by one where that raises."""
    from great_expectations.validator.validator import Validator

    # BASIC with rows gives the first failing rows by one look-up; the lists of indices that
    # SUMMARY and COMPLETE make cost 36 µs for every failing row
    result_format = {
        "result_format": "BASIC",
        "include_unexpected_rows": True,
        "partial_unexpected_count": examples,
    }
    try:
        with table.execution_engine() as engine:
            validator = Validator(engine, data_context=context)
            results = validator.graph_validate(
                [one.configuration for one in built], {"result_format": result_format}
            )
        yield from results
    except Exception as error:
        if len(built) == 1:
            yield _Raised(built[0], error)
        else:
            for one in built:
                yield from _validate(table, [one], context, examples)


class _Raised:
    """Stands for the result of an expectation that made the validation raise."""

    def __init__(self, instance: Any, error: Exception) -> None:
        self.expectation_config = instance
        self.success = False
        self.result: dict[str, Any] = {}
        self.exception_info = {"raised_exception": True, "exception_message": _sentence(error)}


def _evaluation(table: Table, result: Any) -> Evaluation:
    error = raised(result.exception_info or {})
    if error is None and not result.result:
        error = "Great Expectations gave an empty result"
    if error is not None:
        return Evaluation(error=error)
    found = result.result
    if found.get("element_count") is None:
        return Evaluation(success=bool(result.success), observed=_aggregate(found))
    elements, unexpected = found["element_count"], found.get("unexpected_count")
    if unexpected is None and elements:
        return Evaluation(error="Great Expectations gave no count of failing rows")
    return Evaluation(
        success=bool(result.success),
        element_count=int(elements),
        looked_at=int(elements) - int(found.get("missing_count") or 0),
        # in SQL the sum over no rows is null
        unexpected_count=int(unexpected or 0),
        rows=None if (rows := found.get("unexpected_rows")) is None else table.records(rows),
    )


def _aggregate(found: dict[str, Any]) -> Any:
    """Give the observed value, or for a set of values what is too much and what is missing."""
    if found.get("observed_value") is not None:
        return found["observed_value"]
    keys = {"not expected": "partial_unexpected_list", "missing": "partial_missing_list"}
    return {words: found[key] for words, key in keys.items() if found.get(key)} or None


def raised(info: dict[str, Any]) -> str | None:
    """Find the message of an exception, given once for all or by metric."""
    for one in (info, *info.values()):
        told = one if isinstance(one, dict) else getattr(one, "to_json_dict", dict)()
        if told.get("raised_exception"):
            return str(told.get("exception_message") or "an exception without a message")
    return None


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    return text or type(error).__name__
