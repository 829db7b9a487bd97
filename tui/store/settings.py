"""Reads and writes settings: the site's file, the user's file, the environment, the flags.

The parser of YAML is loaded only for a file that was not read before: what a file says is kept,
sealed, with the other things kept for the next start.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.core.settings import BY_NAME, LOCK, SETTINGS, Given, Layer, Raw, Settings, settle
from tui.core.words import mark, say
from tui.store.files import FileRefused, read_bytes
from tui.store.language import NAME, pick_language
from tui.store.loose import find_loose
from tui.store.places import Places
from tui.store.private import replace_file
from tui.store.ready import ENDING, Ready, open_private
from tui.store.seal import digest

SITE_VARIABLE = "BRANCHLINE_SITE"
"""Names a further site file, read after the one of the machine."""

SITE, USER = mark("the site's file"), mark("your file")
ENVIRONMENT, FLAG = mark("the environment"), mark("a flag")
_PREFIX = "BRANCHLINE_"
_MAX_BYTES = 256 * 1024
_KEPT_AS = 2


def site_file(places: Places) -> Path:
    """Return where the machine's site file lies."""
    return places.site / "site.yaml"


def user_file(places: Places) -> Path | None:
    """Return where the user's own settings lie; None without a home."""
    return places.config / "settings.yaml" if places.config else None


def read_settings(
    places: Places, environment: Mapping[str, str], flags: Mapping[str, str]
) -> Settings:
    """Return the settings that hold. Never raises: what cannot be used is a notice.

    Args:
        places: the folders of this machine and user.
        environment: variables by name.
        flags: values given on the command line, by setting.
    """
    layers = [_file_layer(site_file(places), SITE, places, may_lock=True)]
    named = environment.get(SITE_VARIABLE, "")
    if named:
        layers.append(_file_layer(Path(named), SITE, places, may_lock=True, must_exist=True))
    own = user_file(places)
    if own is not None:
        layers.append(_file_layer(own, USER, places))
    layers.append(_environment_layer(environment))
    layers.append(Layer(FLAG, tuple(Given(name, raw, _flag(name)) for name, raw in flags.items())))
    return settle(layers)


def settle_language(places: Places, environment: Mapping[str, str], flag: str = "") -> str:
    """Return the language that holds; files are looked into only where there are some.

    Args:
        places: the folders of this machine and user.
        environment: variables by name.
        flag: the language given on the command line; empty: none.
    """
    flags = {NAME: flag} if flag else {}
    return pick_language(read_settings(places, environment, flags).text(NAME), environment)


_FLAGS = {"journal": "--no-journal", "color": "--no-color"}


def _flag(name: str) -> str:
    return _FLAGS.get(name, f"--{name}")


def _environment_layer(environment: Mapping[str, str]) -> Layer:
    names = {setting.variable: setting.name for setting in SETTINGS}
    given = tuple(
        Given(names.get(variable, variable.removeprefix(_PREFIX).lower()), raw, variable)
        for variable, raw in environment.items()
        if variable.startswith(_PREFIX) and variable != SITE_VARIABLE
    )
    return Layer(ENVIRONMENT, given)


def _file_layer(
    path: Path, origin: str, places: Places, *, may_lock: bool = False, must_exist: bool = False
) -> Layer:
    try:
        if not must_exist and not path.exists():
            return Layer(origin, ())
        if may_lock and (loose := find_loose(path)):
            return Layer(origin, (), faults=(_unused(path, loose),))
        data = read_bytes(path, within=None, limit=_MAX_BYTES)
    except FileRefused as refused:
        return Layer(origin, (), faults=(_unused(path, refused.reason),))
    except OSError:
        return Layer(origin, (), faults=(_unused(path, say("it cannot be read")),))
    content = _content(data, path, places)
    given = [
        Given(name, raw, f"{path}:{line}")
        for name, raw, line in content["given"]
        if not (may_lock and name == LOCK)
    ]
    locks = [raw for name, raw, _ in content["given"] if name == LOCK and may_lock]
    named = tuple(each for raw in locks for each in ([raw] if isinstance(raw, str) else raw))
    faults = tuple(f"{path}:{fault}" for fault in content["faults"])
    return Layer(origin, tuple(given), named, faults)


