"""Answers files: what a simulated caller knows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from tui.core.diagnostic import Severity
from tui.core.flow import Flow
from tui.core.testing.unattended import Script
from tui.core.tree import Listed, Mapped, Tree
from tui.core.words import say
from tui.store.files import FileRefused, read_bytes
from tui.store.reader import read_source


class AnswersRefused(Exception):
    """An answers file cannot be used; the message says why."""

    def __init__(self, message: str) -> None:
        """Keep the message for people."""
        super().__init__(message)
        self.message = message


def read_answers(path: Path, tell: Callable[[str], None]) -> Script:
    """Read an answers file: YAML or JSON with a mapping `facts`, and perhaps `helps`.

    Args:
        path: the file.
        tell: told what in it is not used.

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
        raise AnswersRefused(
            say("{path}: write a mapping `facts:` of fact ids to answer ids", path=path)
        )
    for problem in problems:
        if problem.severity is Severity.ERROR:
            tell(f"{path}:{problem.line}:{problem.column}: {problem.message}")
    known = {fact: answer for fact, answer in facts.items() if isinstance(answer, str)}
    for fact in [each for each in facts if each not in known]:
        tell(
            say(
                '{path}: what is said of {fact} is no answer id; taken as "I don\'t know"',
                path=path,
                fact=fact,
            )
        )
    return Script(known, _listed(source.tree.get("helps")))


def _listed(helps: "Tree | None") -> list[str] | None:
    """Return the fixes that help; one may stand without brackets."""
    if isinstance(helps, str):
        return [helps]
    return [each for each in helps if isinstance(each, str)] if isinstance(helps, Listed) else None


def find_ignored(facts: Mapping[str, str], visited: Iterable[Flow]) -> Iterator[str]:
    """Yield a sentence for each fact that no flow on the walk knows, or not with this answer."""
    flows = tuple(visited)
    for fact, answer in facts.items():
        known = next((flow.facts[fact] for flow in flows if fact in flow.facts), None)
        if known is None:
            yield say("no flow on this walk knows the fact {fact}; ignored", fact=fact)
        elif not known.text and answer not in known.answers:
            yield say(
                '{fact} has no answer {answer}; taken as "I don\'t know"', fact=fact, answer=answer
            )
