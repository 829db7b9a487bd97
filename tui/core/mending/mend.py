"""Mends files as far as is safe: every change is tried out before it is kept."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from tui.core.diagnostic import Diagnostic
from tui.core.editor.shelf import Shelf
from tui.core.mending.edit import Fix, apply_edits
from tui.core.mending.quoting import find_quotes
from tui.core.mending.spelling import find_ids, find_keys
from tui.core.mending.tidying import TAB_WIDTHS, find_odd, find_tabs, find_untidy
from tui.core.tree import Source, Tree

MAX_ROUNDS = 8
"""Mending one fault may bring to light another one; so often it is looked again."""
MAX_TRIALS = 200
"""How many changes are tried out at most, all rounds together."""

Texts: TypeAlias = Mapping[str, str]
"""Text by file name."""


class Judged(NamedTuple):
    """What there is to say about some texts."""

    problems: Mapping[str, Sequence[Diagnostic]]
    """By file name."""
    sources: Mapping[str, Source]
    """The files that could be read; shorthands as their authors wrote them."""
    shelf: Shelf
    """The files that say something."""


Judge: TypeAlias = Callable[[Texts], Judged]


class Mended(NamedTuple):
    """What came of mending."""

    texts: Texts
    """Only the texts that changed."""
    fixes: tuple[Fix, ...]
    """What was done, in the order of files and lines."""


def mend(texts: Texts, judge: Judge) -> Mended:
    """Mend some files that belong together.

    A change is kept only when no fault comes of it that was not there before, and when what is
    only tidied still says the same.

    Args:
        texts: the files.
        judge: reads and checks them.
    """
    work = _Work(dict(texts), judge)
    work.run()
    changed = {name: text for name, text in work.texts.items() if text != texts[name]}
    return Mended(changed, tuple(sorted(work.done, key=lambda fix: (fix.file, fix.line))))


class _Work:
    def __init__(self, texts: dict[str, str], judge: Judge) -> None:
        self.texts = texts
        self.judge = judge
        self.judged = judge(texts)
        self.left = MAX_TRIALS
        self.done: list[Fix] = []
        self.refused: set[Fix] = set()

    def run(self) -> None:
        for _ in range(MAX_ROUNDS):
            kept = [fix for name in self.texts for fix in self._mend_tabs(name)]
            kept += self._keep([fix for fix in self._find() if fix not in self.refused])
            self.done += kept
            if not kept:
                break
        self._tidy()

    def _find(self) -> Iterator[Fix]:
        """Yield what could be mended now."""
        for name, text in self.texts.items():
            lines = text.split("\n")
            problems = self.judged.problems.get(name, ())
            yield from find_odd(lines, problems)
            yield from find_quotes(lines, problems)
            if name in self.judged.sources:
                yield from find_keys(self.judged.sources[name], problems)
            if name in self.judged.shelf:
                yield from find_ids(self.judged.shelf, name, problems)

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
        if texts != self.texts and _is_better(self.judged, judged, fixes):
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
        for name, text in self.texts.items():
            shown = {each.file for each in self.judged.problems.get(name, ())} | {name}
            edits = [edit for fix in fixes if fix.file in shown for edit in fix.edits]
            if edits:
                texts[name] = apply_edits(text, edits)
        return texts

    def _try(self, texts: Texts) -> Judged:
        self.left -= 1
        return self.judge(texts)

    def _tidy(self) -> None:
        """Remove blanks at line ends, and end the last line, where the texts stay the same."""
        for name in self.texts:
            if name in self.judged.sources:
                self.done += self._tidy_file(name, list(find_untidy(name, self.texts[name])))

    def _tidy_file(self, name: str, fixes: Sequence[Fix]) -> list[Fix]:
        if not fixes or self.left <= 0:
            return []
        text = apply_edits(self.texts[name], [edit for fix in fixes for edit in fix.edits])
        judged = self._try({**self.texts, name: text})
        source = judged.sources.get(name)
        before = self.judged.sources[name]
        if source is not None and _plain(source.tree) == _plain(before.tree):
            self.texts[name], self.judged = text, judged
            return list(fixes)
        if len(fixes) == 1:
            return []
        middle = len(fixes) // 2
        kept = self._tidy_file(name, fixes[middle:])
        return [*self._tidy_file(name, fixes[:middle]), *kept]


def _plain(tree: Tree) -> object:
    """Return a tree as plain values, which can be compared whatever their places."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    return [_plain(value) for value in tree]


_STAGES = (frozenset("F"), frozenset("FTS"), frozenset("FTSG"))
"""Families of faults that could already be seen: in a file that cannot be read, in one that
cannot be understood, and in one that is whole."""


def _is_better(before: Judged, after: Judged, fixes: Sequence[Fix]) -> bool:
    """Tell whether the faults are gone, and no new ones came but those that were hidden."""
    files = {name for name, found in before.problems.items()
             if {each.file for each in found} & {fix.file for fix in fixes}}  # fmt: skip
    gone = all(
        _count(after, name)[code] < _count(before, name)[code]
        for name in files
        for code in {fix.code for fix in fixes if fix.file in _shown(before, name)}
    )
    return gone and all(
        _grew(before, after, name) for name in after.problems.keys() | before.problems.keys()
    )


def _shown(judged: Judged, name: str) -> set[str]:
    return {each.file for each in judged.problems.get(name, ())}


def _count(judged: Judged, name: str) -> Counter[str]:
    return Counter(each.code for each in judged.problems.get(name, ()))


def _grew(before: Judged, after: Judged, name: str) -> bool:
    """Tell whether a file has only such new faults as could not be seen before."""
    if name not in before.sources and name in after.sources:
        return True
    if name not in before.shelf and name in after.shelf:
        return True
    if name in before.shelf and name not in after.shelf:
        return False
    seen = _STAGES[2] if name in before.shelf else _STAGES[1]
    was = Counter((e.code, e.message) for e in before.problems.get(name, ()))
    now = Counter((e.code, e.message) for e in after.problems.get(name, ()))
    hidden = {code for (code, _) in was if code[0] == "G"}
    return all(
        code[0] not in seen or (code[0] == "G" and bool(hidden)) for code, _ in (now - was)
    )
