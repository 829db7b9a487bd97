"""The texts that people read, wherever they stand in a definition, and the values in them.

What counts as shown text is written in the annotations of `core.flow`, and only there.
"""

import re
from collections.abc import Iterator, Mapping
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
    if isinstance(thing, Mapping):
        for name, each in thing.items():
            yield from shown_texts(each, (*path, name))
    elif hasattr(thing, "_fields"):
        kind: Any = type(thing)
        for slot in _slots(kind):
            held = getattr(thing, slot.field)
            if held and slot.field != skip:
                yield from _held(held, (*path, slot.key), is_text=slot.is_text)
    elif isinstance(thing, tuple):
        for number, each in enumerate(thing):
            yield from shown_texts(each, (*path, number))


def _held(held: object, path: Path, *, is_text: bool) -> Texts:
    if not is_text:
        yield from shown_texts(held, path)
    elif isinstance(held, str):
        yield path, held
    elif isinstance(held, tuple):
        for number, each in enumerate(held):
            yield (*path, number), each
    elif isinstance(held, Mapping):
        for name, each in held.items():
            yield (*path, name), each


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
