"""Shorthands that span several places of a file, rewritten into their long form.

A fact defined where it is asked moves under `facts`, and a key `a or b` becomes two keys. The
tree itself is changed, so that whoever looks a place up finds it where the flow has it.
"""

import re

from tui.core.decoding.faults import Faults
from tui.core.tree import Mapped, Spot, Tree

_OR = re.compile(r"\s+or\s+")


def expand_shorthands(tree: Mapped, faults: Faults) -> None:
    """Rewrite the shorthands of a whole file in place; a second time changes nothing.

    Args:
        tree: the file.
        faults: what is given twice is added here.
    """
    nodes = tree.get("nodes")
    if not isinstance(nodes, Mapped):
        return
    for node in nodes.values():
        if isinstance(node, Mapped) and "ask" in node:
            ask, to = node["ask"], node.get("to")
            if isinstance(ask, Mapped):
                _move_fact(ask, node, tree, faults)
            if isinstance(to, Mapped) and any("or" in key and _OR.search(key) for key in to):
                node["to"] = _split_keys(to, faults)


def _move_fact(ask: Mapped, node: Mapped, tree: Mapped, faults: Faults) -> None:
    name = ask.get("fact")
    if "facts" not in tree:
        _put(tree, "facts", Mapped(ask.spot), ask.spot)
    facts = tree["facts"]
    if not isinstance(name, str) or not isinstance(facts, Mapped):
        return
    spot = ask.value_spot("fact")
    ask.take_out("fact")
    _put_once(facts, name, ask, spot, faults)
    node["ask"] = name
    node.move("ask", spot)


def _split_keys(to: Mapped, faults: Faults) -> Mapped:
    split = Mapped(to.spot)
    for key, value in to.items():
        for name in _OR.split(key):
            if name in split:
                _report_twice(split, name, to.key_spots[key], faults)
            else:
                _put(split, name, value, to.value_spots[key], to.key_spots[key])
    return split


def _put_once(mapped: Mapped, key: str, value: Tree, spot: Spot, faults: Faults) -> None:
    if key in mapped:
        _report_twice(mapped, key, spot, faults)
    else:
        _put(mapped, key, value, spot)


def _report_twice(mapped: Mapped, key: str, spot: Spot, faults: Faults) -> None:
    faults.add("F017", spot, key=key, line=mapped.key_spots[key].line)


def _put(mapped: Mapped, key: str, value: Tree, spot: Spot, key_spot: Spot | None = None) -> None:
    mapped[key] = value
    mapped.value_spots[key] = spot
    mapped.key_spots[key] = key_spot or spot
