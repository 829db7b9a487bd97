"""Giving something another id, everywhere it stands."""

from collections.abc import Iterator

from tui.core.decoding.decode_special import RESERVED
from tui.core.decoding.decode_text import ID
from tui.core.editor.occurrence import Occurrence, Symbol, find_occurrences
from tui.core.editor.project import Project, known_names
from tui.core.flow import Answer, Flow, Node
from tui.core.words import say

RENAMED = ("flows", "nodes", "facts", "answers", "values", "procedures", "packets")
"""What has an id that can be changed; a term is a word of its texts."""


def why_not_rename(project: Project, symbol: Symbol, new: str) -> str:
    """Return why something cannot have another id; empty when it can."""
    if symbol.kind not in RENAMED:
        return say("this is no id")
    if not symbol.file:
        return say("{name} is not defined in the files at hand", name=symbol.name)
    if not ID.pattern.fullmatch(new):
        return say("an id is made of lower-case letters, digits and -, and does not begin with -")
    words = {"answers": RESERVED[Answer], "nodes": RESERVED[Node]}.get(symbol.kind, frozenset())
    if new in words:
        return say("{new} has another meaning there", new=new)
    if new in _taken(project, symbol):
        return say("{new} is there already", new=new)
    return ""


def _taken(project: Project, symbol: Symbol) -> set[str]:
    """Return the ids that would be taken for each other."""
    home = project[symbol.file]
    if symbol.kind == "flows":
        return {each.flow.flow for each in project.values() if isinstance(each.model, Flow)}
    if symbol.kind == "nodes":
        return set(home.flow.nodes)
    if symbol.kind == "answers":
        return set(home.flow.facts[symbol.of].answers)
    return {
        name
        for file in project
        if symbol.name in (names := known_names(project, file, symbol.kind))
        for name in names
    }


def find_all(project: Project, symbol: Symbol) -> Iterator[Occurrence]:
    """Yield every place where something is defined or mentioned."""
    return (each for each in find_occurrences(project) if each.symbol == symbol)