def _unused(path: Path, why: str) -> str:
    return say("{path}: {why}; its settings are not used", path=path, why=why)


def _content(data: bytes, path: Path, places: Places) -> Mapping[str, Any]:
    """Return what a settings file says, read now or when it was last read."""
    record = f"settings-{digest(data)[:32]}{ENDING}"
    ready: Ready | None = open_private(places.cache, places.data)
    kept = ready.load(record) if ready else None
    if isinstance(kept, dict) and kept.get("shape") == _KEPT_AS:
        return kept
    content = _parse(data, path)
    if ready:
        ready.save(record, content)
    return content


def _parse(data: bytes, path: Path) -> dict[str, Any]:
    from tui.core.tree import Listed, Mapped  # noqa: PLC0415 - only for a file not read before
    from tui.store.reader import read_source  # noqa: PLC0415 - brings the parser

    content: dict[str, Any] = {"shape": _KEPT_AS, "given": [], "faults": []}
    if not data.strip():
        return content
    source, problems = read_source(data, str(path))
    content["faults"] = [f"{each.line}:{each.column}: {each.message}" for each in problems]
    for name, value in source.tree.items() if source else ():
        line = source.tree.key_spots[name].line if source else 1
        plain: Any = value
        if isinstance(value, Listed):
            plain = [each if isinstance(each, str) else "" for each in value]
        elif isinstance(value, Mapped):
            plain = {k: v if isinstance(v, str) else "" for k, v in value.items()}
        content["given"].append([name, plain, line])
    return content


# --- writing ----------------------------------------------------------------------------------


def save_setting(file: Path, name: str, raw: Raw) -> None:
    """Write one setting into the user's file; every other line of it stays as it is.

    Raises:
        OSError: it cannot be written; the file is as it was.
        ValueError: there is no such setting, or the file cannot be read, so it is left alone.
    """
    if name not in BY_NAME:
        raise ValueError(say("there is no setting {name}", name=name))
    try:
        data = read_bytes(file, within=None, limit=_MAX_BYTES) if file.exists() else b""
        lines = data.decode("utf-8-sig").splitlines()
    except (FileRefused, UnicodeDecodeError) as error:
        raise ValueError(
            say("{file} cannot be read, so it is left alone: {error}", file=file, error=error)
        ) from None
    start, end = _find_entry(lines, name)
    lines[start:end] = [f"{name}: {_say(raw)}"]
    changed = ("\n".join(lines) + "\n").encode()
    if _others(changed, file, name) != _others(data, file, name):
        raise ValueError(say("{file} is written in a way that cannot be changed safely", file=file))
    replace_file(file, changed)


def _others(data: bytes, file: Path, name: str) -> list[tuple[str, Any]]:
    """Return what a file says besides one setting, and how much is wrong with it."""
    content = _parse(data, file)
    others = [(key, raw) for key, raw, _ in content["given"] if key.replace("_", "-") != name]
    return [*others, ("", len(content["faults"]))]


def _find_entry(lines: Sequence[str], name: str) -> tuple[int, int]:
    """Return which lines an entry takes up; the end of the file when it is not there."""
    import re  # noqa: PLC0415 - only when a setting is changed

    key = re.compile(rf"['\"]?{'[-_]'.join(name.split('-'))}['\"]?\s*:")
    for start, line in enumerate(lines):
        if key.match(line):
            end = start + 1
            while end < len(lines) and lines[end][:1] in (" ", "\t", "-"):
                end += 1
            return start, end
    return len(lines), len(lines)


def _say(raw: Raw) -> str:
    """Return a value as YAML that no reader takes for anything but text."""
    import json  # noqa: PLC0415 - only when a setting is changed

    plain: Any = raw if isinstance(raw, str) else dict(raw) if isinstance(raw, Mapping) else [*raw]
    return json.dumps(plain, ensure_ascii=False)
