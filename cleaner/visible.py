"""Making text from a scrape visible, whatever is in it."""

import re

# controls (terminal escapes among them), format characters, exotic spaces, surrogates, and the
# two noncharacters that XML forbids
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str, limit: int | None = None) -> str:
    """Make text fit for one line: nothing unseen in it, cut in its middle to about `limit`.

    Scraped text is hostile: an escape sequence in it must never reach a terminal, nor what turns
    the direction of writing round a report. What is left can be written as UTF-8 and as XML 1.0;
    markup is not escaped here.

    >>> visible("a\\u00adb\\nc")
    'a<U+00AD>b⏎c'
    >>> visible("abcdefghij", 7)
    'abcd … j'
    """
    if limit is not None and len(text) > limit:
        tail = limit // 4
        text = f"{text[: limit - tail - 2]}\0{text[len(text) - tail :]}"
        head, _, rest = text.partition("\0")
        return f"{visible(head)} … {visible(rest)}"
    return _UNSEEN.sub(lambda match: f"<U+{ord(match[0]):04X}>", text).replace("\n", "⏎")
