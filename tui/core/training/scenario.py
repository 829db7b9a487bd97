"""What a scenario is made of: a simulated call, as frozen values.

The classes down to `CallText` are the mappings of a file of scenarios, read by the same reader
as flows. `Scenario` is what the rest of the training works with, written or generated.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, NamedTuple

from tui.core.flow import HAND_OVER, Exact, Words
from tui.core.marks import Key, Main, OneOf, Required
from tui.core.words import mark

UNSURE = "unsure"
"""What a caller claims who does not know; no answer of a fact has this id."""

CHANNELS = (mark("phone"), mark("mail"), mark("chat"), mark("walk-in"), mark("monitoring"))
LEVELS = ("1", "2", "3")


class Ticket(NamedTuple):
    """The call as it arrives."""

    sender: Annotated[Exact, Required(), Key("from")]
    text: Annotated[Exact, Required()]
    channel: Annotated[Exact, OneOf(CHANNELS)] = CHANNELS[0]
    subject: Exact = ""
    tells: Words = ()
    """Facts that the text already answers; they need not be asked."""


class Persona(NamedTuple):
    """Who calls; it changes the wording only, never what is needed or the score."""

    name: Exact = ""
    tone: Exact = ""
    knows: Exact = ""


class Says(NamedTuple):
    """How the caller answers the question for one fact."""

    text: Annotated[Exact, Main()] = ""
    """The words; empty: those of the flow for what is claimed."""
    first: Exact = ""
    """The answer that is claimed, or UNSURE; empty: the truth."""
    hedged: bool = False
    """Whether the words sound unsure."""
    check: Exact = ""
    """The words once the caller has looked again."""
    finds: Exact = ""
    """What looking again shows: an answer or UNSURE; empty: the truth."""
    against: Exact = ""
    """The fact whose words show that a wrong claim cannot be true."""


class Herring(NamedTuple):
    """Something told without being asked that has nothing to do with the cause."""

    text: Annotated[Exact, Required(), Main()]
    told_with: Annotated[Exact, Key("with")] = ""
    """The fact it is told along with; empty: at the start of the call."""


class End(NamedTuple):
    """An ending of a call, and why it is defensible."""

    end: Annotated[Exact, Required(), Main()]
    """A resolution (NODE or FLOW/NODE), or HAND_OVER."""
    why: Annotated[Exact, Required()]


class Never(NamedTuple):
    """What must never be done in a call, and why."""

    why: Annotated[Exact, Required()]
    end: Exact = ""
    """A resolution (NODE or FLOW/NODE); choosing it is unsafe."""
    deed: Exact = ""
    """Something that no resolution of the flow does; it is told in the debrief."""


class CallText(NamedTuple):
    """One call of a file of scenarios."""

    level: Annotated[str, Required(), OneOf(LEVELS)]
    title: Annotated[Exact, Required()]
    ticket: Annotated[Ticket, Required()]
    cause: Annotated[Exact, Required()]
    lesson: Annotated[Exact, Required()]
    facts: Mapping[str, str] = MappingProxyType({})
    flow: Exact = ""
    persona: Persona = Persona()
    says: Mapping[str, Says] = MappingProxyType({})
    herrings: tuple[Herring, ...] = ()
    works: Exact = ""
    fails: Exact = ""
    accept: tuple[End, ...] = ()
    never: tuple[Never, ...] = ()
    note: tuple[Words, ...] = ()
    twin: Exact = ""


class Calls(NamedTuple):
    """A file of scenarios."""

    scenarios: Annotated[Exact, Required()]
    calls: Annotated[Mapping[str, CallText], Required()] = MappingProxyType({})
    title: Exact = ""
    flow: Exact = ""


class Scenario(NamedTuple):
    """A simulated call: what is true, what the caller says of it, how it should end."""

    id: str
    level: int
    title: str
    ticket: Ticket
    facts: Mapping[str, str]
    """The hidden truth; any other fact the caller knows nothing about."""
    cause: str
    """The true resolution: NODE of the flow, or FLOW/NODE."""
    flow: str
    """Where the call begins: FLOW or FLOW/NODE."""
    lesson: str = ""
    persona: Persona = Persona()
    says: Mapping[str, Says] = MappingProxyType({})
    herrings: tuple[Herring, ...] = ()
    works: str = ""
    fails: str = ""
    accept: tuple[End, ...] = ()
    never: tuple[Never, ...] = ()
    note: tuple[tuple[str, ...], ...] = ()
    """What belongs in the note; of each the spellings that will do."""
    twin: str = ""
    """Another scenario that differs in one thing."""
    made: str = ""
    """How it was generated; empty: a person wrote it."""
    kept_title: str = ""
    """The title of a generated call as the flow's author has its words, whoever plays it."""

    @property
    def flow_id(self) -> str:
        """The flow in which the call begins."""
        return self.flow.partition("/")[0]

    def resolve(self, end: str) -> str:
        """Return an ending as FLOW/NODE; HAND_OVER stays as it is."""
        return end if "/" in end or end == HAND_OVER else f"{self.flow_id}/{end}"

    @property
    def cause_name(self) -> str:
        """The true resolution as FLOW/NODE."""
        return self.resolve(self.cause)

    @property
    def accepted(self) -> Mapping[str, str]:
        """The other endings that are defensible, each with its reason."""
        return {self.resolve(each.end): each.why for each in self.accept}

    @property
    def forbidden(self) -> Mapping[str, str]:
        """The resolutions that must never be chosen, each with its reason."""
        return {self.resolve(each.end): each.why for each in self.never if each.end}

    def claim(self, fact: str) -> str:
        """Return what the caller claims when asked for a fact: an answer or UNSURE."""
        says = self.says.get(fact)
        return (says.first if says else "") or self.facts.get(fact, UNSURE)

    def finding(self, fact: str) -> str:
        """Return what looking again shows: an answer or UNSURE."""
        says = self.says.get(fact)
        return (says.finds if says else "") or self.facts.get(fact, UNSURE)

    def is_hedged(self, fact: str) -> bool:
        """Tell whether the caller sounds unsure about what is claimed."""
        says = self.says.get(fact)
        return bool(says and says.hedged)

    def is_wrong(self, fact: str) -> bool:
        """Tell whether the caller claims something that is not true."""
        claim = self.claim(fact)
        return claim not in (UNSURE, self.facts.get(fact, UNSURE))


def scenario_of(name: str, text: CallText, flow: str) -> Scenario:
    """Return a call of a file as a scenario.

    Args:
        name: its id.
        text: what the file says.
        flow: the flow that the file is about.
    """
    values = text._asdict()
    values["level"] = int(text.level) if text.level in LEVELS else 1
    values["flow"] = text.flow or flow
    return Scenario(id=name, **values)
