"""The typed nodes of a dump: everything that PHP printed, in plain dicts that JSON can hold.

    {"t": "null"}                         {"t": "bool", "v": true}      {"t": "int", "v": 5}
    {"t": "float", "v": "0.1"}            the digits as printed, or INF, -INF, NAN
    {"t": "str", "v": text}               "len": the declared bytes where the content has others;
                                          "truncated": true where it was cut off
    {"t": "array", "items": [[key, node], ...]}           keys are int or str
    {"t": "object", "class": name, "id": 3,
     "props": [[name, visibility, declaring class, node], ...]}
    {"t": "enum", "class": name, "case": name}            "backing": the node of its value
    {"t": "resource", "id": 5, "rtype": "stream"}         {"t": "recursion"}
    {"t": "uninit", "type": "?int"}                       a typed property that has no value yet

`"ref": true` marks a PHP reference (`&`), `"elided": true` an array or object that a debugger's
limit left something out of, with `"count"`, the elements that it had.
A string that is not valid UTF-8 (it then holds surrogate escapes) is `{"b64": base64 of its
bytes}` in the place of `"v"` or of the name. Visibility is "public", "protected" or "private".
"""

import re
from base64 import b64encode
from typing import Any

Node = dict[str, Any]


def name(text: str) -> Any:
    r"""Give a key, a class or a property name as a node holds it.

    >>> name("id"), name("k\udcff")
    ('id', {'b64': 'a/8='})
    """
    return text if text.isascii() or _is_utf8(text) else _base64(text)


def string(text: str, declared: int | None = None, *, truncated: bool = False) -> Node:
    """Give the node of a string; `declared` where its declared length does not fit.

    >>> string("18°"), string("removed", 12)
    ({'t': 'str', 'v': '18°'}, {'t': 'str', 'v': 'removed', 'len': 12})
    """
    node: Node = {"t": "str"}
    if text.isascii() or _is_utf8(text):
        node["v"] = text
    else:
        node |= _base64(text)
    if declared is not None:
        node["len"] = declared
    if truncated:
        node["truncated"] = True
    return node


def scalar(match: re.Match[str]) -> Node:
    """Give the node of a number, a truth value, a resource or null.

    The pattern's groups `int`, `float`, `bool`, `resource` and `rtype` say which; in a match with
    none of them it is null.
    """
    if match["int"] is not None:
        return {"t": "int", "v": int(match["int"])}
    if match["float"] is not None:
        return {"t": "float", "v": match["float"]}
    if match["bool"] is not None:
        return {"t": "bool", "v": match["bool"] == "true"}
    if match["resource"] is not None:
        return {"t": "resource", "id": int(match["resource"]), "rtype": match["rtype"]}
    return {"t": "null"}


def array(items: list[list[Any]]) -> Node:
    """Give the node of an array; `items` may still be filled."""
    return {"t": "array", "items": items}


def php_object(class_name: str, identity: int | None, props: list[list[Any]]) -> Node:
    """Give the node of an object; `props` may still be filled."""
    return {"t": "object", "class": name(class_name), "id": identity, "props": props}


def _is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _base64(text: str) -> Node:
    data = text.encode("utf-8", "surrogatepass" if _is_odd(text) else "surrogateescape")
    return {"b64": b64encode(data).decode("ascii")}


def _is_odd(text: str) -> bool:
    """Tell whether a text holds surrogates that stand for no byte."""
    return any("\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff" for char in text)
