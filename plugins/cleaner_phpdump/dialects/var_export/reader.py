"""The reader of one value that var_export() wrote."""

import re
from typing import Any

from cleaner_phpdump import nodes
from cleaner_phpdump.dialects.var_export.cut import Cut, cut_off
from cleaner_phpdump.dialects.var_export.grammar import (
    FLAT,
    LINES,
    OPENER,
    OPENER_4,
    Layout,
    key,
    scalar,
    unescaped,
    unescaped_cut,
)
from cleaner_phpdump.dialects.var_export.standing import ends_apart
from cleaner_phpdump.found import PASSAGE_MIN, Found, Passage, passages
from cleaner_phpdump.nodes import Node
from cleaner_phpdump.views import View

_ROOT = re.compile(rf"{OPENER}|{OPENER_4}")
_LINE_END = re.compile(r"[ \t\xa0]{0,80}\r?\n")


class _Branch:
    """An array or object that is being read: `closer` ends it, `var` says that PHP 4 wrote it."""

    __slots__ = ("closer", "entries", "is_object", "var")

    def __init__(
        self, entries: list[list[Any]], closer: str, *, is_object: bool, var: bool
    ) -> None:
        self.entries = entries
        self.closer = closer
        self.is_object = is_object
        self.var = var


class Reader:
    """One pass over a dump, with the open branches on a stack."""

    __slots__ = ("items", "layout", "passages", "position", "stack", "start", "text", "view")

    def __init__(self, view: View, start: int) -> None:
        self.view = view
        self.text = view.text
        self.start = start
        self.position = start
        self.stack: list[_Branch] = []
        self.passages: list[Passage] = []
        self.items = 0
        self.layout: Layout = FLAT

    def read(self) -> Found | int:
        opener = _ROOT.match(self.text, self.start)
        if opener is None:
            return self.start + 1
        root = self._open(opener)
        if _LINE_END.match(self.text, self.position):
            self.layout = LINES
        while self.stack and (self._item() or self._opening() or self._closing()):
            pass
        if not self.stack:
            apart = ends_apart(self.text, self.position) and not self._is_mere_call()
            return self._found(root, self.position, complete=True) if apart else self.position
        unclosed = self.layout.unclosed4 if self.stack[-1].var else self.layout.unclosed
        cut = cut_off(self.view, self.position, unclosed, self.items)
        if cut is None:
            return self.position
        if cut.item is not None:
            self._take_cut(cut, cut.item)
        return self._found(root, cut.end, complete=False)

    def _is_mere_call(self) -> bool:
        """Tell whether this is `array ()` in a sentence."""
        start, end = self.start, self.position
        if end - start > len("array ( )") or "\n" in self.text[start:end]:
            return False
        before, behind = self.text[max(0, start - 40) : start], self.text[end : end + 40]
        return bool(before.rpartition("\n")[2].strip() or behind.partition("\n")[0].strip())

    def _found(self, root: Node, end: int, *, complete: bool) -> Found:
        return Found(
            start=self.start,
            end=end,
            dialect="var_export",
            complete=complete,
            tree=root,
            passages=tuple(self.passages),
        )

    def _item(self) -> bool:
        branch = self.stack[-1]
        pattern = self.layout.item4 if branch.var else self.layout.item
        match = pattern.match(self.text, self.position)
        if match is None:
            return False
        node = scalar(match)
        name = key(match, is_var=branch.var)
        if match.lastgroup == "string":
            start, end = match.span("string")
            self._pass(start + 1, end - 1, name)
        self.items += 1
        self._add(name, node)
        self.position = match.end()
        return True

    def _pass(self, start: int, end: int, name: Any) -> None:
        if end - start >= PASSAGE_MIN:  # an escape only makes it longer
            self.passages += passages(start, end, name, unescaped(self.text[start:end]))

    def _add(self, name: Any, node: Node) -> None:
        branch = self.stack[-1]
        branch.entries.append([name, "public", None, node] if branch.is_object else [name, node])

    def _opening(self) -> bool:
        is_var = self.stack[-1].var
        pattern = self.layout.opening4 if is_var else self.layout.opening
        match = pattern.match(self.text, self.position)
        if match is None:
            return False
        self._open(match, key(match, is_var=is_var))
        return True

    def _open(self, match: re.Match[str], name: Any = None) -> Node:
        entries: list[list[Any]] = []
        kind = match.lastgroup
        closer = ")"
        if kind == "array":
            node = nodes.array(entries)
        elif kind == "cast":
            node = nodes.php_object("stdClass", None, entries)
        else:
            class_name = match[kind or 0].lstrip("\\")
            node = nodes.php_object(class_name, None, entries)
            closer = "))" if kind == "class" else "}"
        if self.stack:
            self._add(name, node)
        self.stack.append(_Branch(entries, closer, is_object=kind != "array", var=kind == "class4"))
        self.position = match.end()
        return node

    def _closing(self) -> bool:
        closer = self.stack[-1].closer
        match = self.layout.closing.match(self.text, self.position)
        if match is None or not match["closer"].startswith(closer):
            return False
        end = match.start("closer") + len(closer)
        if len(self.stack) > 1:
            if not self.text.startswith(";" if self.stack[-2].var else ",", end):
                return False
            end += 1
        self.stack.pop()
        self.items += 1
        self.position = end
        return True

    def _take_cut(self, cut: Cut, item: re.Match[str]) -> None:
        start = item.end()
        body = self.text[start : cut.content]
        content = unescaped(body) if cut.whole else unescaped_cut(body)
        node = nodes.string(content, truncated=not cut.whole)
        name = key(item, is_var=self.stack[-1].var)
        self._pass(start, cut.content, name)
        self._add(name, node)
