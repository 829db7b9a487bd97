"""Fills a template from what is pasted."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import ClassVar

from textual import events

from tui.core.flow import Template
from tui.core.template import MAX_PASTED, Unfit, render_template
from tui.core.words import say
from tui.store.handout import write_out
from tui.ui.content import make_harmless
from tui.ui.desk import desk_of, is_restricted
from tui.ui.frame import Face, Measures
from tui.ui.pages.form import Form, lay_form
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services

FILES = "files"
"""Folder of what was saved, under the user's data."""
LONG_SHAPES = ("pem", "base64")
"""Shapes that come in several lines: enter does not end them."""


class FormScreen(PagedScreen):
    """Takes what is pasted or typed, and shows the exact text as soon as it fits."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "close", "stop",
    )  # fmt: skip
    escape_closes = True

    def __init__(self, services: Services, template: Template) -> None:
        """Open an empty form.

        Args:
            services: what the screen may use.
            template: what is to be filled.
        """
        super().__init__(services)
        self.template = template
        self.pasted: dict[str, str] = {}
        self.at = 0
        self.typing = True
        self.saved = ""
        self.desk = desk_of(services)

    def face(self, room: Measures) -> Face:
        """Return the blanks and the text made of them."""
        can_save = not is_restricted(self.desk)
        form = Form(self.template, self.pasted, self.at, can_save, self.saved)
        page = lay_form(form, self.canvas(room))
        return Face(title=say("Fill in"), status="branchline", page=page)

    @property
    def _blank(self) -> str:
        names = list(self.template.inputs)
        return names[self.at] if self.at < len(names) else ""

    @property
    def _text(self) -> str:
        """The exact text; empty while something does not fit."""
        try:
            return render_template(self.template, self.pasted)
        except Unfit:
            return ""

    def _add(self, text: str) -> None:
        self.saved = ""
        if not self._blank:
            return
        lines = "\n".join(make_harmless(line) for line in text.splitlines())
        tail = "\n" if text.endswith(("\n", "\r")) else ""
        whole = self.pasted.get(self._blank, "") + lines + tail
        self.pasted[self._blank] = whole[:MAX_PASTED]

    def type_key(self, event: events.Key) -> bool:
        """Take a key into the blank; False when it is not for it."""
        text = self.pasted.get(self._blank, "")
        if event.key == "ctrl+u" and self._blank:
            self.pasted[self._blank] = ""
        elif event.key == "backspace" and self._blank:
            self.pasted[self._blank] = text[:-1]
        elif event.is_printable and event.character:
            self._add(event.character)
        else:
            return False
        return True

    def take_paste(self, text: str) -> None:
        """Take everything that was pasted, line breaks too."""
        self._add(text)

    def _save(self) -> None:
        """Put the exact text into a file, whose path is shown."""
        data = self.desk.places.data
        name = PurePath(self.template.file).name or "text.txt"
        _, self.saved = write_out(self._text, data / FILES if data else None, name)

    def _next(self) -> None:
        if self.at == len(self.template.inputs):
            self._save()
            return
        blank = self.template.inputs.get(self._blank)
        if blank and blank.shape in LONG_SHAPES and self.pasted.get(self._blank):
            self._add("\n")
        self._step(1)

    def _step(self, step: int) -> None:
        can_save = bool(self._text) and not is_restricted(self.desk)
        last = max(0, len(self.template.inputs) - (0 if can_save else 1))
        self.at = max(0, min(last, self.at + step))

    def deeds_here(self) -> Mapping[str, Deed]:
        """Enter and arrows go from blank to blank."""
        return {
            "choose": self._next,
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
        }
