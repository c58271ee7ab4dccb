"""The dump finder as one function, for scorers that compare finders on corpora of their own.

A scorer that takes `--adapter module:function` is given this folder and `phpdump_adapter:find`.
"""

from typing import Any

from cleaner import Rewrite
from cleaner_phpdump import find_dumps
from cleaner_phpdump.articles import own_text, words_outside
from cleaner_phpdump.removal import pieces, remove


def find(text: str) -> tuple[list[tuple[int, int, str, Any]], str]:
    """Give the dumps as (start, end, dialect, typed value), and the text without them."""
    dumps = find_dumps(text, unwrap=False)
    found = [(dump.start, dump.end, dump.dialect, {"$php": dump.tree}) for dump in dumps]
    own = own_text(dumps, words_outside(text, dumps))
    rewrite = Rewrite(text)
    rewrite.make(remove(text, pieces(text, dumps, own)))
    return found, rewrite.text
