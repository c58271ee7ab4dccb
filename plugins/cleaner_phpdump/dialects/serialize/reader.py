"""The reader of one serialized value."""

import re
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.dialects.cutting import without_ellipsis
from cleaner_phpdump.dialects.serialize.references import References
from cleaner_phpdump.dialects.serialize.strings import ALONE, Place, extent, property_name
from cleaner_phpdump.found import Found, Passage, passages
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.views import View

_KEY = re.compile(r'i:(?P<int>-?\d{1,19});|(?P<kind>[sS]):(?P<length>\d{1,10}):"')
_VALUE = re.compile(
    r'(?P<kind>[sS]):(?P<length>\d{1,10}):"'
    r"|i:(?P<int>-?\d{1,20});"
    r"|a:(?P<array>\d{1,10}):\{"
    r"|(?P<null>N);"
    r"|b:(?P<bool>[01]);"
    r"|d:(?P<float>-?INF|NAN|-?\d{1,400}(?:\.\d{1,400})?(?:E[-+]?\d{1,4})?);"
    r'|O:\d{1,5}:"(?P<class>[^":;{}]{1,255})":(?P<object>\d{1,10}):\{'
    r"|(?P<letter>[rR]):(?P<reference>\d{1,10});"
    r'|E:\d{1,5}:"(?P<enum>[^":;{}]{1,255}):(?P<case>[^":;{}]{1,255})";'
    r'|C:\d{1,5}:"(?P<owner>[^":;{}]{1,255})":(?P<custom>\d{1,10}):\{'
)
_TAIL = re.compile(r"(?:[NbidsSaOECrR](?::\S{0,80})?)?")
_TAIL_MAX = 120
_BRACES_MAX = 8
_LONE_LEAST = 10  # characters of a lone string that is cut off
_SHORT = 512  # bytes of a string that are quickly looked through
_ESCAPED = re.compile(r'(?:[^"\\]|\\[0-9a-fA-F]{2})*+(?=";)')
_ESCAPES = re.compile(r"(?:\\[0-9a-fA-F]{2})+")


class _Branch:
    """An array or object that is being read; `left` elements are still to come."""

    __slots__ = ("class_name", "entries", "entry", "left", "node", "slot")

    def __init__(
        self, node: Node, entries: list[list[Any]], left: int, slot: int, class_name: str | None
    ) -> None:
        self.node = node
        self.entries = entries
        self.left = left
        self.slot = slot
        self.class_name = class_name
        self.entry: list[Any] = []


