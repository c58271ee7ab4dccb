"""The suites of the house, and expectations of our own, as a plugin."""

from pathlib import Path

from cleaner.gate.sources import ExpectationSource
from cleaner.hookspecs import hookimpl

_HERE = Path(__file__).parent
_FREE_OF = "expect_column_values_to_be_free_of"


@hookimpl
def cleaner_expectations() -> ExpectationSource:
    """Give the suites and the modules of expectations beside this file."""
    return ExpectationSource(
        suites=_HERE / "suites",
        modules=("cleaner_expectations.mojibake", "cleaner_expectations.php_dumps"),
        schemas=_HERE / "schemas",
        finders={
            f"{_FREE_OF}_mojibake": "cleaner_expectations.residue:find_mojibake",
            f"{_FREE_OF}_php_dumps": "cleaner_expectations.residue:find_php_dump",
        },
    )
