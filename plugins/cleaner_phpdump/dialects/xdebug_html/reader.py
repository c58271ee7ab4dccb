"""Reading one value with everything in it."""

import re
from collections.abc import Sequence
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.var_dump.string_ends import GAP, certain
from cleaner_phpdump.dialects.xdebug_html import grammar
from cleaner_phpdump.dialects.xdebug_html.strings import is_cut_off, is_quotation, string_end
from cleaner_phpdump.found import Found, Passage, passages
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.views import View

NAME = "xdebug_html_text"

_VISIBILITY = re.compile(r"\s{0,400}(?:public|protected|private)\b")


class _Branch:
    """An array (with the size it declares) or an object that is being read."""

    __slots__ = ("column", "entries", "key", "names", "node", "size", "type")

    def __init__(self, node: Node, entries: list[list[Any]], size: int | None) -> None:
        self.node = node
        self.entries = entries
        self.size = size
        self.column: int | None = None  # of its elements, where each has a line of its own
        self.key: list[Any] | None = None
        self.type: str | None = None  # of the property whose value comes next
        self.names: set[tuple[str, str | None]] = set()

    @property
    def is_array(self) -> bool:
        return bool(self.node["t"] == "array")

    @property
    def is_full(self) -> bool:
        return self.size is not None and len(self.entries) >= self.size

    @property
    def is_short(self) -> bool:
        return self.size is not None and len(self.entries) < self.size


