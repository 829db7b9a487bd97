"""Mends files as far as is safe: every change is tried out before it is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.core.diagnostic import Diagnostic, Severity
from tui.core.editor.project import Project
from tui.core.mending.edit import Fix, apply_edits
from tui.core.mending.quoting import find_quotes
from tui.core.mending.spelling import find_ids, find_keys
from tui.core.mending.tidying import TAB_WIDTHS, find_odd, find_tabs, find_untidy
from tui.core.tree import Source, Tree

MAX_ROUNDS = 8
"""Mending one fault may bring another one to light; so often it is looked again."""
MAX_TRIALS = 200
"""How many changes are tried out at most, all rounds together."""

Texts: TypeAlias = Mapping[str, str]
"""Text by file name."""


class Judged(NamedTuple):
    """What there is to say about some texts."""

    problems: Mapping[str, Sequence[Diagnostic]]
    """By file name, which their `file` is too."""
    sources: Mapping[str, Source]
    """The files that could be read."""
    project: Project
    """The files that say something."""

    def level(self, name: str) -> int:
        """Return how far a file could be looked at: 0 not at all, 1 its form, 2 its meaning."""
        return (name in self.sources) + (name in self.project)

    def errors(self, name: str) -> set[tuple[str, str]]:
        """Return code and message of each error in a file."""
        found = self.problems.get(name, ())
        return {(each.code, each.message) for each in found if each.severity is Severity.ERROR}

    def count_of(self, name: str, code: str) -> int:
        """Return how often a file has a fault."""
        return sum(1 for each in self.problems.get(name, ()) if each.code == code)


Judge: TypeAlias = Callable[[Texts], Judged]


class Mended(NamedTuple):
    """What came of mending."""

    texts: Texts
    """Only the texts that changed."""
    fixes: tuple[Fix, ...]
    """What was done, in the order of files and lines."""


def mend(texts: Texts, judge: Judge, only: Sequence[str] | None = None) -> Mended:
    """Mend some files that belong together.

    A change is kept only when no error comes of it but those that could not be seen before, and
    when what is only tidied still says the same.

    Args:
        texts: the files.
        judge: reads and checks them.
        only: the files that may be changed; all when none are named.
    """
    work = _Work(dict(texts), judge, tuple(texts) if only is None else tuple(only))
    work.run()
    changed = {name: text for name, text in work.texts.items() if text != texts[name]}
    fixes = sorted(work.done, key=lambda fix: (fix.file, fix.line))
    return Mended(changed, tuple(fix for fix in fixes if fix.file in changed))


class _Work:
    def __init__(self, texts: dict[str, str], judge: Judge, names: tuple[str, ...]) -> None:
        self.texts = texts
        self.judge = judge
        self.names = names
        self.judged = judge(texts)
        self.left = MAX_TRIALS
        self.done: list[Fix] = []
        self.refused: set[Fix] = set()

    def run(self) -> None:
        for _ in range(MAX_ROUNDS):
            kept = [fix for name in self.names for fix in self._mend_tabs(name)]
            kept += self._keep([fix for fix in self._find() if fix not in self.refused])
            self.done += kept
            if not kept:
                break
        for name in self.names:
            if name in self.judged.sources:
                self.done += self._tidy(name, list(find_untidy(name, self.texts[name])))

    def _find(self) -> Iterator[Fix]:
        """Yield what could be mended now."""
        for name in self.names:
            lines = self.texts[name].split("\n")
            problems = self.judged.problems.get(name, ())
            yield from find_odd(lines, problems)
            yield from find_quotes(lines, problems)
            if name in self.judged.sources:
                yield from find_keys(self.judged.sources[name], problems)
            if name in self.judged.project:
                yield from find_ids(self.judged.project, name, problems)

    def _mend_tabs(self, name: str) -> list[Fix]:
        """Write spaces for tabs where every width that can be read means the same."""
        lines, problems = self.texts[name].split("\n"), self.judged.problems.get(name, ())
        readings: list[tuple[list[Fix], dict[str, str], Judged]] = []
        for width in TAB_WIDTHS:
            fixes = list(find_tabs(lines, problems, width))
            if not fixes or self.left <= 0:
                return []
            texts = self._changed(fixes)
            judged = self._try(texts)
            if name in judged.sources:
                readings.append((fixes, texts, judged))
        trees = [_plain(judged.sources[name].tree) for _, _, judged in readings]
        if not readings or any(tree != trees[0] for tree in trees):
            return []
        fixes, self.texts, self.judged = readings[0]
        return fixes

    def _keep(self, fixes: Sequence[Fix]) -> list[Fix]:
        """Make the changes that do no harm; halve them until the harmful ones are alone."""
        if not fixes or self.left <= 0:
            return []
        texts = self._changed(fixes)
        judged = self._try(texts)
        if texts != self.texts and is_better(self.judged, judged, fixes):
            self.texts, self.judged = texts, judged
            return list(fixes)
        if len(fixes) == 1:
            self.refused.add(fixes[0])
            return []
        middle = len(fixes) // 2
        # The second half goes first, so that the places of the first stay true.
        kept = self._keep(fixes[middle:])
        return [*self._keep(fixes[:middle]), *kept]

    def _changed(self, fixes: Sequence[Fix]) -> dict[str, str]:
        texts = dict(self.texts)
        for name in {fix.file for fix in fixes}:
            edits = [edit for fix in fixes if fix.file == name for edit in fix.edits]
            texts[name] = apply_edits(texts[name], edits)
        return texts

    def _try(self, texts: Texts) -> Judged:
        self.left -= 1
        return self.judge(texts)

    def _tidy(self, name: str, fixes: Sequence[Fix]) -> list[Fix]:
        """Make the changes after which the file still says the same."""
        if not fixes or self.left <= 0:
            return []
        texts = self._changed(fixes)
        judged = self._try(texts)
        source = judged.sources.get(name)
        if source is not None and _plain(source.tree) == _plain(self.judged.sources[name].tree):
            self.texts, self.judged = texts, judged
            return list(fixes)
        if len(fixes) == 1:
            return []
        middle = len(fixes) // 2
        kept = self._tidy(name, fixes[middle:])
        return [*self._tidy(name, fixes[:middle]), *kept]


def _plain(tree: Tree) -> object:
    """Return a tree as plain values, which can be compared whatever their places."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    return [_plain(value) for value in tree]


_FORM = ("F", "T", "S00")
"""How codes begin of faults that a file has by itself: while there are any, no others are seen."""
_NAMES_END = "G015"
"""From this code on faults are only seen once every name is defined."""


def is_better(before: Judged, after: Judged, fixes: Sequence[Fix]) -> bool:
    """Tell whether each fault is gone, and no error came but those that were hidden."""
    for fix in fixes:
        deeper = after.level(fix.file) > before.level(fix.file)
        if not deeper and after.count_of(fix.file, fix.code) >= before.count_of(fix.file, fix.code):
            return False
    codes = {code for name in before.problems for code, _ in before.errors(name)}
    has_form = any(code.startswith(_FORM) for code in codes)
    has_names = any("G" <= code < _NAMES_END for code in codes)

    def was_seen(code: str) -> bool:
        if has_form:
            return code.startswith(_FORM)
        return not has_names or code < _NAMES_END

    return all(_has_no_new(before, after, name, was_seen) for name in after.problems)


def _has_no_new(before: Judged, after: Judged, name: str, was_seen: Callable[[str], bool]) -> bool:
    was, now = before.level(name), after.level(name)
    if was != now:
        return now > was
    new = {code for code, _ in after.errors(name) - before.errors(name)}
    return not any(was_seen(code) for code in new)
