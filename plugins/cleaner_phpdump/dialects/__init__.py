"""One module for each way in which PHP prints a value."""

from cleaner_phpdump.dialects import print_r, serialize, var_dump, var_export, xdebug_html
from cleaner_phpdump.found import Dialect

DIALECTS: tuple[Dialect, ...] = (
    xdebug_html.DIALECT,
    var_dump.DIALECT,
    print_r.DIALECT,
    var_export.DIALECT,
    serialize.DIALECT,
)
"""The dialects, in the order in which their heads are tried."""
