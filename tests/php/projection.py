"""What each dialect shows of a value: the node that a perfect reader can give back."""

from base64 import b64decode
from typing import Any, NamedTuple

from cleaner_phpdump import nodes
from cleaner_phpdump.nodes import Node


class Shows(NamedTuple):
    """What a dialect keeps of a value. The defaults are those of `var_dump`."""

    types: bool = True  # null, bools and numbers are not just their text
    digits: int = 17  # significant digits of a float (php.ini: precision, serialize_precision)
    visibility: bool = True
    declaring: str = "all"  # of a private property: "all", "elsewhere" (another class) or "none"
    ids: bool = True  # the numbers of objects
    references: bool = False
    unset: bool = True  # typed properties without a value
    unset_type: bool = False
    enum: str = (
        "case"  # or "backing" (and the value), or "object" (with the properties name, value)
    )
    resource: str = "whole"  # or "id", "null", "zero"
    recursion: bool = True  # else null


SHOWS = {
    "var_dump": Shows(references=True, unset_type=True),
    "debug_zval_dump": Shows(references=True, unset_type=True, enum="object"),
    "print_r": Shows(types=False, digits=14, ids=False, unset=False, enum="object", resource="id"),
    "var_export": Shows(
        visibility=False,
        declaring="none",
        ids=False,
        unset=False,
        resource="null",
        recursion=False,
    ),
    "serialize": Shows(ids=False, unset=False, resource="zero"),
    "xdebug_text": Shows(digits=14, declaring="none", enum="backing"),
    "xdebug_html": Shows(digits=14, declaring="elsewhere", enum="backing"),
}
SHOWS["xdebug_html_text"] = SHOWS["xdebug_html"]


def project(node: Node, dialect: str) -> Any:
    """Give what a dialect shows of a node, as plain data that can be compared.

    Works on what a reader gave as well; it then drops what the reader may add, and makes an enum
    case an object where the dialect prints one.
    """
    return _projected(node, SHOWS[dialect])


def _projected(node: Node, shows: Shows) -> Any:
    shown = _shown(node, shows)
    if shows.references and node.get("ref"):
        return ("reference", shown)
    return shown


def _shown(node: Node, shows: Shows) -> Any:
    kind = node["t"]
    if kind == "enum" and shows.enum == "object":
        kind, node = "object", _enum_object(node)
    match kind:
        case "array":
            items = tuple(
                (_key(key, shows), _projected(item, shows)) for key, item in node["items"]
            )
            return ("array", items, bool(node.get("elided")))
        case "object":
            return _object(node, shows)
        case "enum":
            backing = node.get("backing") if shows.enum == "backing" else None
            shown = None if backing is None else _shown(backing, shows)
            return ("enum", _raw(node["class"]), _raw(node["case"]), shown)
        case "str":
            return _string(node, shows)
        case "uninit":
            return ("uninit", node.get("type") if shows.unset_type else None)
        case "resource" | "recursion":
            return _pointer(node, shows)
    return _scalar(node, shows)


def _object(node: Node, shows: Shows) -> Any:
    class_name = _raw(node["class"])
    props = []
    for name, visibility, declaring, item in node["props"]:
        if item["t"] == "uninit" and not shows.unset:
            continue
        declared = None if declaring is None else _raw(declaring)
        if shows.declaring == "none" or (shows.declaring == "elsewhere" and declared == class_name):
            declared = None
        shown = visibility if shows.visibility else None
        props.append((_raw(name), shown, declared, _projected(item, shows)))
    number = node.get("id") if shows.ids else None
    return ("object", class_name, number, tuple(props), bool(node.get("elided")))


def _enum_object(node: Node) -> Node:
    props = [["name", "public", None, nodes.string(_raw(node["case"]))]]
    if "backing" in node:
        props.append(["value", "public", None, node["backing"]])
    return nodes.php_object(_raw(node["class"]), None, props)


def _string(node: Node, shows: Shows) -> Any:
    text = _raw(node if "b64" in node else node["v"])
    return ("str", text, bool(node.get("truncated")))


def _pointer(node: Node, shows: Shows) -> Any:
    if node["t"] == "recursion":
        return ("recursion",) if shows.recursion else ("null",)
    match shows.resource:
        case "null":
            return ("null",)
        case "zero":
            return ("int", 0)
        case "id":
            return ("str", f"Resource id #{node['id']}", False)
    return ("resource", node["id"], node["rtype"])


