"""What the author of a flow is sure of: a drill asks for nothing else."""

from collections.abc import Iterable, Sequence

from tui.core.flow import Flow, Resolution

NOT_SURE = ("not verified", "not documented", "not in our sources", "inferred")
"""How authors say so (docs/writing.md). Flows are looked at as their authors wrote them."""


def is_sure(texts: Iterable[str]) -> bool:
    """Tell whether none of some texts says that something is not verified."""
    return not any(saying in text.casefold() for text in texts for saying in NOT_SURE)


def is_sure_ending(flow: Flow, node: str) -> bool:
    """Tell whether a resolution is sure of its cause; later steps may leave something open."""
    found = flow.nodes.get(node)
    return isinstance(found, Resolution) and is_sure((found.resolve, found.cause))


def sure_answers(flow: Flow, fact: str, answers: Sequence[str]) -> tuple[str, ...]:
    """Return the answers that are sure: those whose addresses are known as well, if there are any.

    Args:
        flow: as its author wrote it.
        fact: of the flow.
        answers: some of the answers of the fact.
    """
    known = flow.facts[fact].answers
    told = tuple(
        each
        for each in answers
        if each not in known or is_sure((known[each].label, known[each].hint))
    )
    values = [value.texts for value in flow.values.values() if value.by == fact]
    whole = (
        each for each in told if is_sure(texts.get(each, texts.get("else", "")) for texts in values)
    )
    return tuple(whole) or told
