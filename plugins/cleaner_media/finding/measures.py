"""The sizes that pages declare."""

import re
from collections.abc import Mapping
from typing import Any

_MAX_PIXELS = 100_000
_MAX_RATIO = 32
_PIXELS = re.compile(
    r"\s{0,20}\+?(\d{1,6})(?:\.\d{0,20})?\s{0,20}(?:px)?\s{0,20}", re.IGNORECASE | re.ASCII
)
_STYLED = re.compile(
    r"(?:^|[;\s])(width|height)\s{0,9}:\s{0,9}(\d{1,6})(?:\.\d{0,20})?px", re.IGNORECASE | re.ASCII
)

Size = tuple[int | None, int | None]
"""Width and height in pixels, None where a page does not tell them."""


def pixels(value: Any) -> int | None:
    """Read a number of pixels from 0 to 100,000; None for all else.

    >>> pixels("640"), pixels(" 1200.5 px"), pixels(480.0), pixels("100%"), pixels("-1")
    (640, 1200, 480, None, None)
    """
    if isinstance(value, str):
        if len(value) <= 5 and value.isascii() and value.isdigit():
            return int(value)
        match = _PIXELS.fullmatch(value) if value else None
        number = int(match[1]) if match else -1
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number = int(value) if 0 <= value <= _MAX_PIXELS else -1
    else:
        return None
    return number if 0 <= number <= _MAX_PIXELS else None


def element_size(attributes: Mapping[str, str]) -> Size:
    """Give the size that an element declares by its attributes, or else by its `style`.

    >>> element_size({"width": "640", "style": "color: red; height:480px"})
    (640, 480)
    """
    width, height = pixels(attributes.get("width")), pixels(attributes.get("height"))
    if attributes.get("layout") == "responsive" and (width or 0) <= _MAX_RATIO:
        return None, None  # AMP: the sides are a ratio
    style = attributes.get("style")
    if style and (width is None or height is None):
        styled = {name.lower(): pixels(number) for name, number in _STYLED.findall(style)}
        width = styled.get("width") if width is None else width
        height = styled.get("height") if height is None else height
    return width, height
