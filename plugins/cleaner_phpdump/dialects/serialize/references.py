"""What the `r:2;` and `R:2;` of a serialized value stand for."""

from cleaner_phpdump.nodes import Node

_GROWTH = 16
"""What references may add to a tree, for each character of the dump that was read."""

_NODE = 64  # characters that a node counts for


class References:
    """The values of a dump by their numbers: from 1, in the order in which they begin.

    `R` is the number of a value that is the same PHP reference, `r` that of an object that stands
    here again; only `R` is no value of its own (php_add_var_hash, ext/standard/var.c). A value is
    shared, not copied, and may be large: what references add to the tree is bounded.
    """

    def __init__(self) -> None:
        self._slots: list[Node | None] = []
        self._spent = 0

    def add(self, node: Node) -> None:
        """Take the next value."""
        self._slots.append(node)

    def open(self) -> int:
        """Take the next value, a branch that goes on; give its slot, which `close` wants."""
        self._slots.append(None)
        return len(self._slots) - 1

    def close(self, slot: int, node: Node) -> None:
        """Take a branch that ended."""
        self._slots[slot] = node

    def resolve(self, kind: str, number: int, read: int) -> Node:
        """Give the node that a reference stands for; `read` characters were read before it.

        That is a recursion node where the value is one that the reference stands in.
        """
        node = self._slots[number - 1] if 0 < number <= len(self._slots) else None
        if node is not None and not self._affordable(node, _GROWTH * read):
            node = None
        if node is None:
            node = {"t": "recursion"}
        elif kind == "R":
            node["ref"] = True
        if kind == "r":
            self._slots.append(node)
        return node

    def _affordable(self, node: Node, budget: int) -> bool:
        rest = [node]
        while rest:
            node = rest.pop()
            self._spent += _NODE + (len(node.get("v", "")) if node["t"] == "str" else 0)
            if self._spent > budget:
                return False
            rest += (entry[-1] for entry in node.get("items") or node.get("props") or ())
        return True
