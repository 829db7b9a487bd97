"""The manual page and the completions for shells, written from what the program reads."""

import argparse
import os
import re
from collections.abc import Iterator
from unittest.mock import patch

import shtab
from argparse_manpage.manpage import Manpage

import tui
from docs.commands import build_whole_parser
from tui.cli.options import shared_options

_USAGE = re.compile(r"^usage: (.*?)\n\n", re.MULTILINE | re.DOTALL)


def manual_page() -> str:
    """Return the manual page, `branchline.1`; options for all stand in it once."""
    about = {
        "date": " ",  # the version tells how old it is
        "description": "from a complaint to a fix, one question at a time",
        "manual_title": "Branchline",
        "project_name": "branchline",
        "version": tui.__version__,
    }
    with patch.dict(os.environ, COLUMNS="80"):
        parser = build_whole_parser()
        for command in _below(parser):
            _drop_shared(command)
        examples = str(parser.epilog or "")
        parser.epilog = None
        page = str(Manpage(parser, _data=about))
    return f"{_without_usage(page)}{_examples(examples)}"


def _below(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to ask
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield command
                yield from _below(command)


def _drop_shared(parser: argparse.ArgumentParser) -> None:
    shared = {option for each in shared_options()._actions for option in each.option_strings}  # noqa: SLF001

    def is_shared(action: argparse.Action) -> bool:
        return bool(shared & set(action.option_strings))

    parser._actions[:] = [each for each in parser._actions if not is_shared(each)]  # noqa: SLF001
    for group in [*parser._action_groups, *parser._mutually_exclusive_groups]:  # noqa: SLF001
        group._group_actions[:] = [each for each in group._group_actions if not is_shared(each)]  # noqa: SLF001
    parser._mutually_exclusive_groups[:] = [  # noqa: SLF001
        each
        for each in parser._mutually_exclusive_groups  # noqa: SLF001
        if each._group_actions  # noqa: SLF001
    ]


def _without_usage(page: str) -> str:
    """Set each usage as one paragraph that a terminal of any width can wrap."""
    return _USAGE.sub(lambda found: " ".join(found[1].split()) + "\n\n", page)


def _examples(text: str) -> str:
    codes, _, examples = text.partition("examples:\n")
    escaped = examples.replace("\\", r"\\").replace("-", r"\-")
    exits = " ".join(codes.partition(":")[2].split())
    return f".SH EXIT STATUS\n{exits}\n.SH EXAMPLES\n.nf\n{escaped}.fi\n"


def completion(shell: str) -> str:
    """Return what a shell loads to complete command lines.

    Args:
        shell: `bash`, `zsh` or `fish`.
    """
    text: str = shtab.complete(build_whole_parser(), shell=shell)
    return "\n".join(line.rstrip() for line in text.rstrip("\n").split("\n")) + "\n"
