"""Examples of each command, as `--help` shows them below the options."""

import argparse
from collections.abc import Mapping
from types import MappingProxyType

from tui.core.words import say

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "walk": (
            "branchline walk intune-ios",
            "branchline walk intune-ios --plain",
            "branchline walk intune-ios --at cap-count --set where=words",
            "branchline walk --resume",
        ),
        "find": ('branchline find "device limit reached"', "branchline find --json < log.txt"),
        "show": ("branchline show intune-ios", "branchline show flows/vpn.yaml --format markdown"),
        "check": ("branchline check flows/", "branchline check --fix --advice flows/vpn.yaml"),
        "test": ("branchline test flows/", "branchline test --coverage flows/vpn.yaml"),
        "explain": ("branchline explain G002", "branchline explain"),
        "stats": (
            "branchline stats --since 2026-11-01",
            "branchline stats --html report.html",
            "branchline stats intune-ios --propose",
        ),
        "serve": ("branchline serve --seats 10 --port 8080",),
        "doctor": ("branchline doctor --json",),
        "watch": ("branchline watch flows/vpn.yaml",),
        "new": ("branchline new vpn",),
        "diff": ("branchline diff old/vpn.yaml flows/vpn.yaml",),
        "translate": ("branchline translate vpn --into de --trees flows/",),
        "graph": ("branchline graph intune-ios --format svg > flow.svg",),
        "schema": ("branchline schema > flow.schema.json",),
        "pack": ("branchline pack flows/ --sign ~/.ssh/id_ed25519",),
        "verify": ("branchline verify flows.pack",),
    }
)


def add_examples(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Put examples below the help of the commands that have some."""
    for name, examples in EXAMPLES.items():
        parser = commands[name]
        parser.epilog = "\n".join((say("examples:"), *(f"  {each}" for each in examples)))
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