def _scalar(node: Node, shows: Shows) -> Any:
    kind = node["t"]
    if kind == "float":
        number = _float(node["v"], shows.digits)
        return ("float", number) if shows.types else ("str", number, False)
    if kind == "null" and shows.types:
        return ("null",)
    if shows.types:
        return (kind, node["v"])
    if kind == "null" or node["v"] is False:
        return ("str", "", False)
    return ("str", "1" if node["v"] is True else str(node["v"]), False)


def php_float(number: float, digits: int) -> str:
    """Give a float as PHP prints it with `precision` significant digits (main/snprintf.c, php_gcvt).

    >>> php_float(0.1, 14), php_float(1e25, 14), php_float(-0.0, 14), php_float(1.5e-10, 14)
    ('0.1', '1.0E+25', '-0', '1.5E-10')
    """
    mantissa, mark, exponent = format(number, f".{digits}G").partition("E")
    if not mark:
        return mantissa
    point = "" if "." in mantissa else ".0"
    return f"{mantissa}{point}E{exponent[0]}{exponent[1:].lstrip('0')}"


def _float(digits: str, precision: int) -> str:
    if digits in ("INF", "-INF", "NAN"):
        return digits
    number = float(digits)
    # 17 digits is how PHP stands for "as many as it takes"; how they are laid out says nothing
    return repr(number) if precision == 17 else php_float(number, precision)


def _key(key: Any, shows: Shows) -> Any:
    if isinstance(key, int):
        return key if shows.types else str(key)
    return _raw(key)


def _raw(name: Any) -> str:
    if isinstance(name, dict):
        return b64decode(name["b64"]).decode("utf-8", "surrogateescape")
    return str(name)


def begins(shown: Any, whole: Any) -> bool:
    """Tell whether a projected value is the beginning of another: how a dump was cut off."""
    if shown == whole or whole[0] == "recursion":
        return True
    if shown[0] == "reference" or whole[0] == "reference":
        return begins(_bare(shown), _bare(whole))
    if shown[0] in ("null", "uninit", "int", "float"):  # a number may have lost digits
        return shown[0] in ("null", "uninit", whole[0])
    if shown[0] == "enum" and whole[0] == "enum":  # the case may have lost letters, and its value
        return shown[1] == whole[1] and bool(whole[2].startswith(shown[2]))
    if shown[0] == "str":
        return _first_words(whole).startswith(shown[1])
    if shown[0] != whole[0] or shown[0] not in ("array", "object"):
        return False
    place = 1 if shown[0] == "array" else 3
    if shown[0] == "object" and not whole[1].startswith(shown[1]):
        return False
    mine, others = shown[place], whole[place]
    return (
        len(mine) <= len(others)
        and mine[:-1] == others[: max(len(mine) - 1, 0)]
        and all(
            one[:-1] == other[:-1] and begins(one[-1], other[-1])
            for one, other in zip(mine[-1:], others[len(mine) - 1 :], strict=False)
        )
    )


def _first_words(whole: Any) -> str:
    """Give what the text of a value begins with; print_r's strings and heads can't be told apart."""
    match whole[0]:
        case "str":
            return str(whole[1])
        case "array":
            return "Array"
        case "object":
            return f"{whole[1]} Object"
    return ""


def _bare(shown: Any) -> Any:
    return shown[1] if shown[0] == "reference" else shown


def limited(node: Node, depth: int = 3, children: int = 128, size: int = 512) -> Node:
    """Give what Xdebug leaves of a value (xdebug.var_display_max_depth, _children and _data)."""
    match node["t"]:
        case "array" | "object":
            place = "items" if node["t"] == "array" else "props"
            if depth == 0:
                return node | {place: [], "elided": True}
            kept = [[*item[:-1], limited(item[-1], depth - 1, children, size)] for item in node[place][:children]]  # fmt: skip
            return node | {place: kept} | ({"elided": True} if len(node[place]) > children else {})
        case "str":
            data = _raw(node if "b64" in node else node["v"]).encode("utf-8", "surrogateescape")
            if len(data) > size:
                text = data[:size].decode("utf-8", "surrogateescape")
                return nodes.string(text, len(data), truncated=True)
    return node


def contents(node: Node) -> list[str]:
    """Give all strings of a node in their order."""
    match node["t"]:
        case "str":
            return [_raw(node if "b64" in node else node["v"])]
        case "array":
            return [text for _, item in node["items"] for text in contents(item)]
        case "object":
            return [text for *_, item in node["props"] for text in contents(item)]
    return []


def has_nested_objects(node: Node, inside: bool = False) -> bool:
    """Tell whether an object stands in another, however deep."""
    if node["t"] == "object":
        return inside or any(has_nested_objects(item, True) for *_, item in node["props"])
    return any(has_nested_objects(item, inside) for _, item in node.get("items", ()))
