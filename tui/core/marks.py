"""What the annotations of a definition say beyond its type; read by decoder and schema."""

from tui.core.tuples import NamedTuple


class Key(NamedTuple):
    """The YAML key of a field whose Python name differs."""

    name: str


class Ref(NamedTuple):
    """Marks an id that must exist: of a fact, procedure, packet or node."""

    kind: str


# Marks without a field are plain classes: as named tuples they would all be equal, and Python
# 3.11.2 takes `Annotated[X, Main()]` from its cache as `Annotated[X, Required()]`.
class Shown:
    """Marks text for people, in which `{value}` is filled in."""


class OneOf(NamedTuple):
    """Marks a text that must be one of a few words."""

    words: tuple[str, ...]


class Required:
    """Marks a key without which the mapping says nothing."""


class Main:
    """Marks the key that a bare text stands for."""