class Reader:
    """One pass over a serialized value, with the open branches on a stack."""

    def __init__(self, view: View, start: int) -> None:
        self.view = view
        self.text = view.text
        self.start = start
        self.position = start
        self.root: Node | None = None
        self.stack: list[_Branch] = []
        self.references = References()
        self.classes: dict[str, None] = {}
        self.passages: list[Passage] = []
        self.misfits = 0
        self.lengths = (0, 0)  # of the last string in bytes: declared, actual
        self.values = 0  # that are whole
        self.cut: int | None = None  # where a string ends that was cut off

    def read(self) -> Found | int:
        whole = self._value()
        while whole and self.stack:
            if self.text.startswith("}", self.position):
                self.position += 1
                branch = self.stack.pop()
                self.references.close(branch.slot, branch.node)
            else:
                whole = self._key() and self._value()
        end = self.position if whole else self._cut_off()
        if self.root is None or end is None:
            return max(self.position, self.start + 1)
        return self._found(self.root, end, complete=whole)

    def _found(self, root: Node, end: int, *, complete: bool) -> Found:
        declared, actual = self.lengths if root["t"] == "str" else (None, None)
        return Found(
            start=self.start,
            end=end,
            dialect="serialize",
            complete=complete,
            tree=root,
            declared_bytes=declared,
            actual_bytes=actual,
            misfits=self.misfits,
            passages=tuple(self.passages),
        )

    def _cut_off(self) -> int | None:
        """Give where a dump ends that was not closed; None where it is none."""
        if self.root is None:
            return None
        if self.cut is not None:
            return self.cut
        text = self.text
        line = text[self.position : self.position + _TAIL_MAX].partition("\n")[0]
        end, whole = without_ellipsis(text, self.position, self.position + len(line))
        if len(line) < _TAIL_MAX and _TAIL.fullmatch(text, self.position, end):
            return whole
        return self.position if self.values else None

    def _key(self) -> bool:
        match = _KEY.match(self.text, self.position)
        if match is None:
            return False
        branch = self.stack[-1]
        if match.lastgroup == "int":
            self.position = match.end()
            branch.entry = [int(match["int"])]
        else:
            end = self._string(match, is_key=True)
            if end is None or self.cut is not None:
                return False
            branch.entry = self._named(self._content(match, end), branch)
        if branch.class_name is not None and len(branch.entry) == 1:
            branch.entry += ("public", None)
        branch.left -= 1
        return True

    def _named(self, text: str, branch: _Branch) -> list[Any]:
        declared, actual = self.lengths
        if branch.class_name is None or (declared == actual and text[:1] not in "\0\ufffd "):
            return [nodes.name(text)]
        name, visibility, owner = property_name(
            text, declared - actual, branch.class_name, self.classes
        )
        return [nodes.name(name), visibility, nodes.name(owner) if owner else None]

    def _value(self) -> bool:
        match = _VALUE.match(self.text, self.position)
        if match is None:
            return False
        kind = match.lastgroup
        node: Node
        if kind == "length":
            return self._string_value(match)
        if kind in ("array", "object"):
            return self._open(match)
        if kind == "custom":
            return self._custom(match)
        if kind == "int":
            node = {"t": "int", "v": int(match["int"])}
        elif kind == "null":
            node = {"t": "null"}
        elif kind == "bool":
            node = {"t": "bool", "v": match["bool"] == "1"}
        elif kind == "float":
            node = {"t": "float", "v": match["float"]}
        elif kind == "reference":
            node = self.references.resolve(
                match["letter"], int(match["reference"]), self.position - self.start
            )
        else:
            node = {
                "t": "enum",
                "class": nodes.name(match["enum"]),
                "case": nodes.name(match["case"]),
            }
        if kind != "reference":
            self.references.add(node)
        self.position = match.end()
        self._add(node)
        return True

    def _add(self, node: Node) -> None:
        self.values += 1
        if self.stack:
            branch = self.stack[-1]
            branch.entry.append(node)
            branch.entries.append(branch.entry)
        else:
            self.root = node

    def _open(self, match: re.Match[str]) -> bool:
        class_name: str | None = match["class"]
        entries: list[list[Any]] = []
        if class_name is None:
            node = nodes.array(entries)
        else:
            self.classes[class_name] = None
            node = nodes.php_object(class_name, None, entries)
        self._add(node)
        self.values -= 1
        left = int(match["array"] or match["object"])
        self.stack.append(_Branch(node, entries, left, self.references.open(), class_name))
        self.position = match.end()
        return True

    def _custom(self, match: re.Match[str]) -> bool:
        """Read `C:3:"Set":5:{1,2,3}`: what the class itself made of it, in one property."""
        start = match.end()
        end = self.view.bytes.advance(start, int(match["custom"]))
        if end is None or not self.text.startswith("}", end):
            return False
        data = self.text[start:end]
        node = nodes.php_object(
            match["owner"], None, [["serialized", "public", None, nodes.string(data)]]
        )
        self.references.add(node)
        self.position = end + 1
        self._add(node)
        return True

    def _string_value(self, match: re.Match[str]) -> bool:
        start = match.end()
        end = self._string(match, is_key=False)
        if end is None:
            return False
        content = self._content(match, end)
        declared, actual = self.lengths
        node = nodes.string(
            content, declared if declared != actual else None, truncated=self.cut is not None
        )
        key = self.stack[-1].entry[0] if self.stack else ""
        self.passages += passages(start, end, key, content)
        self.references.add(node)
        self._add(node)
        return self.cut is None

    def _content(self, match: re.Match[str], end: int) -> str:
        content = self.text[match.end() : end]
        return content if match["kind"] == "s" else _ESCAPES.sub(_unescaped, content)

    def _string(self, match: re.Match[str], *, is_key: bool) -> int | None:
        """Give where the content of a string ends, and go behind it; None where there is no end.

        Where it was cut off, `cut` is set to the end of what is left.
        """
        text, start, declared = self.text, match.end(), int(match["length"])
        end = start + declared
        if match["kind"] == "S":
            escaped = _ESCAPED.match(text, start)
            if escaped is None:
                return None
            end = escaped.end()
            self.lengths = declared, declared
        elif declared <= _SHORT and _is_plain(text[start:end]) and text.startswith('";', end):
            self.lengths = declared, declared
        else:
            found = extent(self.view, start, declared, self._place(is_key))
            if found is None or (
                found.cut is not None and not self._is_cut(start, found.end, found.cut)
            ):
                return None
            end, self.cut = found.end, found.cut
            self.lengths = declared, found.length
            self.misfits += found.length != declared and found.cut is None
        self.position = end + 2
        return end

    def _is_cut(self, start: int, end: int, whole: int) -> bool:
        """Tell whether a string was cut off: a lone one needs more than a few characters."""
        text = self.text
        if self.stack or end != whole or end - start >= _LONE_LEAST:
            return True
        return not text[whole : whole + 80].strip()

    def _place(self, is_key: bool) -> Place:
        if is_key:
            return Place(key=True)
        if not self.stack:
            return ALONE
        closing = 0
        for branch in reversed(self.stack):
            if branch.left > 0 or closing > _BRACES_MAX:
                return Place(left=self.stack[-1].left, closing=closing)
            closing += 1
        return Place(closing=closing, outermost=True)


def _is_plain(content: str) -> bool:
    """Tell whether a string's characters are its bytes, and nothing in it looks like an end."""
    return content.isascii() and '";' not in content


def _unescaped(escapes: re.Match[str]) -> str:
    return bytes.fromhex(escapes[0].replace("\\", "")).decode("utf-8", "surrogateescape")
