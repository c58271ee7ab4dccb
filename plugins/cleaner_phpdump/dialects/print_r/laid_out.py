"""The form of `print_r` as PHP lays it out: the indent of a line tells what it is.

A value that has lines of its own stays whole, as long as none of them looks like one of the dump.
"""

import re

from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.print_r import grammar
from cleaner_phpdump.dialects.print_r.tree import Tree
from cleaner_phpdump.found import Found
from cleaner_phpdump.views import View

_STEP = 4

_OPEN_LINE = re.compile(r"[ \t\r]*+\n(?P<indent> *+)\([ \t\r]*+(?:\n|\Z)")
_FIRST_LINE = re.compile(r"(?P<indent> *+)(?:\[|(?P<close>\)))")
_LINE = re.compile(
    r"^(?P<indent> *+)(?:\[(?P<key>[^\n]{0,300}?)\] =>(?: (?P<value>[^\n]*+)|[ \t\r]*$)"
    r"|(?P<close>\))|(?P<open>\()[ \t\r]*+$)",
    re.MULTILINE,
)
_RECURSION_LINE = re.compile(r"[ \t\r]*\n *+\*RECURSION\*[ \t\r]*+$", re.MULTILINE)
_HEAD_END = re.compile(r"(?:Array|\w (?:Object|Enum(?::string|:int)?))[ \t\r]*\Z")
_EMPTY_LINE = re.compile(r"[ \t\r]*+\n[ \t\r]*+\n")
_STRUCTURE = re.compile(rf"^ *+\[[^\n]{{0,300}}?\] =>|{grammar.HEAD_WITHIN}", re.MULTILINE)
_FAR = 1000
"""The most characters of a dump in a text, and between a `)` in a text and the next key."""


def read(view: View, start: int) -> Found | None:
    """Read the dump whose head begins at `start`; None where it is not laid out as PHP does."""
    text = view.text
    head = grammar.KIND.match(text, start)
    line = _OPEN_LINE.match(text, head.end()) if head else None
    first = _FIRST_LINE.match(text, line.end()) if line else None
    if head is None or line is None or first is None:
        return None
    indent = len(line["indent"])
    if len(first["indent"]) != (indent if first["close"] else indent + _STEP):
        return None
    return _Reader(view, Tree(head), indent).read(start, line.end())


class _Reader:
    """Reads one dump line by line, with a stack of its own in place of recursion."""

    def __init__(self, view: View, tree: Tree, indent: int) -> None:
        self._view = view
        self._text = view.text
        self._tree = tree
        self._indent = indent  # of the parentheses that are open
        self._key: str | None = None  # of the text that is being read
        self._value = 0  # where that text begins
        self._at = 0  # the end of what is certainly dump

    def read(self, start: int, position: int) -> Found:
        """Read the dump that begins at `start` and whose first key is on the line at `position`."""
        self._at = position
        stop = len(self._text)
        while (line := _LINE.search(self._text, position)) is not None:
            if self._key is None and self._text[self._at : line.start()].strip():
                break
            position = line.end()
            if line["key"] is not None:
                if len(line["indent"]) == self._indent + _STEP:
                    position = self._item(line)
            elif line["close"]:
                if self._closes(line):
                    self._close(line)
                    if self._tree.depth == 0:
                        return self._tree.found(start, self._at, complete=True)
            elif self._key is not None and line.start() - 1 <= self._at:
                position = self._dump_end(line)
            elif self._is_other(line):
                stop = self._text.rfind("\n", 0, line.start() - 1) + 1
                break
        return self._cut(start, stop)

    def _item(self, line: re.Match[str]) -> int:
        """Take a key and its value; give where the next line begins, or this one ends."""
        self._end_text(line)
        key = line["key"]
        value = line.start("value") if line["value"] is not None else line.end()
        self._at = line.end()
        head = grammar.KIND.match(self._text, value)
        if head is not None:
            opener = _OPEN_LINE.match(self._text, head.end())
            if opener is not None and len(opener["indent"]) == self._indent + 2 * _STEP:
                self._tree.open(key, head)
                self._indent += 2 * _STEP
                self._at = opener.end()
                return self._at
            recursion = _RECURSION_LINE.match(self._text, head.end())
            if recursion is not None:
                self._tree.recursion(key)
                self._at = recursion.end()
                return self._at
        self._key, self._value = key, value
        return line.end()

    def _end_text(self, line: re.Match[str]) -> None:
        """Take the text that ends in front of a line."""
        if self._key is None:
            return
        end = max(line.start() - 1, self._value)
        if end > self._value and self._text[end - 1] == "\r":
            end -= 1
        self._tree.text(self._key, self._text, self._value, end)
        self._key = None

    def _closes(self, line: re.Match[str]) -> bool:
        """Tell whether a closing parenthesis is one of the dump and not of a text in it."""
        if len(line["indent"]) != self._indent:
            return False
        if self._key is None:
            return True
        if self._tree.depth > 1:
            return self._goes_on(line.end())
        following = self._view.next(_STRUCTURE, line.end())
        return (
            following is None
            or following - line.end() > _FAR
            or not self._is_at(following, self._indent + _STEP, "[")
        )

    def _goes_on(self, position: int) -> bool:
        """Tell whether what follows is as behind a closed value: an empty line, or a key."""
        if _EMPTY_LINE.match(self._text, position):
            return True
        content = grammar.CONTENT.match(self._text, position)
        if content is None:
            return False
        place = blanks_end(self._text, position)
        line = self._text.rfind("\n", position, place) + 1
        outer = self._indent - 2 * _STEP
        return (
            content.end() == len(self._text)
            or self._is_at(line, outer + _STEP, "[")
            or self._is_at(line, outer, ")")
        )

    def _is_at(self, line: int, indent: int, char: str) -> bool:
        return self._text.startswith(" " * indent + char, line)

    def _close(self, line: re.Match[str]) -> None:
        self._end_text(line)
        self._tree.close()
        self._indent -= 2 * _STEP
        self._at = line.end()

    def _dump_end(self, line: re.Match[str]) -> int:
        """Give where the next line may begin if a text is itself a dump, with another indent."""
        closing = f"\n{line['indent']})"
        found = self._text.find(closing, line.end(), line.end() + _FAR)
        return line.end() if found < 0 else found + len(closing)

    def _is_other(self, line: re.Match[str]) -> bool:
        """Tell whether a line with nothing but `(` belongs to the head of another dump."""
        above = line.start() - 1
        return _HEAD_END.search(self._text, max(0, above - 40), above) is not None

    def _cut(self, start: int, stop: int) -> Found:
        """Give the dump that is not closed, and that nothing of follows up to `stop`."""
        if self._key is None:
            end = grammar.cut_end(self._text, self._at)
        else:
            cut = grammar.cut_value(self._text, self._key, self._value, stop)
            self._tree.cut(self._key, self._text, self._value, cut)
            end = cut.end
        return self._tree.found(start, end, complete=False)
