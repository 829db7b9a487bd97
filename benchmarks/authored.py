"""Authored flows of any size: trees of questions with four answers, written as people write them.

Every question has a fact of its own, worded; every ending a cause, a kind and a step. The same
tree is written for each program that walks one, so that all hold the same words.
"""

from collections.abc import Iterator
from typing import NamedTuple

ANSWERS = ("first", "second", "third", "fourth")
WIDTH = len(ANSWERS)
_ABOUT = ("the mail app", "the lock screen", "the wireless network", "the company portal")


class Tree(NamedTuple):
    """A tree of questions; nodes are numbered row by row from 0."""

    nodes: int

    @property
    def questions(self) -> int:
        """How many of the nodes ask; the last may have fewer answers than four."""
        return (self.nodes + WIDTH - 2) // WIDTH

    def targets(self, node: int) -> range:
        """Return where the answers of a node lead; empty for an ending."""
        first = node * WIDTH + 1
        return range(first, min(first + WIDTH, self.nodes))

    def walk(self, number: int) -> list[int]:
        """Return the answers, by place, of one way to an ending; others for other numbers."""
        node, answers = 0, []
        while targets := self.targets(node):
            number = (number * 48271 + 11) % 2147483647
            answers.append(number % len(targets))
            node = targets[answers[-1]]
        return answers


def ask_text(node: int) -> str:
    """Return the words of a question."""
    return f"What does {_ABOUT[node % WIDTH]} say at point {node}?"


def answer_text(place: int) -> str:
    """Return the words of an answer."""
    return f"Number {place + 1} of what {_ABOUT[place]} can say"


def ending_text(node: int) -> str:
    """Return the words of an ending."""
    return f"Set {_ABOUT[node % WIDTH]} up again, way {node}"


def write_flow(tree: Tree) -> str:
    """Return the file of a tree."""
    return "\n".join(_lines(tree)) + "\n"


def _lines(tree: Tree) -> Iterator[str]:
    yield from ("flow: tree", "title: A tree of questions", "start: n0", "nodes:")
    for node in range(tree.nodes):
        targets = tree.targets(node)
        yield f"  n{node}:"
        yield from _question(node, targets) if targets else _ending(node)


def _question(node: int, targets: range) -> Iterator[str]:
    yield from ("    ask:", f"      fact: f{node}", f"      ask: {ask_text(node)}")
    yield "      answers:"
    for place in range(len(targets)):
        yield f"        {ANSWERS[place]}: {answer_text(place)}"
    yield "    to:"
    for place, target in enumerate(targets):
        yield f"      {ANSWERS[place]}: n{target}"


def _ending(node: int) -> Iterator[str]:
    yield f"    resolve: {ending_text(node)}"
    yield f"    cause: What was kept of {_ABOUT[node % WIDTH]} is older than the rest."
    yield from ("    actors: [L1]", "    minutes: 5", "    steps:")
    yield f"      - Take {_ABOUT[node % WIDTH]} off the device."
    yield "    verify: The caller sees the page they wanted to see."