class Reader:
    """Reads one value, with a stack of its own in place of recursion."""

    def __init__(self, view: View, *, alone: bool = False) -> None:
        self._view = view
        self._text = view.text
        # tags, or Xdebug's line about the call, prove what would be too little by itself
        self._alone = alone
        self._open: list[_Branch] = []
        self._root: Node | None = None
        self._passages: list[Passage] = []
        self._length: tuple[int, int] | None = None  # declared and actual bytes of a lone string
        self._misfits = 0
        self._at = 0  # the end of what is certainly dump
        self._complete = True
        self._proven = alone

    def read(self, start: int, head: int) -> Found | None:
        """Read the dump that stands at `start` and has its head at `head`."""
        self._at = head
        while self._value() and self._open and self._key():
            pass
        if self._root is None and self._alone and self._complete:
            self._take_head(head)
        if not self._proven or self._root is None or self._is_bare():
            return None
        declared, actual = self._length or (None, None)
        return Found(
            start=start,
            end=self._at,
            dialect=NAME,
            complete=self._complete and not (self._open and self._open[0].is_short),
            tree=self._root,
            declared_bytes=declared,
            actual_bytes=actual,
            misfits=self._misfits,
            passages=tuple(self._passages),
        )

    def _is_bare(self) -> bool:
        """Tell whether an object is followed by properties that can't be read, say escaped ones."""
        node = self._root
        if self._alone or node is None or node["t"] != "object" or node["props"]:
            return False
        return _VISIBILITY.match(self._text, self._at) is not None

    def _take_head(self, head: int) -> None:
        cut = grammar.CUT_HEAD.match(self._text, head)
        if cut is not None:
            self._root = {"t": "null"}
            self._break_off(head + len(cut[0].rstrip()))

    def _value(self) -> bool:
        """Read a value, or the head of one that has elements; False where the dump breaks off."""
        place = blanks_end(self._text, self._at)
        match = grammar.VALUE.match(self._text, place)
        if match is None:
            self._take_cut(place)
            return False
        self._at = match.end()
        self._proven = self._proven or bool(self._open)
        if match["string"] is not None:
            return self._string()
        if match["size"] is not None or match["old_array"] is not None:
            items: list[list[Any]] = []
            size = int(match["size"]) if match["size"] else None
            self._push(_Branch(nodes.array(items), items, size))
        elif match["object"] is not None:
            props: list[list[Any]] = []
            self._push(
                _Branch(nodes.php_object(match["object"], int(match["id"]), props), props, None)
            )
        else:
            return self._leaf(match)
        return True

    def _push(self, branch: _Branch) -> None:
        self._add(branch.node)
        self._open.append(branch)
        note = grammar.NOTE.match(self._text, blanks_end(self._text, self._at))
        if note is None:
            # an object may be empty, and an array that shows nothing was cut
            self._proven = self._proven or not branch.is_array
            return
        self._proven = True
        self._at = note.end()
        if note[0] == "...":
            branch.node |= {"elided": True, "count": branch.size}
            branch.size = 0

    def _leaf(self, match: re.Match[str]) -> bool:
        if match["class"] is not None:
            return self._case(match)
        self._add(_scalar(match))
        return True

    def _case(self, match: re.Match[str]) -> bool:
        node: Node = {"t": "enum", "class": match["class"], "case": match["case"]}
        self._proven = True
        if match["int_backing"] is not None:
            node["backing"] = {"t": "int", "v": int(match["int_backing"])}
        elif match["text_backing"] is not None:
            end = string_end(self._view, self._at)
            if end is None:
                self._add(node)
                return self._break_off(self._at)
            node["backing"] = nodes.string(self._text[self._at : end.quote])
            self._at = end.stop
        self._add(node)
        return True

    def _string(self) -> bool:
        start = self._at
        end = string_end(self._view, start)
        if end is None:
            stop = certain(self._view, start, len(self._text))
            if not (self._open or self._alone or is_cut_off(self._text, start, stop)):
                return self._break_off(start)
            cut = grammar.CUT_LENGTH.search(self._text, max(start, stop - 40), stop)
            content = self._text[start : cut.start() if cut else stop]
            self._add(nodes.string(content, truncated=True))
            self._proven = self._proven or len(content.split()) > 0
            self._break_off(stop)
            return False
        content = self._text[start : end.quote]
        if not (self._open or self._alone) and is_quotation(self._view, content, end):
            self._at = start
            return self._break_off(start)
        actual = self._view.bytes.between(start, end.quote)
        if actual != end.declared and actual - 2 * content.count("\ufffd") == end.declared:
            # Xdebug writes a NUL as `&#0;`, of which an HTML parser makes U+FFFD (HTML Standard,
            # numeric character reference end state)
            content = content.replace("\ufffd", "\0")
            actual = end.declared
        fits = actual == end.declared
        self._misfits += not fits and not end.truncated
        node = nodes.string(content, None if fits else end.declared, truncated=end.truncated)
        if not self._open:
            self._length = (end.declared, actual)
        key = self._open[-1].key if self._open else None
        self._passages += passages(start, end.quote, key[0] if key else "", content)
        self._proven = True
        self._at = end.stop
        self._add(node)
        return True

    def _add(self, node: Node) -> None:
        if not self._open:
            if self._root is None:
                self._root = node
            return
        branch = self._open[-1]
        if branch.key is not None:
            branch.entries.append([*branch.key, node])
            if node["t"] == "uninit":
                node["type"] = branch.type
            branch.key = None

    def _key(self) -> bool:
        self._take_notes()
        place = blanks_end(self._text, self._at)
        gap = self._text[self._at : place]
        match = grammar.KEY.match(self._text, place)
        if match is None:
            self._take_cut(place)
            return False
        # elements are indented: what begins its line has lost its blanks, and says nothing
        column = len(gap) - gap.rfind("\n") - 1 if "\n" in gap else None
        column = column or None
        number = match["index"] or match["number"]
        if number is not None:
            branch = self._branch_for(column, (number, None) if match["number"] else None)
            if branch is None:
                return False
            self._at = match.end()
            branch.key = [int(number)] if branch.is_array else [number, match["visibility"], None]
            branch.names.add((number, None))
            return True
        end = grammar.KEY_END.search(self._text, match.end(), match.end() + grammar.KEY_MAX)
        if end is None:
            self._take_cut(place)
            return False
        name, owner = self._text[match.end() : end.start()], end["owner"]
        branch = self._branch_for(column, (name, owner) if match["visibility"] else None)
        if branch is None:
            return False
        self._at = end.end()
        branch.key = [nodes.name(name)]
        if not branch.is_array:
            branch.names.add((name, owner))
            branch.key += [match["visibility"], nodes.name(owner) if owner else None]
        branch.type = match["type"]
        return True

    def _take_notes(self) -> None:
        """Take what Xdebug says of elements that it left out, and the name of a closure."""
        branch = self._open[-1]
        note = grammar.NOTE.match(self._text, blanks_end(self._text, self._at))
        while note is not None and not branch.is_full:
            self._at = note.end()
            if not note[0].startswith("virtual"):
                branch.node |= {"elided": True, "count": branch.size}
                branch.size = 0
            note = grammar.NOTE.match(self._text, blanks_end(self._text, self._at))

    def _branch_for(
        self, column: int | None, prop: tuple[str, str | None] | None
    ) -> _Branch | None:
        """Give the branch that a key belongs to, and close those inside it; None where it belongs
        to none: then the dump is over. `prop` is the name of a property and its owner."""
        depth = len(self._open)
        while depth:
            branch = self._open[depth - 1]
            if self._takes(depth, column, prop):
                del self._open[depth:]
                if branch.column is None and not branch.entries:
                    branch.column = column
                return branch
            depth -= 1
        return None

    def _takes(self, depth: int, column: int | None, prop: tuple[str, str | None] | None) -> bool:
        branch = self._open[depth - 1]
        if branch.is_full or (prop is not None) == branch.is_array:
            return False
        if column is None:
            # no object shows a property twice: then it is one of the object around
            return branch.column is None and prop not in branch.names
        if branch.entries:
            return branch.column == column
        outer = self._open[depth - 2].column if depth > 1 else -1
        return outer is None or column > outer

    def _take_cut(self, place: int) -> None:
        """Take the beginning of a token, or an ellipsis, that the text was cut off in."""
        if not self._open:
            return
        branch = self._open[-1]
        match = grammar.CUT.match(self._text, place)
        if match is None:
            return
        token = match["token"]
        if token and (GAP.search(self._text, self._at, place) or not self._begins(token)):
            return
        if not match[0].strip() and branch.key is None and not self._lacks():
            return
        self._break_off(place + len(match[0].rstrip()))
        self._proven = self._proven or bool(token) or branch.key is not None

    def _lacks(self) -> bool:
        """Tell whether an array has fewer elements than it declares."""
        return any(branch.is_short for branch in self._open)

    def _begins(self, token: str) -> bool:
        """Tell whether a token is the beginning of what may stand here."""
        if self._open[-1].key is not None:
            return _is_cut(token, grammar.BEGINNINGS, grammar.CUT_VALUE)
        last = self._open[-1]
        if last.is_array and not last.entries and grammar.EMPTY.startswith(token):
            return True
        if self._lacks() and _is_cut(token, grammar.NOTES, grammar.CUT_INDEX):
            return True
        has_object = not all(branch.is_array for branch in self._open)
        return has_object and _is_cut(token, grammar.PROPERTIES, grammar.CUT_PROPERTY)

    def _break_off(self, position: int) -> bool:
        self._at = max(self._at, position)
        self._complete = False
        return False


def _is_cut(token: str, words: Sequence[str], pattern: re.Pattern[str]) -> bool:
    return any(word.startswith(token) for word in words) or pattern.fullmatch(token) is not None


def _scalar(match: re.Match[str]) -> Node:
    if match["recursion"] is not None:
        return {"t": "recursion"}
    if match["unset"] is not None:
        return {"t": "uninit", "type": None}
    return nodes.scalar(match)
