"""Figures as people read them: smallest, middle, largest, and ratios pair by pair."""

import platform
import statistics
from collections.abc import Iterable, Sequence
from importlib.metadata import version

PACKAGES = ("textual", "pyyaml", "networkx")


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Return the smallest, the middle and the largest of some figures."""
    three = min(values), statistics.median(values), max(values)
    return " / ".join(f"{each:,.{digits}f}" for each in three)


def paired(these: Sequence[float], those: Sequence[float]) -> float:
    """Return the middle of the ratios within each round."""
    return statistics.median(a / b for a, b in zip(these, those, strict=True))


def ratio(these: Sequence[float], those: Sequence[float]) -> str:
    """Return the middle ratio within a round, with the smallest and the largest."""
    each = [a / b for a, b in zip(these, those, strict=True)]
    return f"{statistics.median(each):.3g} ({min(each):.3g} to {max(each):.3g})"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    lines = [f"| {' | '.join(heads)} |"]
    lines.append("|" + "---|" * (lines[0].count("|") - 1))
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def describe_machine() -> str:
    """Return what this was measured on, and with which versions."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, {packages}, {platform.system()}."


def reached(words: str, *, kept: bool) -> str:
    """Return whether a goal was reached, as an item of a list."""
    return f"- {words}: {'reached' if kept else 'missed'}."
