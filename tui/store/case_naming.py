"""Which case goes by a name: its id, its beginning or its end."""

from tui.core.words import say
from tui.store.shelf import Shelf

_SHORTEST_NAME = 4
_LISTED = 5


class NoSuchCase(Exception):
    """No case, or more than one, goes by that name."""


def pick_case(shelf: Shelf, name: str) -> str:
    """Return the id of the case that goes by a name.

    Raises:
        NoSuchCase: there is none, or there are several.
    """
    if shelf.find(name) is not None:
        return name
    wanted = name.lower()
    if len(wanted) < _SHORTEST_NAME:
        text = say(
            "there is no case {name}; give at least {number} signs",
            name=name,
            number=_SHORTEST_NAME,
        )
        raise NoSuchCase(text)
    ids = [path.stem for path in shelf.cases()]
    fitting = [each for each in ids if each.startswith(wanted) or _is_ending(each, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        text = say(
            "{number} cases go by {name}: {listed}",
            number=len(fitting),
            name=name,
            listed=", ".join(fitting[:_LISTED]),
        )
        raise NoSuchCase(text)
    closed = "".join(f"; {each}" for each in shelf.closed())
    raise NoSuchCase(say("there is no case {name}{closed}", name=name, closed=closed))


def _is_ending(case: str, wanted: str) -> bool:
    """Tell whether the letters that lists show begin, or the whole id ends, like this."""
    return case.rpartition("-")[2].startswith(wanted) or case.endswith(wanted)
