"""Flow files with one slip each: an edge dropped, an id renamed, a guard changed ..."""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from tui.core.tree import Listed, Mapped, Path, Source, Tree

Flows = Mapping[str, Source]
"""The files by name."""


class Mutant(NamedTuple):
    """One file with one slip."""

    file: str
    kind: str
    path: Path
    source: Source

    @property
    def words(self) -> str:
        """What was done, for a message."""
        return f"{self.kind} at {'/'.join(map(str, self.path))} of {self.file}"


def make_mutants(files: Flows, count: int, seed: int) -> Iterator[Mutant]:
    """Yield so many different slips, every kind about as often as any other."""
    random = Random(seed)  # noqa: S311 - nothing secret is made here
    made: set[tuple[str, Path, str]] = set()
    while len(made) < count:
        kind = random.choice(list(KINDS))
        file = random.choice(list(files))
        mutant = _make(files[file], file, kind, random)
        if mutant is None:
            continue
        key = (file, mutant.path, repr(find_at(mutant.source.tree, mutant.path)))
        if key not in made:
            made.add(key)
            yield mutant


def _make(source: Source, file: str, kind: str, random: Random) -> Mutant | None:
    changed = copy_source(source)
    tree = changed.tree
    places = list(_places(tree))
    random.shuffle(places)
    for path, holder in places:
        if KINDS[kind](tree, path, holder, random):
            return Mutant(file, kind, path, changed)
    return None


def find_at(tree: Tree, path: Path) -> Tree:
    """Return what stands at a place of a file."""
    for step in path:
        assert isinstance(tree, (Mapped, Listed))
        tree = tree[step]  # type: ignore[index]
    return tree


def copy_source(source: Source) -> Source:
    """Return a file whose tree can be changed; decoding changes it, too."""
    tree = _copy(source.tree)
    assert isinstance(tree, Mapped)
    return source._replace(tree=tree)


def _copy(tree: Tree) -> Tree:
    if isinstance(tree, Mapped):
        mapped = Mapped(tree.spot)
        for key, value in tree.items():
            mapped[key] = _copy(value)
        mapped.key_spots.update(tree.key_spots)
        mapped.value_spots.update(tree.value_spots)
        return mapped
    if isinstance(tree, Listed):
        listed = Listed(tree.spot)
        listed.extend(map(_copy, tree))
        listed.item_spots.extend(tree.item_spots)
        return listed
    return tree


def _places(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Mapped | Listed]]:
    """Yield every mapping and list of a file, with its path; what people read is left out."""
    if isinstance(tree, Mapped):
        yield path, tree
        for key, value in tree.items():
            if key not in ("cases", "how", "steps", "procedures", "values", "packets", "terms"):
                yield from _places(value, (*path, key))
    elif isinstance(tree, Listed):
        yield path, tree
        for number, value in enumerate(tree):
            yield from _places(value, (*path, number))


def _rename(mapped: Mapped, old: str, new: str) -> None:
    items = list(mapped.items())
    mapped.clear()
    for key, value in items:
        name = new if key == old else key
        mapped[name] = value
        mapped.key_spots[name] = mapped.key_spots[key]
        mapped.value_spots[name] = mapped.value_spots[key]


def _is_node(path: Path) -> bool:
    return len(path) == 2 and path[0] == "nodes"


def _is_to(path: Path) -> bool:
    return len(path) == 3 and path[0] == "nodes" and path[2] == "to"


def _is_guard(path: Path) -> bool:
    return path[:1] == ("nodes",) and "when" in path[2:] and path[-1] in ("when", 0, 1)


def _pick(holder: Mapped | Listed, random: Random) -> str:
    return random.choice([key for key in holder if isinstance(key, str)] or [""])


def _other_node(tree: Mapped, old: Tree, random: Random) -> str:
    nodes = tree["nodes"]
    assert isinstance(nodes, Mapped)
    return random.choice([name for name in nodes if name != old])


