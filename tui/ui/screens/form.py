"""Fills a template from what is pasted."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events

from tui.core.flow import Template
from tui.core.template import MAX_PASTED
from tui.ui.content import make_harmless
from tui.ui.frame import Face, Measures
from tui.ui.pages.form import lay_form
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services

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

    def face(self, room: Measures) -> Face:
        """Return the blanks and the text made of them."""
        page = lay_form(self.template, self.pasted, self.at, self.canvas(room))
        return Face(title="Fill in", status="branchline", page=page)

    @property
    def _blank(self) -> str:
        names = list(self.template.inputs)
        return names[self.at] if names else ""

    def _add(self, text: str) -> None:
        lines = "\n".join(make_harmless(line) for line in text.splitlines())
        tail = "\n" if text.endswith(("\n", "\r")) else ""
        whole = self.pasted.get(self._blank, "") + lines + tail
        self.pasted[self._blank] = whole[:MAX_PASTED]

    def type_key(self, event: events.Key) -> bool:
        """Take a key into the blank; False when it is not for it."""
        text = self.pasted.get(self._blank, "")
        if event.key == "ctrl+u":
            self.pasted[self._blank] = ""
        elif event.key == "backspace":
            self.pasted[self._blank] = text[:-1]
        elif event.is_printable and event.character:
            self._add(event.character)
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Take everything that was pasted, line breaks too."""
        event.stop()
        self._add(event.text)
        self.paint()

    def _next(self) -> None:
        blank = self.template.inputs.get(self._blank)
        if blank and blank.shape in LONG_SHAPES and self.pasted.get(self._blank):
            self._add("\n")
        self._step(1)

    def _step(self, step: int) -> None:
        last = max(0, len(self.template.inputs) - 1)
        self.at = max(0, min(last, self.at + step))

    def deeds_here(self) -> Mapping[str, Deed]:
        """Enter and arrows go from blank to blank."""
        return {
            "choose": self._next,
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
        }
