"""What can be typed at a place: keys, words and ids that exist, none that do not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_origin

from tui.core.editor.describe import describe_id
from tui.core.editor.grammar import Slot, slot_at
from tui.core.editor.outline import Outline, read_outline
from tui.core.editor.project import Project, find_flow, known_names
from tui.core.flow import HAND_OVER, NODE_KEYS, Flow, Library, Value
from tui.core.link import SHARED
from tui.core.tree import Path, Spot
from tui.core.words import say

_KINDS = {"fact": "facts", "procedure": "procedures", "packet": "packets"}
_TARGETS = frozenset(("expect", "at", "remaining", "never", "helps", "tried"))
_LEADING = frozenset(("start", "to", "else", "unsure", "otherwise", "call", "then"))
"""Keys behind which a node is named, beside the answers in `to`."""


class Proposal(NamedTuple):
    """Something that can be typed."""

    text: str
    kind: str
    """`key`, `word`, `file`, or what an id names: `facts`, `answers`, `nodes`, `flows` ..."""
    detail: str = ""


class Completion(NamedTuple):
    """What can be typed, and where the word begins that it takes the place of."""

    proposals: tuple[Proposal, ...]
    start: Spot


def complete(project: Project, name: str, lines: list[str], line: int, column: int) -> Completion:
    """Return what can be typed at a place of a file that is being edited.

    Args:
        project: the files of the folder as they could last be read.
        name: the file; it may be missing from the project.
        lines: the file as it is now.
        line: of the cursor, from 1.
        column: of the cursor, from 1.
    """
    outline = read_outline(lines, line, column)
    found = _Desk(project, name, outline).propose()
    return Completion(tuple(dict.fromkeys(found)), outline.cursor.start)


class _Desk:
    """Answers for one place."""

    def __init__(self, project: Project, name: str, outline: Outline) -> None:
        self.project = project
        self.name = name
        self.outline = outline
        self.cursor = outline.cursor
        is_library = ("library",) in outline.spots and ("flow",) not in outline.spots
        self.top: type[Any] = Library if is_library else Flow
        self.kinds = dict(self._node_kinds())

    def _node_kinds(self) -> Iterator[tuple[Path, str]]:
        for node in self.outline.children(("nodes",)):
            keys = self.outline.children(("nodes", node))
            yield ("nodes", node), next((key for key in keys if key in NODE_KEYS), "")

    def propose(self) -> Iterator[Proposal]:
        cursor = self.cursor
        path = (*cursor.path, cursor.key) if cursor.key else cursor.path
        slot = slot_at(self.top, path, self.kinds)
        if slot is None:
            return
        is_braced = cursor.text.rfind("{") > cursor.text.rfind("}")
        if slot.is_shown and is_braced:
            yield from self._ids("values")
        elif cursor.key:
            yield from self._values(slot, path)
        elif slot.keys:
            yield from self._keys(slot, path)
        else:
            yield from self._entries(slot, path)
            yield from self._values(slot, path)

    # --- keys ---------------------------------------------------------------------------------

    def _keys(self, slot: Slot, path: Path) -> Iterator[Proposal]:
        there = set(self.outline.children(path)) - {self.cursor.typed}
        owner = getattr(slot.kind, "__name__", "")
        for key in slot.keys:
            if key not in there:
                yield Proposal(key, "key", owner)

    def _entries(self, slot: Slot, path: Path) -> Iterator[Proposal]:
        """Yield ids that can be keys of a mapping."""
        there = set(self.outline.children(path)) - {self.cursor.typed}
        for each in self._entry_ids(slot, path):
            if each.text not in there:
                yield each

    def _entry_ids(self, slot: Slot, path: Path) -> Iterator[Proposal]:
        if (slot.owner, slot.key) == ("Question", "to"):
            yield from self._answers(self._asked(path[:-1]))
        elif slot.key == "when" and _is_by_id(slot):
            yield from self._ids("facts")
        elif slot.key in ("sets", "facts") and slot.owner in ("Answer", "Case"):
            yield from self._ids("facts") if _is_by_id(slot) else ()
        elif slot.kind is Value:
            yield from (Proposal("by", "key"), Proposal("else", "key"))
            yield from self._answers(self.outline.texts.get((*path, "by"), ""))
        elif path == ("nodes",):
            yield from self._lacking_nodes()

    def _lacking_nodes(self) -> Iterator[Proposal]:
        """Yield nodes that something leads to and that are not there yet."""
        there = set(self.outline.children(("nodes",)))
        for path, text in self.outline.texts.items():
            leads = path[-1] in _LEADING or path[-2:-1] == ("to",)
            if leads and text and "/" not in text and text not in there:
                yield Proposal(text, "nodes", say("mentioned, not there yet"))

    # --- values -------------------------------------------------------------------------------

    def _values(self, slot: Slot, path: Path) -> Iterator[Proposal]:
        yield from (Proposal(word, "word") for word in slot.words)
        if slot.refers_to == "node" or (slot.owner == "Case" and slot.key in _TARGETS):
            yield from self._targets(slot)
        elif slot.refers_to:
            yield from self._ids(_KINDS[slot.refers_to])
        elif (slot.owner, slot.key) == ("Question", "offer"):
            yield from self._answers(self._asked(path[: path.index("offer")]))
        elif slot.key in ("when", "sets", "facts") and not _is_by_id(slot):
            yield from self._answers(_last_name(path))
        elif slot.key == "use":
            yield from self._files()

    def _targets(self, slot: Slot) -> Iterator[Proposal]:
        flow, slash, _ = self.cursor.typed.partition("/")
        if slash:
            file = find_flow(self.project, flow)
            for node in file.flow.nodes if file else ():
                yield self._proposal("nodes", f"{flow}/{node}", node, file.name if file else "")
            return
        if slot.key == "expect":
            yield Proposal(HAND_OVER, "word", say("several causes are left"))
        for node in self.outline.children(("nodes",)):
            yield self._proposal("nodes", node, node, self.name)
        for other in self.project.values():
            if isinstance(other.model, Flow) and other.name != self.name:
                yield Proposal(f"{other.flow.flow}/", "flows", other.flow.title)

    def _files(self) -> Iterator[Proposal]:
        folder = self.name.rpartition("/")[0]
        for name, file in self.project.items():
            if isinstance(file.model, Library) and name != self.name:
                yield Proposal(_relative(name, folder), "file", file.flow.title)

    # --- ids ----------------------------------------------------------------------------------

    def _ids(self, kind: str) -> Iterator[Proposal]:
        """Yield the ids of one kind that this file may mention."""
        homes: dict[str, str] = dict.fromkeys(self.outline.children((kind,)), self.name)
        if kind in SHARED:
            homes |= known_names(self.project, self.name, kind) | homes
        for name, home in homes.items():
            yield self._proposal(kind, name, name, home)

    def _proposal(self, kind: str, text: str, name: str, home: str) -> Proposal:
        return Proposal(text, kind, describe_id(self.project, home, kind, name))

    def _answers(self, fact: str) -> Iterator[Proposal]:
        """Yield the answers of a fact, as they are now or as they could last be read."""
        labels: dict[str, str] = {}
        home = known_names(self.project, self.name, "facts").get(fact, "")
        if home:
            answers = self.project[home].flow.facts[fact].answers
            labels = {name: answer.label for name, answer in answers.items()}
        for name in self.outline.children(("facts", fact, "answers")):
            labels.setdefault(name, self.outline.texts.get(("facts", fact, "answers", name), ""))
        for name, label in labels.items():
            yield Proposal(name, "answers", label)

    def _asked(self, node: Path) -> str:
        """Return the fact that a question asks for."""
        asked = self.outline.texts.get((*node, "ask"), "")
        return asked or self.outline.texts.get((*node, "ask", "fact"), "")


def _is_by_id(slot: Slot) -> bool:
    """Tell whether entries by id stand here, or a list of such mappings."""
    if get_origin(slot.kind) is tuple:
        return get_origin(slot.kind.__args__[0]) is Mapping
    return get_origin(slot.kind) is Mapping


def _last_name(path: Iterable[str | int]) -> str:
    return next((name for name in reversed(tuple(path)) if isinstance(name, str)), "")


def _relative(name: str, folder: str) -> str:
    """Return a file's name as a file in `folder` would write it."""
    here = folder.split("/") if folder else []
    there = name.split("/")
    while here and len(there) > 1 and here[0] == there[0]:
        here, there = here[1:], there[1:]
    return "/".join([*([".."] * len(here)), *there])
