"""What the annotations of `core.flow` cannot say: values, nodes, and keys that go together."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from tui.core.decoding.decode_text import (
    ADDRESS,
    DATE,
    ID,
    PATH,
    PERIOD,
    Decoder,
    Form,
    Read,
    describe,
    form_reader,
    is_yes,
    refuse_shape,
    take_text,
)
from tui.core.flow import HAND_OVER, Answer, Fact, Node, Step, Value
from tui.core.text import nearest
from tui.core.tree import Mapped, Spot, Tree
from tui.core.words import mark, say

MAX_ANSWERS = 100
"""A list of more answers takes a terminal seconds to show, and a person minutes to read."""

_SAYS_SOMETHING = ("do", "command", "address", "template", "procedure")

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "Flow": mark("a flow"),
        "Library": mark("a library"),
        "Link": mark("a link"),
        "Review": mark("a review"),
        "Input": mark("an input"),
        "Template": mark("a template"),
        "Step": mark("a step"),
        "Answer": mark("an answer"),
        "Fact": mark("a fact"),
        "Value": mark("a value"),
        "Procedure": mark("a procedure"),
        "Field": mark("a field"),
        "Packet": mark("a packet"),
        "Risk": mark("a risk"),
        "Question": mark("a question"),
        "Branch": mark("a branch of a route"),
        "Route": mark("a route"),
        "Call": mark("a call"),
        "Return": mark("a return"),
        "Resolution": mark("a resolution"),
        "Case": mark("a case"),
        "Calls": mark("a file of scenarios"),
        "CallText": mark("a scenario"),
        "Ticket": mark("a ticket"),
        "Persona": mark("a persona"),
        "Says": mark("what the caller says"),
        "Herring": mark("a herring"),
        "End": mark("an ending"),
        "Never": mark("what must never be done"),
    }
)
"""What each mapping is called in messages."""

RESERVED: Mapping[object, frozenset[str]] = MappingProxyType(
    {
        Answer: frozenset({"else", "by"}),
        Node: frozenset({HAND_OVER}),
    }
)
"""Ids that mean something else where they would be used."""

TOP = frozenset({"flow", "library"})
"""The keys that say what a file is; `core.decode` looks at them first."""

# Without these a flow would lead somewhere its author never meant.
STRUCTURE = frozenset(
    {
        *("flow", "library", "start", "nodes", "facts", "answers", "ask", "to", "when"),
        *("route", "call", "then", "return", "expect"),
    }
)


FORMS: Mapping[tuple[str, str], Form] = MappingProxyType(
    {
        ("Flow", "flow"): ID,
        ("Flow", "use"): PATH,
        ("Library", "library"): ID,
        ("Library", "use"): PATH,
        ("Link", "url"): ADDRESS,
        ("Review", "every"): PERIOD,
        ("Review", "on"): DATE,
    }
)
"""Texts that must look like something, by class and key."""


def take_value(value: Tree, spot: Spot, key: str, job: Decoder) -> Value:
    """Read a value: one text, or one for each answer of a fact."""
    if isinstance(value, str):
        return Value(texts={"": take_text(value, spot, key, job)})
    if not isinstance(value, Mapped):
        refuse_shape(
            value, spot, key, say("a text, or `by: FACT` with a text for each answer"), job
        )
        return Value()
    if "by" not in value:
        job.faults.add("F031", value.spot, key="by", what=say("a value"))
        job.lost.append("by")
    texts = {
        answer: take_text(text, value.value_spots[answer], answer, job)
        for answer, text in value.items()
        if answer != "by"
    }
    by = value.get("by", "")
    return Value(take_text(by, value.value_spots.get("by", spot), "by", job), texts)


def node_reader(readers: Mapping[str, Read]) -> Read:
    """Return a reader of nodes.

    Args:
        readers: by the key that says what kind of node it is.
    """

    def take_node(value: Tree, spot: Spot, key: str, job: Decoder) -> object:
        if not isinstance(value, Mapped):
            refuse_shape(value, spot, key, say("a node"), job)
            return None
        kinds = [name for name in readers if name in value]
        if len(kinds) == 1:
            return readers[kinds[0]](value, spot, key, job)
        found = say(" and ").join(f"`{name}`" for name in kinds) or say("none of them")
        near = next(filter(None, (nearest(name, readers) for name in value)), "")
        hint = say("Did you mean `{near}`?", near=near) if near and not kinds else ""
        known = ", ".join(f"`{name}`" for name in readers)
        job.faults.add("F040", value.spot, hint=hint, kinds=known, found=found)
        job.lost.append(key)
        return None

    return take_node


def _check_fact(fact: Mapped, job: Decoder) -> None:
    """Report a fact without answers, with too many, or with answers it cannot have."""
    answers = fact.get("answers")
    if is_yes(fact.get("text", "")):
        if answers:
            job.faults.add("F041", fact.key_spots["answers"], key="answers", other="text: yes")
    elif "answers" not in fact:
        job.faults.add("F031", fact.spot, key="answers", what=say("a fact"))
        job.lost.append("answers")
    elif isinstance(answers, Mapped) and len(answers) > MAX_ANSWERS:
        spot = fact.key_spots["answers"]
        job.faults.add("F048", spot, count=len(answers), limit=MAX_ANSWERS)


def _check_step(step: Mapped, job: Decoder) -> None:
    """Report a step that tells nothing to do, or a procedure's place that holds more."""
    if "procedure" in step:
        for key in step:
            if key not in {"procedure", "when"}:
                job.faults.add("F041", step.key_spots[key], key=key, other="procedure")
    elif not any(key in step for key in _SAYS_SOMETHING):
        job.faults.add("F031", step.spot, key="do", what=say("a step"))


CHECKS: Mapping[type[Any], Callable[[Mapped, Decoder], None]] = MappingProxyType(
    {Fact: _check_fact, Step: _check_step}
)
"""What is looked at once a whole mapping has been read."""

FACT_IN_PLACE = mark("the id of a fact, or a fact with `fact: ID`")


def take_asked(value: Tree, spot: Spot, key: str, job: Decoder) -> str:
    """Read the fact that a question asks for; one defined in place was moved before."""
    if isinstance(value, str):
        return value
    job.faults.add("F032", spot, key=key, expected=say(FACT_IN_PLACE), found=describe(value))
    job.lost.append(key)
    return ""


READERS: Mapping[tuple[str, str], Read] = MappingProxyType(
    {("Question", "ask"): take_asked, **{place: form_reader(form) for place, form in FORMS.items()}}
)
"""Readers of single texts, by class and key."""
