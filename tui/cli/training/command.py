"""Runs the commands about training."""

import argparse
from collections.abc import Callable, Mapping

from tui.cli.exits import FAULTS
from tui.cli.stop import Stop
from tui.cli.training.options import build_train_parser


def train_command(options: argparse.Namespace) -> int:
    """Run one of the commands about training; without a name, its home."""
    inner = build_train_parser().parse_args(options.rest)
    merged = argparse.Namespace(**{**vars(options), **vars(inner)})
    return _commands(merged.train_command)(merged)


def _commands(name: str | None) -> Callable[[argparse.Namespace], int]:
    from tui.store.training.room import NoCall  # noqa: PLC0415 - only for training

    def guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
        def call(options: argparse.Namespace) -> int:
            try:
                return run(options)
            except NoCall as missing:
                raise Stop(str(missing), FAULTS) from None

        return call

    return guarded(_find(name))


def _find(name: str | None) -> Callable[[argparse.Namespace], int]:
    """Return what a command runs; each brings only what it needs."""
    if name in (None, "play", "join", "present", "start"):
        from tui.cli.training import rehearsing  # noqa: PLC0415 - as said above

        played: Mapping[str | None, Callable[[argparse.Namespace], int]] = {
            None: rehearsing.home_command,
            "play": rehearsing.play_command,
            "join": rehearsing.join_command,
            "present": rehearsing.present_command,
            "start": rehearsing.start_command,
        }
        return played[name]
    if name in ("report", "certificate", "class"):
        from tui.cli.training import leading  # noqa: PLC0415

        led: Mapping[str | None, Callable[[argparse.Namespace], int]] = {
            "report": leading.report_command,
            "certificate": leading.certificate_command,
            "class": leading.class_command,
        }
        return led[name]
    from tui.cli.training import keeping  # noqa: PLC0415

    kept: Mapping[str | None, Callable[[argparse.Namespace], int]] = {
        "list": keeping.list_command,
        "progress": keeping.progress_command,
        "deck": keeping.deck_command,
        "attempts": keeping.attempts_command,
        "delete": keeping.delete_command,
    }
    return kept[name]
