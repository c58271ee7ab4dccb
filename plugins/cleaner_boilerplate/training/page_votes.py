"""What other extractors take for the main text of each page, for `train_pages`.

    pip install justext readability-lxml resiliparse
    python -m cleaner_boilerplate.training.page_votes PAGES OUT

PAGES (JSON Lines, xz) has rows with `url` and `b64` (the page). OUT (JSON Lines, xz) gets a row for
each with `url` and `texts`, by extractor.
"""

import json
import logging
import lzma
import sys
from pathlib import Path

from cleaner_boilerplate.training.line_targets import EXTRACTORS, rows
from cleaner_boilerplate.training.pages import decoded


def main() -> None:
    pages, out = sys.argv[1:3]
    logging.disable(logging.CRITICAL)
    with lzma.open(Path(out), "wt", encoding="utf-8") as stream:
        for page in rows(pages):
            html = decoded(page)
            texts = {}
            for name, (_, extractor) in EXTRACTORS.items():
                try:
                    texts[name] = extractor(html) or ""
                except Exception as error:  # whatever a page does to an extractor: it has no vote
                    print(f"{page['url']}: {name}: {error!r}"[:200], file=sys.stderr)
            stream.write(json.dumps({"url": page["url"], "texts": texts}) + "\n")


if __name__ == "__main__":
    main()
