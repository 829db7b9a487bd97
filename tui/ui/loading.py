"""Loads Textual without what no walk uses; whatever is used after all is loaded then.

With its app Textual loads a command palette, a dozen widgets, twenty themes and OpenSSL: a fifth
of all that is loaded before a first question.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

AWAY = (
    "asyncio.sslproto", "decimal", "difflib", "mimetypes", "pickle", "platformdirs",
    "rich.markup", "rich.panel", "rich.tree", "textual.canvas", "textual.command",
    "textual.markup", "textual.theme", "textual.widgets._toast", "textwrap", "tokenize", "uuid",
)  # fmt: skip
"""Modules of which Textual wants names when it is loaded, and nothing before a key opens it."""


class _Name:
    """A name out of a module that is away: whatever is done with it is done with the real one."""

    def __init__(self, module: str, name: str) -> None:
        self._away = module, name

    def __repr__(self) -> str:
        return ".".join(self._away)

    def _real(self) -> Any:
        module, name = self._away
        _come_back(module)
        return getattr(import_module(module), name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real(), name)

    def __call__(self, *args: object, **named: object) -> object:
        return self._real()(*args, **named)

    def __getitem__(self, key: object) -> object:
        return self._real()[key]

    def __or__(self, other: object) -> object:
        return self._real() | other

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, self._real())

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[object, ...]:
        return (self._real(),)


class _Away(ModuleType):
    """Stands where a module would; once that is not away any more, it has what that has."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is not self:
            return getattr(import_module(self.__name__), name)
        if name.startswith("__"):  # what the importer wants to know has no answer
            raise AttributeError(name)
        return _Name(self.__name__, name)


def _come_back(module: str) -> None:
    if type(sys.modules.get(module)) is _Away:
        del sys.modules[module]


@contextmanager
def lightly() -> Iterator[None]:
    """Keep modules away while others are loaded; what is there already stays."""
    for name in AWAY:
        sys.modules.setdefault(name, _Away(name))
    has_openssl = "asyncio" in sys.modules or "ssl" in sys.modules
    if not has_openssl:
        # None is the documented way to say that there is no such module: asyncio does without.
        sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        _give_theme(sys.modules["textual.theme"])
        yield
    finally:
        for name in AWAY:
            _come_back(name)
        if not has_openssl:
            del sys.modules["ssl"]


def _give_theme(themes: ModuleType) -> None:
    """Give Textual's app the one theme that it asks for; its colours are asked for by nobody."""
    if type(themes) is _Away:
        from textual.constants import DEFAULT_THEME  # noqa: PLC0415 - with the others away

        plain = SimpleNamespace(name=DEFAULT_THEME, dark=True, ansi=False, variables={})
        themes.BUILTIN_THEMES = {DEFAULT_THEME: plain}  # type: ignore[attr-defined]
