"""Shows every setting with where it is from, and changes those of the user's own file."""

from collections.abc import Mapping
from typing import ClassVar

from tui.core.settings import BY_NAME, CHOICE, FACTS, SWITCH, WORDS, Raw, Unfit, parse_value
from tui.core.words import mark, say
from tui.store.private import explain
from tui.store.settings import save_setting, user_file
from tui.ui.commands import Hint
from tui.ui.desk import desk_of
from tui.ui.field import Field
from tui.ui.frame import Face, Measures
from tui.ui.layout import Act
from tui.ui.pages.settings import NEXT_START, SETTING, lay_settings, say_value
from tui.ui.screens.paged import PagedScreen
from tui.ui.services import Services


class SettingsScreen(PagedScreen):
    """Switches and choices change with enter; the rest is typed."""

    offers: ClassVar[tuple[str, ...]] = (
        "choose", "up", "down", "page-up", "page-down", "close", "commands", "help", "quit", "stop",
    )  # fmt: skip
    field_hint = mark("type the value; enter keeps it, esc leaves it")

    def __init__(self, services: Services) -> None:
        """Show the settings that hold.

        Args:
            services: what the screen may use.
        """
        super().__init__(services)
        self.desk = desk_of(services)
        self.file = user_file(self.desk.places)
        self.edited = ""

    def face(self, room: Measures) -> Face:
        """Return the settings, or the one that is typed."""
        file = str(self.file) if self.file else ""
        page = lay_settings(self.desk.settings, file, self.canvas(room))
        status = self.edited or say("{count} settings", count=len(BY_NAME))
        return Face(title=say("Settings"), status=status, page=page)

    def labels(self) -> Mapping[str, str]:
        """Return what enter does here."""
        return {"choose": say("change")}

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys that work now."""
        return (
            (Hint("enter", say("keep")), Hint("esc", say("leave it")))
            if self.typing
            else super().hints()
        )

    def choose_selected(self) -> None:
        """Keep what was typed, else change what the caret stands on."""
        if self.field is not None and self.typing:
            name, typed = self.edited, self.field.text
            self._leave()
            self._save(name, _split(typed) if BY_NAME[name].kind == WORDS else typed)
        else:
            super().choose_selected()

    def choose(self, act: Act) -> None:
        """Turn a switch, take the next choice, or begin to type."""
        name = act.value
        if act.kind != SETTING:
            return
        value = self.desk.settings.values[name]
        setting = BY_NAME[name]
        if value.is_locked:
            self.saying = say("The site has locked {name}.", name=name)
        elif setting.kind == SWITCH:
            self._save(name, "no" if value.value else "yes")
        elif setting.kind == CHOICE:
            after = (setting.choices.index(str(value.value)) + 1) % len(setting.choices)
            self._save(name, setting.choices[after])
        else:
            text = say_value(value.value) if value.value else ""
            self.field, self.typing, self.edited = Field(text, len(text)), True, name

    def _leave(self) -> None:
        name, self.edited = self.edited, ""
        self.field, self.typing = None, False
        self.select(Act(SETTING, name))

    def paint(self) -> None:
        """Esc leaves the field, and with it the value as it was."""
        if self.field is not None and not self.typing:
            self._leave()
        super().paint()

    def _save(self, name: str, raw: Raw) -> None:
        """Put a value into the user's file, and say what then holds."""
        if self.file is None:
            self.saying = say("There is no home to keep settings in.")
            return
        try:
            value = parse_value(BY_NAME[name], raw)
            save_setting(self.file, name, dict(value) if isinstance(value, Mapping) else raw)
        except Unfit as unfit:
            self.saying = f"{name} {unfit}."
            return
        except (OSError, ValueError) as error:
            why = explain(error) if isinstance(error, OSError) else str(error)
            self.saying = say("Not saved: {why}.", why=why)
            return
        self._say_saved(name, value)

    def _say_saved(self, name: str, value: object) -> None:
        read = self.services.read_settings
        if read is not None:
            self.desk.settings = read()
        now = self.desk.settings.values[name]
        if now.value != value and BY_NAME[name].kind != FACTS:
            self.saying = say("Saved, but {origin} has the last word.", origin=now.origin)
        else:
            self.saying = (
                say("Saved. It holds from the next start.") if name in NEXT_START else say("Saved.")
            )


def _split(typed: str) -> list[str]:
    return [word.strip() for word in typed.split(",") if word.strip()]
