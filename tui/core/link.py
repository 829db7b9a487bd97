"""Joins a flow with what it uses of the libraries it names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from tui.core.codes import diagnose
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Fact, Flow, Library, Packet, Procedure, Value
from tui.core.mention import Mention, case_mentions, mentions, node_mentions
from tui.core.tree import Path, Source, Spot, find_spot

Definition: TypeAlias = Fact | Value | Procedure | Packet | str
SHARED = ("facts", "values", "procedures", "packets", "terms")
"""What a library can define: the keys of a file, which are the fields of a flow too."""


class Linked(NamedTuple):
    """A flow with all that it uses, and the file that each shared thing comes from."""

    flow: Flow
    source: Source
    origins: Mapping[tuple[str, str], Source]
    """By key of the file and id, as in `("facts", "auth")`."""

    def origin(self, path: Path) -> Source:
        """Return the file in which a path, as in `("facts", "auth", "ask")`, stands."""
        if len(path) > 1 and isinstance(path[0], str) and isinstance(path[1], str):
            return self.origins.get((path[0], path[1]), self.source)
        return self.source


def link(
    flow: Flow, source: Source, libraries: Sequence[tuple[Library, Source]]
) -> tuple[Linked, list[Diagnostic]]:
    """Take from the libraries what a flow uses, and what that uses in turn.

    Args:
        flow: the flow as its file has it.
        source: that file.
        libraries: the files it uses, directly or through others, each once.

    Returns:
        The whole flow, and a diagnostic at every place that defines an id again.
    """
    found: list[Diagnostic] = []
    defined: dict[tuple[str, str], tuple[Definition, Source]] = {}
    for each, file in [(flow, source), *libraries]:
        for kind in SHARED:
            things: Mapping[str, Definition] = getattr(each, kind)
            for name, thing in things.items():
                first = defined.setdefault((kind, name), (thing, file))[1]
                if first is not file:
                    found += [_twice(kind, name, first, file), _twice(kind, name, file, first)]
    # Without libraries there is nothing to take: all that is defined stands in the flow itself.
    used = _find_used(flow, defined) if libraries else {}
    taken: dict[str, Any] = {kind: _taken(kind, flow, defined, used) for kind in SHARED}
    whole = flow._replace(**taken)
    origins = {
        (kind, name): defined[kind, name][1] for kind in SHARED for name in getattr(whole, kind)
    }
    return Linked(whole, source, origins), list(dict.fromkeys(found))


def _taken(
    kind: str,
    flow: Flow,
    defined: Mapping[tuple[str, str], tuple[Definition, Source]],
    used: Mapping[tuple[str, str], None],
) -> dict[str, Definition]:
    """Return what the flow defines itself, then what it takes from libraries."""
    own: dict[str, Definition] = dict(getattr(flow, kind))
    for (each, name), (thing, _) in defined.items():
        if each == kind and (kind == "terms" or (kind, name) in used):
            own.setdefault(name, thing)
    return own


def _find_used(
    flow: Flow, defined: Mapping[tuple[str, str], tuple[Definition, Source]]
) -> dict[tuple[str, str], None]:
    """Return everything a flow mentions, and what that mentions, however deep."""
    used: dict[tuple[str, str], None] = {}
    waiting = list(_flow_mentions(flow))
    while waiting:
        mention = waiting.pop()
        key = mention.kind, mention.name
        if key not in used and key in defined:
            used[key] = None
            waiting += mentions(mention.kind, mention.name, defined[key][0])
    return used


def _flow_mentions(flow: Flow) -> Iterator[Mention]:
    for number, case in enumerate(flow.cases):
        yield from case_mentions(number, case)
    for name, node in flow.nodes.items():
        yield from node_mentions(name, node)
    for kind in SHARED:
        things: Mapping[str, Definition] = getattr(flow, kind)
        for name, thing in things.items():
            yield from mentions(kind, name, thing)


def _twice(kind: str, name: str, here: Source, other: Source) -> Diagnostic:
    spot = find_definition(here, kind, name)
    word = kind.removesuffix("s")
    return diagnose(
        "G008", here.file, spot, lines=here.lines, what=word, name=name, other=other.file
    )


def find_definition(source: Source, kind: str, name: str) -> Spot:
    """Return where a file defines something; a fact may be defined where it is asked for."""
    defined = source.tree.get(kind)
    if kind != "facts" or (isinstance(defined, Mapping) and name in defined):
        return find_spot(source.tree, (kind, name), key=True)
    return find_spot(source.tree, ask_path(source, name) or (kind,))


def ask_path(source: Source, fact: str) -> Path:
    """Return the path of a question that defines its fact in place; empty when none does."""
    nodes = source.tree.get("nodes")
    for name, node in nodes.items() if isinstance(nodes, Mapping) else ():
        asked = node.get("ask") if isinstance(node, Mapping) else None
        if isinstance(asked, Mapping) and asked.get("fact") == fact:
            return ("nodes", name, "ask")
    return ()
