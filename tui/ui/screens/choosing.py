"""A screen with a caret: moving it, choosing what it stands on, typing to narrow the page."""

from typing import ClassVar

from textual import events

from tui.ui.field import Field, edit, insert
from tui.ui.layout import Act
from tui.ui.screens.painted import PaintedScreen
from tui.ui.scroll import View, clamp, is_in_view, move, reveal, turn


class ChoosingScreen(PaintedScreen):
    """Knows which item is meant; what an item does, each screen says itself."""

    narrows: ClassVar[bool] = False
    """Whether the field narrows a list that must be chosen from, once it is left."""

    def choose(self, act: Act) -> None:
        """Do what an item stands for."""

    def choose_selected(self) -> None:
        """Choose the item that bears the caret; nothing is chosen that cannot be seen."""
        page, height = self.page_now()
        self.place = clamp(self.place, page, height)
        if not page.items:
            return
        if is_in_view(self.place, page, height):
            self.choose(page.items[self.place.selected].act)
        else:
            self.place = reveal(self.place, page, height)

    def choose_digit(self, key: str) -> None:
        """Choose the item with that number."""
        page, _ = self.page_now()
        for number, item in enumerate(page.items):
            if item.key == key:
                self.place = self.place._replace(selected=number)
                self.choose(item.act)
                return

    def move_caret(self, step: int) -> None:
        """Go to the next or previous item."""
        page, height = self.seen or self.page_now()
        self.place = move(self.place, page, height, step)

    def turn_page(self, step: int) -> None:
        """Go a page on or back."""
        page, height = self.page_now()
        self.place = turn(self.place, page, height, step)

    def show_selected(self) -> None:
        """Scroll so that the selected item is in view."""
        page, height = self.page_now()
        self.place = reveal(self.place, page, height)

    def select(self, act: Act | None) -> None:
        """Put the caret on the item that does this, and show it."""
        page, _ = self.page_now()
        for number, item in enumerate(page.items):
            if item.act == act:
                self.place = self.place._replace(selected=number)
                self.show_selected()
                return

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text."""
        event.stop()
        self.take_paste(event.text)
        self.paint()

    def take_paste(self, text: str) -> None:
        """Put pasted text into the field, where there is one."""
        if self.field is not None:
            self.typing = True
            self._put(insert(self.field, text))

    def type_key(self, event: events.Key) -> bool:
        """Take a key into the field; False when it is not for a field."""
        field = self.field or Field()
        changed = edit(field, event.key)
        if changed is None and event.is_printable and event.character:
            changed = insert(field, event.character)
        if changed is None:
            return False
        self._put(changed)
        return True

    def start_typing(self) -> None:
        """Go to the field."""
        self.field = self.field or Field()
        self.typing = True

    def leave_field(self) -> None:
        """Leave the field; words that leave nothing to choose go with it."""
        self.typing = False
        if self.narrows and not self.page_now()[0].items:
            self.field = Field()

    def _put(self, field: Field) -> None:
        if self.field is None or field.text != self.field.text:
            self.place = View()
        self.field = field
