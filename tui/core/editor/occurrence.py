"""Every place in a file where something is defined or mentioned by its id, to the column."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tui.core.desk import Desk
from tui.core.editor.project import File, Project, find_flow, find_home
from tui.core.flow import Flow
from tui.core.link import SHARED
from tui.core.mention import Mention, case_mentions, mentions, node_mentions
from tui.core.tree import Listed, Mapped, Path, Source, Spot, Tree, find_spot

_VALUE = re.compile(r"\{\{|\}\}|\{([a-z0-9][a-z0-9_-]*)\}")


class Symbol(NamedTuple):
    """Something with an id."""

    kind: str
    """`flows`, `nodes`, `answers`, or a key under which a file defines things."""
    file: str
    """Name of the file that defines it; empty when none does."""
    name: str
    of: str = ""
    """The fact, for an answer."""


class Span(NamedTuple):
    """Some characters of one line, line and column counted from 1."""

    line: int
    column: int
    length: int


class Occurrence(NamedTuple):
    """An id where it stands."""

    symbol: Symbol
    file: str
    span: Span
    is_definition: bool = False


def find_occurrences(project: Project) -> Iterator[Occurrence]:
    """Yield every definition and every mention in all files, file by file."""
    for name in project:
        yield from occurrences_in(project, name)


def occurrences_in(project: Project, name: str) -> Iterator[Occurrence]:
    """Yield the definitions of a file, then what it mentions; each place once."""
    seen: set[Span] = set()
    for each in _Survey(project, project[name]).look():
        if each.span not in seen:
            seen.add(each.span)
            yield each


def find_at(project: Project, name: str, line: int, column: int) -> Occurrence | None:
    """Return what stands at a place of a file; its end still counts."""
    found = (
        each
        for each in occurrences_in(project, name)
        if each.span.line == line
        and each.span.column <= column <= each.span.column + each.span.length
    )
    return next(found, None)


class _Survey:
    """Looks one file over."""

    def __init__(self, project: Project, file: File) -> None:
        self.project = project
        self.file = file
        self.flow = file.flow
        self.lines = file.source.lines
        self.desk = Desk(file.linked)
        self.ends = sorted(_all_spots(file.source.tree))

    def look(self) -> Iterator[Occurrence]:
        yield from self._definitions()
        for mention in self._mentions():
            yield from self._mentioned(mention)

    def _definitions(self) -> Iterator[Occurrence]:
        is_flow = isinstance(self.file.model, Flow)
        if is_flow:
            yield from self._define(Symbol("flows", self.file.name, self.flow.flow), ("flow",))
        for kind in (*SHARED, "nodes") if is_flow else SHARED:
            for name in getattr(self.flow, kind):
                yield from self._define(Symbol(kind, self.file.name, name), (kind, name), key=True)
        for name, fact in self.flow.facts.items():
            for answer in fact.answers:
                symbol = Symbol("answers", self.file.name, answer, name)
                yield from self._define(symbol, ("facts", name, "answers", answer), key=True)

    def _define(self, symbol: Symbol, path: Path, *, key: bool = False) -> Iterator[Occurrence]:
        span = self._span(path, symbol.name, key=key)
        if span is not None:
            yield Occurrence(symbol, self.file.name, span, is_definition=True)

    def _mentions(self) -> Iterator[Mention]:
        flow = self.flow
        if flow.start:
            yield Mention("nodes", flow.start, ("start",))
        for name, node in flow.nodes.items():
            yield from node_mentions(name, node)
        for kind in SHARED:
            for name, thing in getattr(flow, kind).items():
                yield from mentions(kind, name, thing)
        for number, case in enumerate(flow.cases):
            yield from case_mentions(number, case)
            for order, helped in enumerate(case.helps):
                if helped in flow.nodes or "/" in helped:
                    yield Mention("nodes", helped, ("cases", number, "helps", order))

    def _mentioned(self, mention: Mention) -> Iterator[Occurrence]:
        if mention.kind == "nodes":
            yield from self._target(mention)
        elif mention.kind == "values":
            yield from self._values(mention)
        else:
            span = self._span(mention.path, mention.name, key=mention.is_key)
            if span is not None:
                yield Occurrence(self._symbol(mention), self.file.name, span)

    def _symbol(self, mention: Mention) -> Symbol:
        is_answer = mention.kind == "answers"
        kind, name = ("facts", mention.of) if is_answer else (mention.kind, mention.name)
        home = find_home(self.project, self.file.name, kind, name)
        if not is_answer:
            return Symbol(kind, home, mention.name)
        known = home and mention.name in self.project[home].flow.facts[name].answers
        return Symbol("answers", home if known else "", mention.name, mention.of)

    def _target(self, mention: Mention) -> Iterator[Occurrence]:
        """Yield the flow and the node that a target names."""
        span = self._span(mention.path, mention.name, key=mention.is_key)
        if span is None:
            return
        flow, slash, node = mention.name.partition("/")
        home = find_flow(self.project, flow) if slash else self.file
        if slash:
            symbol = Symbol("flows", home.name if home else "", flow)
            yield Occurrence(symbol, self.file.name, span._replace(length=len(flow)))
            span = Span(span.line, span.column + len(flow) + 1, len(node))
        else:
            node = flow
        if node:
            file = home.name if home and node in home.flow.nodes else ""
            yield Occurrence(Symbol("nodes", file, node), self.file.name, span)

    def _values(self, mention: Mention) -> Iterator[Occurrence]:
        """Yield each `{name}` of a value in the text that mentions it."""
        source, real = self.desk.locate(mention.path)
        start = find_spot(source.tree, real)
        home = find_home(self.project, self.file.name, "values", mention.name)
        symbol = Symbol("values", home, mention.name)
        for line, first, last in self._extent(start):
            for found in _VALUE.finditer(self.lines[line - 1], first - 1, last - 1):
                if found[1] == mention.name:
                    span = Span(line, found.start(1) + 1, len(mention.name))
                    yield Occurrence(symbol, self.file.name, span)

    def _extent(self, start: Spot) -> Iterator[tuple[int, int, int]]:
        """Yield the lines of a text, each with its first column and the one behind its last."""
        after = bisect_right(self.ends, start)
        end = self.ends[after] if after < len(self.ends) else Spot(len(self.lines) + 1, 1)
        for line in range(start.line, min(end.line, len(self.lines)) + 1):
            first = start.column if line == start.line else 1
            last = end.column if line == end.line else len(self.lines[line - 1]) + 1
            yield line, first, last

    def _span(self, path: Path, name: str, *, key: bool) -> Span | None:
        source, real = self.desk.locate(path)
        return find_token(source, find_spot(source.tree, real, key=key), name)


def find_token(source: Source, spot: Spot, name: str) -> Span | None:
    """Return where an id stands exactly: within quotes, or as one part of `a or b`."""
    if not name or not 0 < spot.line <= len(source.lines):
        return None
    pattern = rf"(?<![\w/-]){re.escape(name)}(?![\w-])"
    found = re.compile(pattern).search(source.lines[spot.line - 1], spot.column - 1)
    if found is None:
        return None
    between = source.lines[spot.line - 1][spot.column - 1 : found.start()]
    is_part = between.rstrip().endswith(" or") or not between.strip("\"'")
    return Span(spot.line, found.start() + 1, len(name)) if is_part else None


def _all_spots(root: Tree) -> Iterator[Spot]:
    """Yield where every key, value and item of a tree begins."""
    waiting: list[Tree] = [root]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapped):
            yield from here.key_spots.values()
            yield from here.value_spots.values()
            waiting += here.values()
        elif isinstance(here, Listed):
            yield from here.item_spots
            waiting += here
