"""Named tuples that are quick to define; everything else about them is as in `typing`.

`typing.NamedTuple` compiles source text for each class: about a twelfth of the time until the
first question went there. Here classes of the same length share one compiled constructor.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are not there yet
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from functools import cache
    from types import FunctionType
    from typing import Any, Self

    class _Fields(tuple):
        """What all named tuples can do."""

        __slots__ = ()
        _fields = ()

        @classmethod
        def _make(cls, values: Any) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changed: Any) -> Self:
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"Got unexpected field names: {list(changed)!r}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in fields)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    @cache
    def _constructor(length: int) -> Any:
        """Return the constructor of tuples of so many fields, by names that mean nothing."""
        names = "".join(f"f{number}, " for number in range(length))
        text = f"lambda _cls, {names}: _new(_cls, ({names}))"
        return eval(text, {"_new": tuple.__new__, "__name__": __name__})  # noqa: S307 - of numbers

    class _Definition(type):
        """Turns a class body into a named tuple, which is a class like any other."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", {}))
            defaults = {field: body[field] for field in fields if field in body}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError(f"{name}: a field without a default follows one with it")
            shared = _constructor(len(fields))
            code = shared.__code__.replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            new = FunctionType(code, shared.__globals__, "__new__", tuple(defaults.values()))
            new.__annotations__ = body.get("__annotations__", {})
            body |= {each: _tuplegetter(place, "") for place, each in enumerate(fields)}
            body |= {
                "__slots__": (), "__new__": new, "__match_args__": fields,
                "_fields": fields, "_field_defaults": defaults,
            }  # fmt: skip
            return type(name, (_Fields,), body)

    class NamedTuple(metaclass=_Definition):
        """The base of named tuples."""


new = tuple.__new__
"""Makes a named tuple of all its fields in half the time: for what each step of a walk makes."""

__all__ = ["NamedTuple", "new"]
