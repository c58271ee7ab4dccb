"""What every test of a dump begins with."""

import re

from cleaner_phpdump import Dump, find_dumps

# Xdebug's line with the file and the number of the line may be counted in or not
_PLACE = re.compile(r"\A\S*server\.php:\d+:\s*")


def only(text: str, printed: str) -> Dump:
    """Give the one dump of a text, which must span what was printed in it."""
    dumps = find_dumps(text)
    spans = [text[dump.start : dump.end].strip() for dump in dumps]
    assert [_PLACE.sub("", span) for span in spans] == [_PLACE.sub("", printed.strip())]
    return dumps[0]