def _drop_edge(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if not (_is_to(path) and isinstance(holder, Mapped)):
        return False
    del holder[_pick(holder, random)]
    return True


def _split_edge(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    """Leave one answer out of several with a common way."""
    joint = [key for key in holder if isinstance(key, str) and " or " in key]
    if not (_is_to(path) and isinstance(holder, Mapped) and joint):
        return False
    key = random.choice(joint)
    answers = key.split(" or ")
    answers.pop(random.randrange(len(answers)))
    _rename(holder, key, " or ".join(answers))
    return True


def _retarget_edge(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if not (_is_to(path) and isinstance(holder, Mapped)):
        return False
    key = _pick(holder, random)
    holder[key] = _other_node(tree, holder[key], random)
    return True


def _swap_edges(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if not (_is_to(path) and isinstance(holder, Mapped)) or len(set(map(str, holder.values()))) < 2:
        return False
    one = _pick(holder, random)
    other = random.choice([key for key in holder if holder[key] != holder[one]])
    holder[one], holder[other] = holder[other], holder[one]
    return True


def _retarget(*keys: str) -> Callable[[Mapped, Path, Mapped | Listed, Random], bool]:
    def change(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
        found = [key for key in keys if isinstance(holder, Mapped) and key in holder]
        if not (_is_node(path) and found and isinstance(holder, Mapped)):
            return False
        key = random.choice(found)
        holder[key] = _other_node(tree, holder[key], random)
        return True

    return change


def _drop(*keys: str) -> Callable[[Mapped, Path, Mapped | Listed, Random], bool]:
    def change(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
        found = [key for key in keys if isinstance(holder, Mapped) and key in holder]
        if not (_is_node(path) and found and isinstance(holder, Mapped)):
            return False
        del holder[random.choice(found)]
        return True

    return change


def _rename_in(*place: str) -> Callable[[Mapped, Path, Mapped | Listed, Random], bool]:
    def change(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
        fits = len(path) == len(place) and all(
            want in ("*", got) for want, got in zip(place, path, strict=True)
        )
        if not (fits and isinstance(holder, Mapped) and holder):
            return False
        old = _pick(holder, random)
        _rename(holder, old, f"{old}-x")
        return True

    return change


def _remove_in(*place: str) -> Callable[[Mapped, Path, Mapped | Listed, Random], bool]:
    def change(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
        fits = len(path) == len(place) and all(
            want in ("*", got) for want, got in zip(place, path, strict=True)
        )
        if not (fits and holder):
            return False
        if isinstance(holder, Mapped):
            del holder[_pick(holder, random)]
        else:
            number = random.randrange(len(holder))
            del holder[number], holder.item_spots[number]
        return True

    return change


def _change_start(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if path or "start" not in tree or not isinstance(holder, Mapped):
        return False
    tree["start"] = _other_node(tree, tree["start"], random)
    return True


def _change_ask(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    facts = tree.get("facts")
    if not (_is_node(path) and isinstance(holder, Mapped) and isinstance(facts, Mapped)):
        return False
    others = [name for name in facts if name != holder.get("ask")]
    if not isinstance(holder.get("ask"), str) or not others:
        return False
    holder["ask"] = random.choice(others)
    return True


def _add_guard(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if not (_is_node(path) and isinstance(holder, Mapped) and "resolve" in holder):
        return False
    guard = _some_guard(tree, holder, random)
    if guard is None or "when" in holder:
        return False
    holder["when"] = guard
    holder.key_spots["when"] = holder.value_spots["when"] = holder.spot
    return True


def _some_guard(tree: Mapped, like: Mapped, random: Random) -> Mapped | None:
    """Return a guard on a fact that the file defines itself."""
    facts = tree.get("facts")
    if not isinstance(facts, Mapped):
        return None
    known = [
        (name, fact["answers"])
        for name, fact in facts.items()
        if isinstance(fact, Mapped) and isinstance(fact.get("answers"), Mapped)
    ]
    if not known:
        return None
    name, answers = random.choice(known)
    assert isinstance(answers, Mapped)
    guard = Mapped(like.spot)
    guard[name] = _pick(answers, random)
    guard.key_spots[name] = guard.value_spots[name] = like.spot
    return guard


def _narrow_way(tree: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    """Add a condition to a way out of a route."""
    if not (_is_guard(path) and isinstance(holder, Mapped)):
        return False
    guard = _some_guard(tree, holder, random)
    if guard is None or next(iter(guard)) in holder:
        return False
    holder.update(guard)
    holder.key_spots.update(guard.key_spots)
    holder.value_spots.update(guard.value_spots)
    return True


def _loosen_guard(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    if not (_is_guard(path) and isinstance(holder, Mapped) and len(holder) > 1):
        return False
    del holder[_pick(holder, random)]
    return True


def _change_guard(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    """Take an answer out of a guard, or put the wrong one in."""
    if not (_is_guard(path) and isinstance(holder, Mapped)):
        return False
    fact = _pick(holder, random)
    answers = holder[fact]
    if isinstance(answers, Listed) and len(answers) > 1:
        number = random.randrange(len(answers))
        del answers[number], answers.item_spots[number]
        return True
    return False


def _swap_ways(_: Mapped, path: Path, holder: Mapped | Listed, random: Random) -> bool:
    """Exchange the targets of two ways out of a route."""
    if path[2:] != ("route",) or not isinstance(holder, Listed) or len(holder) < 2:
        return False
    one, other = random.sample(range(len(holder)), 2)
    first, second = holder[one], holder[other]
    if not (isinstance(first, Mapped) and isinstance(second, Mapped)):
        return False
    first["to"], second["to"] = second["to"], first["to"]
    return first["to"] != second["to"]


KINDS: Mapping[str, Callable[[Mapped, Path, Mapped | Listed, Random], bool]] = {
    "an edge dropped": _drop_edge,
    "an answer left out of an edge": _split_edge,
    "an edge led elsewhere": _retarget_edge,
    "two edges exchanged": _swap_edges,
    "`else` or `unsure` led elsewhere": _retarget("else", "unsure"),
    "`else` or `unsure` dropped": _drop("else", "unsure"),
    "`otherwise` led elsewhere": _retarget("otherwise"),
    "`otherwise` dropped": _drop("otherwise"),
    "a call led elsewhere": _retarget("call", "then"),
    "the start moved": _change_start,
    "a node renamed": _rename_in("nodes"),
    "a node dropped": _remove_in("nodes"),
    "a fact renamed": _rename_in("facts"),
    "an answer renamed": _rename_in("facts", "*", "answers"),
    "an answer dropped": _remove_in("facts", "*", "answers"),
    "what follows from an answer dropped": _remove_in("facts", "*", "answers", "*", "sets"),
    "another fact asked for": _change_ask,
    "a guard added": _add_guard,
    "a way out of a route narrowed": _narrow_way,
    "a guard loosened": _loosen_guard,
    "an answer taken out of a guard": _change_guard,
    "a way out of a route dropped": _remove_in("nodes", "*", "route"),
    "two ways out of a route exchanged": _swap_ways,
    "a needed fact dropped": _remove_in("nodes", "*", "needs"),
    "a library no longer used": _remove_in("use"),
}
"""What can go wrong, by name; each tells whether it could be done at a place."""
