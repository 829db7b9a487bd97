"""Chooses one of many lines, narrowed by words; and takes one line of text."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from tui.core.practice.menu import Option
from tui.core.words import mark, say
from tui.ui.commands import Hint
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import STRONG, Act, Pager
from tui.ui.screens.paged import Deed, PagedScreen
from tui.ui.services import Services
from tui.ui.training.options import lay_list

FEW = 9
"""So few lines are chosen by digit; more are searched."""


class PickScreen(PagedScreen):
    """A list to choose from; it gives the option back."""

    offers: ClassVar[tuple[str, ...]] = (
        "digit", "choose", "up", "down", "page-up", "page-down", "search", "close", "help", "stop",
    )  # fmt: skip
    field_hint = mark("type some of the words")
    escape_closes = True

    def __init__(
        self,
        services: Services,
        title: str,
        find: Callable[[str], Sequence[Option]],
        told: str = "",
    ) -> None:
        """List everything.

        Args:
            services: what the screen may use.
            title: what is chosen.
            find: returns what holds some words; all, for no words.
            told: what to go by, said above the list.
        """
        self.find = find
        self.heading = title
        self.told = told
        self.options = find("")
        super().__init__(services, Field() if len(self.options) > FEW else None)

    def face(self, room: Measures) -> Face:
        """Return what holds the typed words."""
        if self.field is not None:
            self.options = self.find(self.field.text.strip())
        nothing = say("Nothing has these words. Fewer of them may find it.")
        canvas = self.canvas(room)
        page = lay_list(self.options, canvas, typing=self.typing, nothing=nothing, told=self.told)
        return Face(title=self.heading, status=f"{len(self.options)}", page=page)

    def choose(self, act: Act) -> None:
        """Give the option back."""
        found = [each for each in self.options if (each.act, each.value) == (act.kind, act.value)]
        if found:
            self.dismiss(found[0])

    def why_not(self, command: str) -> str:
        """Return why a command cannot run now."""
        return say("the list is short") if command == "search" and self.field is None else ""


class TextScreen(PagedScreen):
    """Takes one line of text."""

    offers: ClassVar[tuple[str, ...]] = ("choose", "page-up", "page-down", "close", "stop")
    escape_closes = True

    def __init__(self, services: Services, title: str, text: str = "", before: str = "") -> None:
        """Open a line.

        Args:
            services: what the screen may use.
            title: what is asked for.
            text: what stands in the line at first.
            before: what was written before, shown below.
        """
        super().__init__(services, Field(text, len(text)))
        self.heading = title
        self.before = before

    def face(self, room: Measures) -> Face:
        """Return what was written before."""
        pager = Pager(self.canvas(room), keys=0)
        if self.before:
            pager.text(say("So far"), STRONG)
            pager.text(self.before)
        return Face(title=self.heading, status=say("training"), page=pager.page())

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return (Hint("enter", say("keep")), Hint("esc", say("leave it")))

    def deeds_here(self) -> Mapping[str, Deed]:
        """Enter gives the text back."""
        return {"choose": lambda: self.dismiss(self.field.text.strip() if self.field else "")}
