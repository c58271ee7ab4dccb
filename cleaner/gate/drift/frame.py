"""The table `drift` as a pandas frame."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.gate.drift.moved import Moved
from cleaner.gate.tables.columns import DRIFT

if TYPE_CHECKING:
    import pandas as pd


def frame(moved: Sequence[Moved]) -> "pd.DataFrame":
    """Give the table with all its columns, one row for each thing that was compared."""
    import pandas as pd

    kinds = {"string": "object", "number": "float64"}
    return pd.DataFrame(
        {
            name: pd.Series([column.value(one) for one in moved], dtype=kinds[str(column.dtype)])
            for name, column in DRIFT.items()
        }
    )
