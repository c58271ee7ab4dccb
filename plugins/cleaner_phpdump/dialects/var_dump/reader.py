"""Reading an array, an object or an enum case with everything in it."""

import re
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.var_dump import grammar, string_ends
from cleaner_phpdump.dialects.var_dump.leaves import case_of, is_case, scalar
from cleaner_phpdump.dialects.var_dump.string_ends import GAP, Place
from cleaner_phpdump.found import Found, Passage, passages
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.views import View

_OLD_VISIBILITY = (":protected", ":private")  # inside the quotes, before PHP 5.3


class _Branch:
    """An array, an object or a reference that is being read."""

    __slots__ = (
        "brace_gap",
        "entries",
        "expected",
        "key",
        "key_gap",
        "kind",
        "node",
        "seen",
        "type",
    )

    def __init__(self, kind: str, node: Node, entries: list[list[Any]], expected: int) -> None:
        self.kind = kind
        self.node = node
        self.entries = entries
        self.expected = expected
        self.seen = 0
        self.key: list[Any] | None = None
        self.key_gap: str | None = None
        self.type: str | None = None  # of the property whose value comes next
        self.brace_gap: str | None = None

    def place(self) -> Place:
        left: int | None = self.expected - self.seen
        if self.kind != "array" and (left is None or left <= 1):
            # an object does not count the uninitialised properties that it shows
            left = 1 if self.kind == "reference" else None
        return Place(left, self.key_gap, self.brace_gap)


