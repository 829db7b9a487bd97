"""Answers files: what a simulated caller knows."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tui.core.flow import Flow
from tui.core.tree import Listed, Mapped
from tui.core.unattended import Script
from tui.store.files import FileRefused, read_bytes
from tui.store.reader import read_source


class AnswersRefused(Exception):
    """An answers file cannot be used; the message says why."""

    def __init__(self, message: str) -> None:
        """Keep the message for people."""
        super().__init__(message)
        self.message = message


def read_answers(path: Path) -> Script:
    """Read an answers file: YAML or JSON with a mapping `facts`, and perhaps `helps`.

    Raises:
        AnswersRefused: it cannot be read, or holds no mapping `facts`.
    """
    try:
        data = read_bytes(path, within=None)
    except FileRefused as error:
        raise AnswersRefused(f"{path}: {error.reason}") from None
    source, problems = read_source(data, str(path))
    if source is None:
        first = problems[0]
        raise AnswersRefused(f"{path}:{first.line}:{first.column}: {first.message}")
    facts = source.tree.get("facts")
    if not isinstance(facts, Mapped):
        raise AnswersRefused(f"{path}: write a mapping `facts:` of fact ids to answer ids")
    helps = source.tree.get("helps")
    listed = (
        [each for each in helps if isinstance(each, str)] if isinstance(helps, Listed) else None
    )
    known = {fact: answer for fact, answer in facts.items() if isinstance(answer, str)}
    return Script(known, listed)


def find_ignored(facts: Mapping[str, str], visited: Iterable[Flow]) -> Iterator[str]:
    """Yield a sentence for each fact that no flow on the walk knows, or not with this answer."""
    flows = tuple(visited)
    for fact, answer in facts.items():
        known = next((flow.facts[fact] for flow in flows if fact in flow.facts), None)
        if known is None:
            yield f"no flow on this walk knows the fact {fact}; ignored"
        elif not known.text and answer not in known.answers:
            yield f'{fact} has no answer {answer}; taken as "I don\'t know"'
