"""The first of two passes over the inputs of a run: what stages note is counted."""

from collections.abc import Callable
from contextlib import ExitStack, closing

from cleaner.batches import Batches
from cleaner.engines.local import LocalEngine
from cleaner.ids import UniqueIds
from cleaner.io.inputs import Inputs
from cleaner.plugins import Plugins
from cleaner.survey import SurveyCounter


def survey(
    inputs: Inputs,
    plugins: Plugins,
    engine: LocalEngine,
    counter: SurveyCounter,
    advance: Callable[[int], None],
) -> float:
    """Count what the stages note of all documents; give the seconds of all workers together.

    `advance` is called with the number of documents seen, batch by batch. Raises `OutputError`
    where the counter can't be written, `PluginError` where a plugin fails in a worker only.
    """
    seconds = 0.0
    seen = 0
    with ExitStack() as stack:
        ids = stack.enter_context(closing(UniqueIds()))
        batches = Batches(inputs, plugins, ids, 0, "")
        for result in stack.enter_context(closing(engine.results(batches, "survey"))):
            for packed in result.payloads:
                counter.add(packed)
            # the marks are for resuming, which a survey is not
            batches.mark()
            seconds += sum(result.tally.seconds.values())
            seen += result.written
            advance(seen)
    return seconds