class Reader:
    """Reads one array, object or enum case, with a stack of its own in place of recursion."""

    def __init__(self, view: View, *, xdebug: bool) -> None:
        self._view = view
        self._text = view.text
        self._open: list[_Branch] = []
        self._root: Node | None = None
        self._passages: list[Passage] = []
        self._misfits = 0
        self._counted = False
        self._xdebug = xdebug
        self._proven = False  # a key and a value were read, or it is closed and empty as it says
        self._at = 0  # the end of what is certainly dump

    def read(self, start: int, head: int) -> Found | None:
        """Read the dump that stands at `start` and has its head at `head`."""
        self._at = head
        while self._value() and not self._closed() and self._key():
            pass
        if not self._proven:
            return None
        complete = not self._open
        while self._root is None:
            self._close(self._open.pop())
        return Found(
            start=start,
            end=self._at,
            dialect=dialect_name(xdebug=self._xdebug, counted=self._counted),
            complete=complete,
            tree=self._root,
            misfits=self._misfits,
            passages=tuple(self._passages),
        )

    def _value(self) -> bool:
        """Read one value, or the head of one that has elements; False where the dump breaks off."""
        match = grammar.VALUE.match(self._text, self._at)
        if match is None:
            self._take_cut(grammar.CUT_VALUE)
            return False
        self._proven = self._proven or bool(self._open)
        if match["string"] is not None:
            return self._string(match)
        self._at = match.end()
        if match["wrapper"] is not None:
            self._counted = True
            self._open.append(_Branch("reference", {}, [], 1))
        elif match["array"] is not None:
            items: list[list[Any]] = []
            self._counted |= match["array_counted"] != ""
            self._push("array", nodes.array(items), items, match["array"], match)
        elif match["object"] is not None:
            self._counted |= match["object_counted"] != ""
            self._push_object(match["object"], match["object_id"], match["object_size"], match)
        elif match["class"] is not None:
            self._xdebug = True
            self._push_object(match["class"], match["class_id"], match["class_size"], match)
        elif match["enum_body"] is not None:
            self._open.append(_Branch("enum", scalar(match), [], 0))
        else:
            self._add(self._leaf(match))
        return True

    def _push(
        self, kind: str, node: Node, entries: list[list[Any]], size: str, match: re.Match[str]
    ) -> None:
        if match["reference"] is not None:
            node["ref"] = True
        branch = _Branch(kind, node, entries, int(size))
        self._open.append(branch)

    def _push_object(
        self, name: str, identity: str | None, size: str, match: re.Match[str]
    ) -> None:
        props: list[list[Any]] = []
        node = nodes.php_object(name, int(identity) if identity else None, props)
        self._push("object", node, props, size, match)

    def _leaf(self, match: re.Match[str]) -> Node:
        if match["recursion"] is not None:
            return {"t": "recursion"}
        if match["left_out"] is not None:
            self._xdebug = True
            return {"t": "recursion"}  # Xdebug has the same mark for it and for its limit
        if match["unset"] is not None:
            return {"t": "uninit", "type": match["unset"]}
        if match["blank"] is not None:
            self._xdebug = True
            return {"t": "uninit", "type": None}
        self._counted |= match["counted"] != ""
        self._xdebug |= match["double"] is not None or match["case"] is not None
        node = scalar(match)
        self._proven = self._proven or node["t"] == "enum"
        if match["reference"] is not None:
            node["ref"] = True
        return node

    def _string(self, match: re.Match[str]) -> bool:
        start, declared = match.end(), int(match["string"])
        branch = self._open[-1]
        end = string_ends.find_inner(self._view, start, declared, branch.place())
        quote = end.quote if end else string_ends.certain(self._view, start, declared)
        self._misfits += not (end and end.fits)
        self._at = quote
        truncated = end is None
        if end is not None:
            behind = grammar.BEHIND.match(self._text, quote)
            self._at = quote + 1
            if behind is not None:
                truncated = behind["more"] is not None
                self._xdebug |= truncated
                self._counted |= behind["counted"] != ""
                self._at = behind.start("gap")
        content = self._text[start:quote]
        actual = self._view.bytes.between(start, quote)
        node = nodes.string(content, declared if declared != actual else None, truncated=truncated)
        if match["reference"] is not None:
            node["ref"] = True
        self._passages += passages(start, quote, branch.key[0] if branch.key else "", content)
        self._add(node)
        return end is not None

    def _add(self, node: Node) -> None:
        """Give a value to the branch that is open; a value without one is the whole dump."""
        if not self._open:
            self._root = node
            return
        branch = self._open[-1]
        if branch.kind == "reference":
            branch.node = node if node.get("ref") else node | {"ref": True}
        elif branch.key is not None:
            branch.entries.append([*branch.key, node])
            branch.seen += node["t"] != "uninit" or self._xdebug
            if node["t"] == "uninit" and node["type"] is None:
                node["type"] = branch.type
        branch.key = None

    def _closed(self) -> bool:
        """Read the braces that close branches; True where the outermost one is closed."""
        while self._open and (brace := grammar.CLOSE.match(self._text, self._at)):
            self._at = brace.end()
            branch = self._open.pop()
            if not self._open:
                self._proven = self._proven or branch.expected == 0
            self._close(branch)
        return not self._open

    def _close(self, branch: _Branch) -> None:
        if self._counted and branch.kind == "object" and is_case(branch.node):
            branch.node = case_of(branch.node)
        if branch.kind != "reference" or branch.node:
            self._add(branch.node)
        elif not self._open:
            self._root = {"t": "null"}

    def _key(self) -> bool:
        """Read the next key; False where the dump ends or breaks off."""
        branch = self._open[-1]
        if branch.kind == "reference" and not branch.node:
            return True  # its value stands without a key
        match = grammar.KEY.match(self._text, self._at)
        while match is None and self._elided():
            if self._closed():
                return False
            branch = self._open[-1]
            match = grammar.KEY.match(self._text, self._at)
        if match is None or branch.kind == "reference":
            self._take_cut(grammar.CUT_KEY)
            return False
        if branch.key_gap is None and not branch.entries:
            gap = self._text[self._at : blanks_end(self._text, self._at)]
            if "\n" in gap:
                branch.key_gap = gap
                branch.brace_gap = gap[:-2] if gap.endswith("  ") else None
        branch.type = match["type"]
        if match["index"] is not None:
            self._at = match.end()
            self._name(branch, int(match["index"]), None, None)
            return True
        kind = match.lastgroup or ""
        end = grammar.KEY_ENDS[kind].search(self._text, match.end(), match.end() + grammar.KEY_MAX)
        if end is None:
            self._take_cut(grammar.CUT_KEY)
            return False
        self._at = end.end()
        name = self._text[match.end() : end.start()]
        if kind == "quote":
            self._quoted_name(branch, name, end)
            return True
        self._xdebug = True
        if kind == "dollar":
            self._name(branch, name, match["visibility"], None)
        else:
            self._name(branch, name.replace("\\'", "'").replace("\\0", "\0"), None, None)
        return True

    def _quoted_name(self, branch: _Branch, name: str, end: re.Match[str]) -> None:
        visibility = end["protected"] or end["private"]
        if visibility is None and branch.kind == "object" and name.endswith(_OLD_VISIBILITY):
            name, _, visibility = name.rpartition(":")
        self._name(branch, name, visibility, end["class"])

    def _name(
        self, branch: _Branch, name: int | str, visibility: str | None, owner: str | None
    ) -> None:
        key = name if isinstance(name, int) else nodes.name(name)
        if branch.kind != "object":
            branch.key = [key]
        else:
            owner = nodes.name(owner) if owner else None
            branch.key = [str(key) if isinstance(key, int) else key, visibility or "public", owner]

    def _elided(self) -> bool:
        """Take Xdebug's mark for elements that it left out."""
        match = grammar.LEFT_OUT.match(self._text, self._at)
        if match is None:
            return False
        self._xdebug = self._proven = True
        self._open[-1].node |= {"elided": True, "count": self._open[-1].expected}
        self._at = match.end()
        return True

    def _take_cut(self, pattern: re.Pattern[str]) -> None:
        """Take the beginning of a token, or an ellipsis, that the text was cut off in."""
        place = blanks_end(self._text, self._at)
        match = pattern.match(self._text, place)
        if match is None or not self._open or GAP.search(self._text, self._at, place):
            return
        token = (match["token"] or "").lstrip("&")
        if token and not token.startswith(("[", "'")) and not _begins(token, pattern):
            return
        self._at = max(self._at, place + len(match[0].rstrip()))
        self._proven = self._proven or token != "" or self._open[-1].key is not None


def _begins(token: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether letters are the beginning of what may stand at a place.

    >>> _begins("NUL", grammar.CUT_VALUE), _begins("object(stdCla", grammar.CUT_VALUE)
    (True, True)
    >>> _begins("The", grammar.CUT_VALUE)
    False
    """
    known = grammar.BEGINNINGS if pattern is grammar.CUT_VALUE else grammar.KEY_BEGINNINGS
    return any(word.startswith(token) or token.startswith(word) for word in known)


def dialect_name(*, xdebug: bool, counted: bool = False) -> str:
    """Give the name of the dialect by what was seen of it."""
    if counted:
        return "debug_zval_dump"
    return "xdebug_text" if xdebug else "var_dump"
