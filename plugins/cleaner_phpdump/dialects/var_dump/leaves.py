"""Values without elements, and enum cases."""

import re

from cleaner_phpdump import nodes
from cleaner_phpdump.nodes import Node

_CASE_NAME = re.compile(r"[A-Z]\w{0,200}")


def scalar(match: re.Match[str]) -> Node:
    """Give the node of a value without elements."""
    case = match["enum"] or match["case"]
    if case is None:
        return nodes.scalar(match)
    class_name, _, name = case.rpartition("::")
    node: Node = {"t": "enum", "class": class_name, "case": name}
    if match["text_backing"] is not None:
        node["backing"] = nodes.string(match["text_backing"])
    elif match["int_backing"] is not None:
        node["backing"] = {"t": "int", "v": int(match["int_backing"])}
    return node


def is_case(node: Node) -> bool:
    """Tell whether an object is an enum case, which `debug_zval_dump` prints as one.

    A case has its name and, where it is backed, a value; by custom its name begins with a capital.
    """
    props = node["props"]
    if [prop[0] for prop in props] not in (["name"], ["name", "value"]):
        return False
    if any(visibility != "public" for _, visibility, _, _ in props) or node["class"] == "stdClass":
        return False
    name, *values = (value for _, _, _, value in props)
    is_name = name["t"] == "str" and _CASE_NAME.fullmatch(name.get("v", "")) is not None
    return is_name and all(value["t"] in ("str", "int") for value in values)


def case_of(node: Node) -> Node:
    """Give the enum case that such an object is."""
    name, *backing = (value for _, _, _, value in node["props"])
    case: Node = {"t": "enum", "class": node["class"], "case": name["v"]}
    return case | {"backing": backing[0]} if backing else case
