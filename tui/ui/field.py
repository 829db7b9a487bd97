"""One line of text being typed, as a value; no blinking, nothing that moves by itself."""

from rich.cells import cell_len

from tui.core.tuples import NamedTuple
from tui.ui.content import make_harmless
from tui.ui.layout import ACCENT, CHOSEN, QUIET, Glyphs, Piece, Row, cut, cut_left

MAX_TYPED = 2_000
"""More than anybody types; a pasted log is cut here."""


class Field(NamedTuple):
    """What was typed, and where the cursor stands in it."""

    text: str = ""
    cursor: int = 0


def insert(field: Field, text: str) -> Field:
    """Put text in at the cursor; a pasted line break becomes a space."""
    typed = make_harmless(" ".join(text.splitlines()))
    typed = typed[: max(0, MAX_TYPED - len(field.text))]
    whole = field.text[: field.cursor] + typed + field.text[field.cursor :]
    return Field(whole, field.cursor + len(typed))


def edit(field: Field, key: str) -> Field | None:
    """Return the field after an editing key; None when the key edits nothing."""
    text, cursor = field
    match key:
        case "backspace" | "ctrl+h":
            return Field(text[: max(0, cursor - 1)] + text[cursor:], max(0, cursor - 1))
        case "delete" | "ctrl+d":
            return Field(text[:cursor] + text[cursor + 1 :], cursor)
        case "ctrl+u":
            return Field(text[cursor:], 0)
        case "ctrl+w":
            kept = text[:cursor].rstrip().rpartition(" ")
            head = kept[0] + kept[1]
            return Field(head + text[cursor:], len(head))
        case _:
            return _travel(field, key)


def _travel(field: Field, key: str) -> Field | None:
    places = {
        "left": max(0, field.cursor - 1),
        "right": min(len(field.text), field.cursor + 1),
        "home": 0,
        "ctrl+a": 0,
        "end": len(field.text),
        "ctrl+e": len(field.text),
    }
    return field._replace(cursor=places[key]) if key in places else None


def draw_field(field: Field, width: int, glyphs: Glyphs, *, hint: str, active: bool) -> Row:
    """Return the field as a row: what was typed, or what may be typed."""
    lead = Piece("/ ", ACCENT if active else QUIET)
    cursor = Piece(glyphs.cursor, ACCENT) if active else Piece("")
    room = max(1, width - 2 - cell_len(glyphs.cursor))
    if not field.text:
        return (lead, cursor, Piece(cut(hint, room, glyphs), QUIET))
    before = cut_left(field.text[: field.cursor], room, glyphs)
    after = cut(field.text[field.cursor :], max(0, room - cell_len(before)), glyphs)
    return (lead, Piece(before, CHOSEN), cursor, Piece(after, CHOSEN))
