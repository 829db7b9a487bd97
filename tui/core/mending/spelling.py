"""Keys, words and ids that are almost right, where only one thing can have been meant."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tui.core.diagnostic import Diagnostic
from tui.core.editor.grammar import Kinds, slot_at
from tui.core.editor.occurrence import Occurrence, find_token, occurrences_in
from tui.core.editor.project import Project, find_flow, find_home, known_names
from tui.core.flow import NODE_KEYS, Flow, Library
from tui.core.mending.edit import Edit, Fix
from tui.core.text import nearest
from tui.core.tree import Listed, Mapped, Path, Source, Spot, Tree
from tui.core.words import say

SHORTEST = 4
"""A name shorter than this is like too many others."""

_UNKNOWN_IDS = {
    "G001": "nodes",
    "G002": "flows",
    "G003": "facts",
    "G004": "answers",
    "G005": "procedures",
    "G006": "packets",
    "G007": "values",
}
_UNKNOWN_WORDS = frozenset(("F033", "F034"))


def only_near(name: str, names: Collection[str]) -> str:
    """Return the one name that can have been meant; empty when there is none, or several."""
    if len(name) < SHORTEST:
        return ""
    best = nearest(name, names)
    return "" if nearest(name, [each for each in names if each != best]) else best


def find_keys(source: Source, problems: Sequence[Diagnostic]) -> Iterator[Fix]:
    """Yield the right spelling of keys and of words from a list."""
    top: type[Any] = Library if "library" in source.tree else Flow
    kinds = _node_kinds(source.tree)
    places = dict(_places(source.tree))
    for each in problems:
        path = places.get(Spot(each.line, each.column))
        if path is None:
            continue
        if each.code == "F030":
            yield from _key(source, each, path, _known_keys(top, path[:-1], kinds))
        elif each.code == "F042":
            yield from _first_key(source, each, (), ("flow", "library"))
        elif each.code == "F040":
            yield from _first_key(source, each, path[:2], tuple(NODE_KEYS))
        elif each.code in _UNKNOWN_WORDS:
            slot = slot_at(top, path, kinds)
            slot = slot_at(top, (*path, 0), kinds) if slot and not slot.words else slot
            yield from _word(source, each, slot.words if slot else ())


def _node_kinds(tree: Mapped) -> Kinds:
    nodes = tree.get("nodes")
    return {
        ("nodes", name): next((key for key in NODE_KEYS if key in node), "")
        for name, node in (nodes.items() if isinstance(nodes, Mapped) else ())
        if isinstance(node, Mapped)
    }


def _places(root: Tree) -> Iterator[tuple[Spot, Path]]:
    """Yield the spots of a tree with the path that stands there; keys come last."""
    waiting: list[tuple[Path, Tree]] = [((), root)]
    while waiting:
        path, here = waiting.pop(0)
        if isinstance(here, Mapped):
            for key, value in here.items():
                yield here.value_spots[key], (*path, key)
                yield here.key_spots[key], (*path, key)
                waiting.append(((*path, key), value))
        elif isinstance(here, Listed):
            for number, value in enumerate(here):
                yield here.item_spots[number], (*path, number)
                waiting.append(((*path, number), value))


def _known_keys(top: type[Any], path: Path, kinds: Kinds) -> tuple[str, ...]:
    slot = slot_at(top, path, kinds)
    if slot is not None and not slot.keys:
        slot = slot_at(top, (*path, 0), kinds)
    return slot.keys if slot else ()


def _mapping(root: Tree, path: Path) -> Mapped | None:
    here = root
    for name in path:
        if isinstance(here, Mapped):
            here = here[str(name)]
        elif isinstance(here, Listed) and isinstance(name, int):
            here = here[name]
    return here if isinstance(here, Mapped) else None


def _key(source: Source, problem: Diagnostic, path: Path, known: Collection[str]) -> Iterator[Fix]:
    """Yield the right spelling of the key at the end of a path."""
    mapping = _mapping(source.tree, path[:-1])
    if mapping is None or not path:
        return
    wrong = str(path[-1])
    right = only_near(wrong, [key for key in known if key not in mapping])
    yield from _respell(source, problem, wrong, right)


def _first_key(
    source: Source, problem: Diagnostic, path: Path, known: Collection[str]
) -> Iterator[Fix]:
    """Yield the right spelling of the key that says what a mapping is."""
    mapping = _mapping(source.tree, path)
    for wrong in mapping or ():
        right = only_near(wrong, known)
        if mapping and right and not any(key in mapping for key in known):
            spot = mapping.key_spots[wrong]
            here = problem._replace(line=spot.line, column=spot.column)
            yield from _respell(source, here, wrong, right)
            return


def _word(source: Source, problem: Diagnostic, words: Collection[str]) -> Iterator[Fix]:
    line = source.lines[problem.line - 1][problem.column - 1 :]
    wrong = line.lstrip("\"'").split(",")[0].rstrip(" ]}\"'")
    same = [word for word in words if word.casefold() == wrong.casefold()]
    yield from _respell(source, problem, wrong, same[0] if same else only_near(wrong, words))


def _respell(source: Source, problem: Diagnostic, wrong: str, right: str) -> Iterator[Fix]:
    span = find_token(source, Spot(problem.line, problem.column), wrong)
    if right and span is not None:
        edit = Edit(span.line, span.column, span.length, right)
        yield Fix(
            problem.file,
            problem.code,
            say("wrote `{right}` for `{wrong}`", right=right, wrong=wrong),
            (edit,),
        )


def find_ids(project: Project, name: str, problems: Sequence[Diagnostic]) -> Iterator[Fix]:
    """Yield the right spelling of ids that are not defined.

    Args:
        project: all files of the folder.
        name: the file in question.
        problems: what was found in it.
    """
    wanted = {(each.line, _UNKNOWN_IDS[each.code]): each for each in problems
              if each.code in _UNKNOWN_IDS}  # fmt: skip
    if not wanted:
        return
    before: Occurrence | None = None
    for found in occurrences_in(project, name):
        problem = wanted.get((found.span.line, found.symbol.kind))
        if problem is not None and not found.symbol.file:
            right = only_near(found.symbol.name, _candidates(project, name, found, before))
            if right:
                edit = Edit(*found.span, right)
                says = say("wrote `{right}` for `{name}`", right=right, name=found.symbol.name)
                yield Fix(problem.file, problem.code, says, (edit,))
        before = found


def _candidates(
    project: Project, name: str, found: Occurrence, before: Occurrence | None
) -> Collection[str]:
    """Return what an id could have meant; `before` is the id found before it."""
    kind = found.symbol.kind
    if kind == "flows":
        return [each.flow.flow for each in project.values() if isinstance(each.model, Flow)]
    if kind == "answers":
        home = find_home(project, name, "facts", found.symbol.of)
        return project[home].flow.facts[found.symbol.of].answers if home else ()
    if kind == "nodes":
        flow = _flow_before(found, before)
        file = find_flow(project, flow) if flow else project[name]
        return file.flow.nodes if file else ()
    return known_names(project, name, kind)


def _flow_before(found: Occurrence, before: Occurrence | None) -> str:
    """Return the flow that stands before a node, as in FLOW/NODE."""
    if before is None or before.symbol.kind != "flows" or before.span.line != found.span.line:
        return ""
    is_next = before.span.column + before.span.length + 1 == found.span.column
    return before.symbol.name if is_next else ""
