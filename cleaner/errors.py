"""What can go wrong before or around a run, said so that a person can act on it."""

from collections.abc import Iterable
from difflib import get_close_matches


class CleanerError(Exception):
    """Base of every error that is the user's to solve; shown without a traceback, exit code 2."""

    exit_code = 2


class ConfigError(CleanerError):
    """A setting that is unknown, of the wrong type, or contradicts another."""


class PluginError(CleanerError):
    """A plugin that can't be found, imported or fitted into the pipeline."""


class InputError(CleanerError):
    """An input that does not exist or that nothing can be read from."""


class OutputError(CleanerError):
    """An output that can't be written where it was asked for."""


class EditError(CleanerError):
    """Edits that don't fit their text: out of range, overlapping, or not kept in full."""


class SuiteError(CleanerError):
    """A suite of expectations that can't be taken at its word."""


class StageError(CleanerError):
    """One document failed in one stage; the cause is chained. The run quarantines the document."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason


PLUGIN_FAILURES = (Exception, SystemExit)
"""What is caught around a plugin's code: anything may come of it, `sys.exit()` too."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the end of an error sentence about an unknown name: the nearest known one, or all.

    >>> nearest("boilerplat", ["boilerplate", "typos"])
    'did you mean "boilerplate"?'
    >>> nearest("zzz", ["b", "a"])
    'known are: a, b'
    """
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    if close:
        return f'did you mean "{close[0]}"?'
    return "known are: " + ", ".join(names) if names else "there are none"
