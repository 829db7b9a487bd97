"""A YAML file as plain values that remember where they stand.

The reader builds these; `core.decode` turns them into a `Flow` or `Library`. A mapping is a
`dict` and a list a `list`, so code that does not care about places sees plain values.
"""

from typing import NamedTuple, TypeAlias

Tree: TypeAlias = "str | Mapped | Listed"
Path: TypeAlias = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


class Mapped(dict[str, Tree]):
    """A mapping, with the spots of its keys and of its values."""

    __slots__ = ("key_spots", "spot", "value_spots")

    def __init__(self, spot: Spot) -> None:
        """Start an empty mapping that begins at `spot`."""
        super().__init__()
        self.spot = spot
        self.key_spots: dict[str, Spot] = {}
        self.value_spots: dict[str, Spot] = {}


class Listed(list[Tree]):
    """A list, with the spots of its items."""

    __slots__ = ("item_spots", "spot")

    def __init__(self, spot: Spot) -> None:
        """Start an empty list that begins at `spot`."""
        super().__init__()
        self.spot = spot
        self.item_spots: list[Spot] = []


def find_spot(root: Tree, path: Path, *, key: bool = False) -> Spot:
    """Return where `path` stands in `root`, or the nearest thing above it that exists.

    Args:
        root: the whole file.
        path: keys and indexes from the top.
        key: the spot of the last key itself instead of its value.
    """
    spot = root.spot if isinstance(root, (Mapped, Listed)) else Spot(1, 1)
    here: Tree = root
    for depth, name in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(here, Mapped) and isinstance(name, str) and name in here:
            spot = here.key_spots[name] if key and last else here.value_spots[name]
            here = here[name]
        elif isinstance(here, Listed) and isinstance(name, int) and name < len(here):
            spot = here.item_spots[name]
            here = here[name]
        else:
            break
    return spot


class Allowance(NamedTuple):
    """A remark that lets warnings stand."""

    spot: Spot
    line: int
    """The line whose warnings it is about."""
    codes: tuple[str, ...]


class Source(NamedTuple):
    """A file that was read: its name as shown to people, its tree and its lines."""

    file: str
    tree: Mapped
    lines: tuple[str, ...] = ()
    allowed: tuple[Allowance, ...] = ()
