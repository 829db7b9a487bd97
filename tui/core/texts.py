"""The texts that people read, wherever they stand in a definition, and the values in them.

What counts as shown text is written in the annotations of `core.flow`, and only there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_origin

from tui.core.flow import Flow, Guard, Node, Question, Resolution, Steps, Template
from tui.core.marks import Key, Shown
from tui.core.tree import Path

Texts: TypeAlias = Iterator[tuple[Path, str]]

MAX_PARTS = 2_000
"""So many procedures are spelled out for one node; only a made-up file has more."""

_VALUE = re.compile(r"\{\{|\}\}|\{([a-z0-9][a-z0-9_-]*)\}")


class _Slot(NamedTuple):
    """A field that holds text, or things that may."""

    field: str
    key: str
    is_text: bool


def value_names(text: str) -> Iterator[str]:
    """Yield the names of the values a text shows, in order."""
    if "{" in text:
        for match in _VALUE.finditer(text):
            if match[1]:
                yield match[1]


def template_values(template: Template) -> Iterator[str]:
    """Yield the names in a template that are no inputs, so that they must be values."""
    return (name for name in value_names(template.text) if name not in template.inputs)


def shown_texts(thing: object, path: Path = (), *, skip: str = "") -> Texts:
    """Yield every text for people in a definition, with where it stands.

    Args:
        thing: a definition, or a list or mapping of them.
        path: where it stands.
        skip: a field to leave out.
    """
    found: list[tuple[Path, str]] = []
    _gather(thing, path, skip, found)
    return iter(found)


def mentioned_values(thing: object, path: Path) -> Texts:
    """Yield the name of every value that a definition shows, with where it does."""
    if _has_brace(thing):
        for where, text in shown_texts(thing, path):
            for name in value_names(text):
                yield where, name


def _gather(thing: object, path: Path, skip: str, found: list[tuple[Path, str]]) -> None:
    """Add the texts of a definition to those found; called for every part of a flow."""
    if hasattr(thing, "_fields"):
        kind: Any = type(thing)
        for field, key, is_text in _slots(kind):
            held = getattr(thing, field)
            if held and field != skip:
                if is_text:
                    _add_texts(held, (*path, key), found)
                else:
                    _gather(held, (*path, key), "", found)
    else:
        for name, each in _parts(thing):
            _gather(each, (*path, name), "", found)


def _parts(thing: object) -> Iterable[tuple[str | int, Any]]:
    if isinstance(thing, tuple):
        return enumerate(thing)
    return thing.items() if isinstance(thing, Mapping) else ()


def _add_texts(held: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(held, str):
        found.append((path, held))
    else:
        found.extend(((*path, name), each) for name, each in _parts(held))


def _has_brace(thing: object) -> bool:
    """Tell whether there is a brace anywhere in a definition; quick, as most have none."""
    left: list[Any] = [thing]
    for each in left:  # which grows
        if type(each) is str:
            if "{" in each:
                return True
        elif type(each) not in _BARE:
            if isinstance(each, tuple):
                left += filter(None, each)
            elif isinstance(each, Mapping):
                left += filter(None, each.values())
    return False


_BARE = frozenset({bool, int, float})
"""Classes that hold no text, known without asking each value what it is."""


def replace_texts(thing: Any, change: Callable[[Path, str], str], path: Path = ()) -> Any:
    """Return a definition with its texts for people changed; what does not change stays the same.

    Args:
        thing: a definition, or a list or mapping of them.
        change: returns what stands in place of the text at a path.
        path: where the thing stands.
    """
    if isinstance(thing, Mapping):
        return {name: replace_texts(each, change, (*path, name)) for name, each in thing.items()}
    if not isinstance(thing, tuple):
        return thing
    fields: Any = thing
    if not hasattr(fields, "_fields"):
        return tuple(replace_texts(each, change, (*path, n)) for n, each in enumerate(thing))
    kind: Any = type(thing)
    changed = {}
    for slot in _slots(kind):
        held = getattr(thing, slot.field)
        if held:
            where = (*path, slot.key)
            changed[slot.field] = (
                _change(held, change, where) if slot.is_text else replace_texts(held, change, where)
            )
    return fields._replace(**changed) if changed else thing


def _change(held: Any, change: Callable[[Path, str], str], path: Path) -> Any:
    if isinstance(held, str):
        return change(path, held)
    if isinstance(held, Mapping):
        return {name: change((*path, name), each) for name, each in held.items()}
    return tuple(change((*path, number), each) for number, each in enumerate(held))


@cache
def _slots(kind: Any) -> tuple[_Slot, ...]:
    """Return the fields of a definition in which text can stand."""
    slots = []
    for field, annotation in kind.__annotations__.items():
        keys = [mark.name for mark in _marks(annotation) if isinstance(mark, Key)]
        is_text = any(isinstance(mark, Shown) for mark in _marks(annotation))
        if is_text or _holds_more(annotation):
            slots.append(_Slot(field, keys[0] if keys else field, is_text))
    return tuple(slots)


def _marks(annotation: Any) -> Iterator[object]:
    """Yield the marks of an annotation and of what it is made of."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for part in get_args(annotation):
        yield from _marks(part)


def _holds_more(annotation: Any) -> bool:
    if hasattr(annotation, "_fields"):
        return True
    return any(_holds_more(part) for part in get_args(annotation))


class Use(NamedTuple):
    """A value that a node shows, and the guards under which it does."""

    value: str
    guards: tuple[Guard, ...] = ()


def used_values(flow: Flow, node: Node) -> Iterator[Use]:
    """Yield the values that a person may see at a node, procedures spelled out."""
    if isinstance(node, Question) and node.ask in flow.facts:
        fact = flow.facts[node.ask]
        yield from _plain(shown_texts(fact, skip="how"))
        yield from _in_steps(flow, fact.how)
    elif isinstance(node, Resolution):
        yield from _plain(shown_texts(node, skip="steps"))
        for packet in node.packets:
            yield from _plain(shown_texts(flow.packets.get(packet)))
        yield from _in_steps(flow, node.steps)


def _plain(texts: Texts, guards: tuple[Guard, ...] = ()) -> Iterator[Use]:
    return (Use(name, guards) for _, text in texts for name in value_names(text))


def _in_steps(flow: Flow, steps: Steps) -> Iterator[Use]:
    """Yield values in steps; a procedure within itself is not followed twice."""
    waiting: list[tuple[Steps, tuple[Guard, ...]]] = [(steps, ())]
    seen: set[tuple[str, tuple[int, ...]]] = set()
    while waiting and len(seen) < MAX_PARTS:
        steps, outer = waiting.pop()
        for step in steps:
            guards = (*outer, step.when) if step.when else outer
            yield from _plain(shown_texts(step), guards)
            if step.template is not None:
                yield from (Use(name, guards) for name in template_values(step.template))
            mark = (step.procedure, tuple(map(id, guards)))
            procedure = flow.procedures.get(step.procedure)
            if procedure is not None and mark not in seen:
                seen.add(mark)
                yield from _plain(shown_texts(procedure, skip="steps"), guards)
                waiting.append((procedure.steps, guards))
