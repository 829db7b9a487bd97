"""`branchline doctor`: what this machine and terminal can do, and where each setting is from."""

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import tui
from tui.cli.desk import open_settings
from tui.cli.exits import DONE, FAULTS
from tui.cli.profile import find_terminal
from tui.core.settings import BY_NAME, Settings, hide_passwords
from tui.core.terminal import ANSI, MANY, MONO, TRUE
from tui.core.text import visible
from tui.core.words import mark, say
from tui.store.checkup import Finding, examine
from tui.store.likelihoods import NAME as LIKELIHOODS
from tui.store.loose import find_loose, find_loose_place
from tui.store.places import SIGNERS, Places, find_places
from tui.store.settings import SITE_VARIABLE, site_file, user_file
from tui.store.ticket_template import FOLDER, list_templates

_COLOURS = {MONO: mark("none"), ANSI: "16", MANY: "256", TRUE: mark("all")}
_MARKS = {True: "ok", False: "!!"}


def doctor_command(options: argparse.Namespace) -> int:
    """Look at everything and say it; the exit code tells whether something is wrong."""
    places = find_places(os.environ)
    settings = open_settings(options)
    findings = [*_programs(), *_terminal(settings), *examine(places)]
    findings += [*_files(places), *_trust(places)]
    findings += [Finding(say("a setting"), False, fault) for fault in settings.faults]  # noqa: FBT003 - is_good
    if getattr(options, "json", False):
        sys.stdout.write(json.dumps(_document(findings, settings), indent=2) + "\n")
    else:
        for line in _lines(findings, settings):
            sys.stdout.write(visible(line) + "\n")
    return DONE if all(finding.is_good for finding in findings) else FAULTS


def _lines(findings: list[Finding], settings: Settings) -> Iterator[str]:
    for finding in findings:
        yield f"{_MARKS[finding.is_good]}  {finding.about:<16} {finding.what}"
    yield ""
    yield say("settings: default, then the site's file, your file, the environment, flags")
    for name, value in settings.values.items():
        lock = say(", locked by the site") if value.is_locked else ""
        yield f"    {name:<16} {_say(value.value):<12} {say(value.origin)}{lock}"
        yield f"    {'':<16} {'':<12} ({say(BY_NAME[name].help)}; {BY_NAME[name].variable})"


def _say(value: Any) -> str:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, Mapping):
        return ", ".join(f"{fact}={answer}" for fact, answer in value.items()) or "-"
    if isinstance(value, tuple):
        return ", ".join(value) or "-"
    return hide_passwords(str(value)) or "-"


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return hide_passwords(value) if isinstance(value, str) else value


def _document(findings: list[Finding], settings: Settings) -> dict[str, Any]:
    return {
        "findings": [finding._asdict() for finding in findings],
        "settings": {
            name: {
                "value": _plain(value.value),
                "origin": value.origin,
                "locked": value.is_locked,
            }
            for name, value in settings.values.items()
        },
    }


def _programs() -> Iterator[Finding]:
    python = platform.python_version()
    yield Finding(
        "branchline",
        True,  # noqa: FBT003 - is_good
        say(
            "{version}, Python {python}, {system}",
            version=tui.__version__,
            python=python,
            system=platform.system(),
        ),
    )


def _terminal(settings: Settings) -> Iterator[Finding]:
    """Say what the terminal is taken to be able to do, and why."""
    found = find_terminal(settings)
    if not sys.stdout.isatty():
        yield Finding(say("terminal"), True, say("none here: output goes to a file or a pipe"))  # noqa: FBT003
    else:
        columns, rows = shutil.get_terminal_size()
        can = say("takes the screen") if found.places.value else say("only plain lines")
        what = f"{can} ({found.places.why}), {columns}x{rows}, {sys.stdout.encoding}"
        yield Finding(say("terminal"), bool(found.places.value), what)
    for about, how, why in (
        (say("colours"), say(_COLOURS[found.colours.value]), found.colours.why),
        (say("signs"), say("Unicode") if found.signs.value else "ASCII", found.signs.why),
        (say("mouse"), say("not used"), found.mouse.why),
        (say("motion"), say("none"), found.motion.why),
        (say("remote"), say("yes") if found.remote.value else say("no"), found.remote.why),
    ):
        yield Finding(about, True, f"{how} ({why})")  # noqa: FBT003 - is_good


def _files(places: Places) -> Iterator[Finding]:
    named = os.environ.get(SITE_VARIABLE, "")
    own = user_file(places)
    for about, path in (
        (say("site file"), str(site_file(places))),
        (say("further site file"), named),
        (say("your settings"), str(own) if own else ""),
    ):
        if path:
            there = say("is there") if os.path.exists(path) else say("is not there")  # noqa: PTH110 - a text
            yield Finding(about, True, f"{path} {there}")  # noqa: FBT003
    templates = ", ".join(list_templates(places))
    if templates:
        yield Finding(say("ticket templates"), True, templates)  # noqa: FBT003


def _trust(places: Places) -> Iterator[Finding]:
    """Say which of the files that count others could change, and whose signatures count."""
    own = [places.data / "trees"] if places.data else []
    names = ("trees", SIGNERS, LIKELIHOODS, FOLDER)
    looked_at = (site_file(places), *(places.site / name for name in names), *own)
    found = [(path, find_loose(path)) for path in looked_at if os.path.exists(path)]  # noqa: PTH110 - may be closed
    if places.data:
        cases = places.data / "cases"
        found.append((cases, find_loose_place(cases)))
    for path, why in found:
        if why:
            yield Finding("loose", False, f"{path}: {why}")  # noqa: FBT003 - is_good
    signers = places.site / SIGNERS
    there = (
        say("is there")
        if os.path.exists(signers)  # noqa: PTH110 - pathlib raises where nobody may look
        else say("is not there: nobody's signature counts")
    )
    tool = say("ssh-keygen is here") if shutil.which("ssh-keygen") else say("ssh-keygen is missing")
    yield Finding("signers", True, f"{signers} {there}; {tool}")  # noqa: FBT003
