"""The form of `print_r` whose line breaks and indents are gone or changed, as on a rendered page.

    Array ( [0] => a [1] => Array ( [x] => (b) ) )

The parentheses of the dump have blanks on their inner side, as those of a text have not. Where
all blanks are gone (`Array([0] => a)`) the parentheses of a text have to be in pairs.
"""

import re

from cleaner_phpdump.blanks import blanks_end
from cleaner_phpdump.dialects.heads import class_start
from cleaner_phpdump.dialects.print_r import grammar
from cleaner_phpdump.dialects.print_r.tree import Tree
from cleaner_phpdump.found import Found
from cleaner_phpdump.views import View

_TOKEN = re.compile(
    rf"\[(?P<key>{grammar.NAME})\] =>|(?P<left>\()|(?P<right>\))|(?P<line>\n++)"
    rf"|(?P<head>{grammar.HEAD_WITHIN})"
)
_STRUCTURE = re.compile(rf"{grammar.KEY}|{grammar.HEAD_WITHIN}")
_FAR = 300
"""The most characters between a `)` in a value and the next key."""
_PARAGRAPH_END = re.compile(r"[ \t\r]*+\n[ \t\r]*+\n")
_INDENT_MAX = 200


def read(view: View, start: int) -> Found | None:
    """Read the dump whose head begins at `start`; None where that is none."""
    opener = grammar.OPENER.match(view.text, start)
    if opener is None or opener["recursion"]:
        return None
    return _Reader(view, opener).read(start)


class _Reader:
    """Reads one dump token by token, with a stack of its own in place of recursion."""

    def __init__(self, view: View, opener: re.Match[str]) -> None:
        self._view = view
        self._text = text = view.text
        self._tree = Tree(opener)
        self._joined = text.startswith("[", opener.end())
        self._key: str | None = None  # of the text that is being read
        self._value = 0  # where that text begins
        self._at = opener.end()  # the end of the last token
        self._pairs = 0  # parentheses that are open in the text
        self._own_line = False  # whether the text begins on another line than its key
        self._broken = False  # whether it begins on the line of its key, and goes on below

    def read(self, start: int) -> Found:
        """Read the dump that begins at `start`."""
        stop = len(self._text)
        position = self._at
        while (token := self._token(position)) is not None:
            position = token.end()
            if token["head"] is not None:
                stop = self._head_start(token)
                break
            if token["key"] is not None:
                self._end_text(token.start())
                position = self._item(token)
            elif token["line"]:
                self._broken = not self._own_line
            elif token["left"]:
                self._pairs += self._opens_pair(token.start())
            elif self._closes(token.start()):
                self._end_text(token.start())
                self._tree.close()
                self._at = token.end()
                if self._tree.depth == 0:
                    return self._tree.found(start, self._at, complete=True)
        return self._cut(start, stop)

    def _token(self, position: int) -> re.Match[str] | None:
        """Give the next token; where no text is being read it must come at once."""
        if self._key is not None:
            return _TOKEN.search(self._text, position)
        token = _TOKEN.match(self._text, blanks_end(self._text, position))
        return token if token and (token["key"] is not None or token["right"]) else None

    def _item(self, token: re.Match[str]) -> int:
        """Take a key and its value; give where the next token may begin."""
        key = token["key"]
        self._at = token.end()
        value = blanks_end(self._text, self._at)
        opener = grammar.OPENER.match(self._text, value)
        if opener is not None and (self._joined or opener["gap"] != ""):
            if opener["recursion"]:
                self._tree.recursion(key)
            else:
                self._tree.open(key, opener)
            self._at = opener.end()
            return self._at
        self._key, self._value = key, value
        self._pairs = 0
        self._own_line = "\n" in self._text[self._at : value]
        self._broken = False
        return value

    def _end_text(self, end: int) -> None:
        """Take the text that ends in front of a token."""
        if self._key is not None:
            end = self._value + len(self._text[self._value : end].rstrip())
            self._tree.text(self._key, self._text, self._value, end)
            self._key = None

    def _opens_pair(self, position: int) -> bool:
        """Tell whether a parenthesis in a text awaits one that could be taken for the dump's."""
        if self._joined:
            return True
        smiley = self._text[max(0, position - 1) : position] in (":", ";", "-")
        return not smiley and self._text[position + 1 : position + 2].isspace()

    def _closes(self, position: int) -> bool:
        """Tell whether a closing parenthesis is one of the dump and not of a text in it."""
        if self._key is None:
            return True
        before = self._text[max(self._value, position - _INDENT_MAX) : position]
        if before and not (self._joined or before[-1].isspace()):
            return False
        if self._pairs:
            self._pairs -= 1
            return False
        if self._broken and before.rpartition("\n")[2].strip():
            return False
        if self._tree.depth > 1:
            following = grammar.CONTENT.match(self._text, position + 1)
            return (
                following is not None or _PARAGRAPH_END.match(self._text, position + 1) is not None
            )
        key = self._view.next(_STRUCTURE, position + 1)
        return (
            key is None
            or key - position > _FAR
            or self._text[key] != "["
            or "\n" in self._text[position:key].rstrip()
        )

    def _head_start(self, token: re.Match[str]) -> int:
        start = token.start()
        if token["head"].startswith("Array"):
            return start
        return class_start(self._text, start, self._value) or start

    def _cut(self, start: int, stop: int) -> Found:
        """Give the dump that is not closed, and that nothing of follows up to `stop`."""
        if self._key is None:
            end = grammar.cut_end(self._text, self._at)
        else:
            cut = grammar.cut_value(self._text, self._key, self._at, stop)
            self._tree.cut(self._key, self._text, self._value, cut)
            end = cut.end
        return self._tree.found(start, end, complete=False)
