"""The vocabulary: what a flow is made of, as frozen values.

Each class is one mapping of the YAML format. The reader (`core.decode`), the JSON Schema
(`core.schema`) and the forms kept in caches (`core.frozen`) and by cases (`core.compact`) are all
driven by these definitions, so the format is written down once. Named tuples, not dataclasses:
they are as frozen and slotted, and twenty of them cost a tenth of the start-up time.

The annotations carry what the types cannot say: `Key` names a YAML key that is not a Python
name, `Text` is text shown to people (values are filled in), `Exact` is text that is never
touched, `Ref` is the id of something else, `Guard` is a `when`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, TypeAlias

from tui.core.marks import Key, Main, OneOf, Ref, Required, Shown
from tui.core.tuples import NamedTuple
from tui.core.words import Spoken, mark

NOTHING: Mapping[str, str] = MappingProxyType({})

Text: TypeAlias = Annotated[str, Shown()]
Exact: TypeAlias = str
Words: TypeAlias = tuple[str, ...]
Texts: TypeAlias = tuple[Text, ...]
FactRef: TypeAlias = Annotated[str, Ref("fact")]
Target: TypeAlias = Annotated[str, Ref("node")]
Guard: TypeAlias = tuple[Mapping[str, tuple[str, ...]], ...]
"""Alternatives; in each, every fact must have one of its answers. Empty: always true."""

ACTORS = (
    "USER", "L1", "IA", "ABM", "ID", "M365", "NET", "APPLE", "MS", "WIN", "GOOGLE",
)  # fmt: skip
KIND_NAMES: Mapping[str, str] = Spoken(
    {
        "fix": mark("Fix"),
        "hand-over": mark("Hand over"),
        "wait": mark("Wait"),
        "not-ours": mark("Not ours"),
    }
)
KINDS = tuple(KIND_NAMES)
RISKS = ("tenant-wide", "wipe", "weakens-security", "store-reinstall")
SHAPES = ("text", "guid", "domain", "upn", "number", "base64", "pem")
LIKELIHOODS: Mapping[str, float] = MappingProxyType(
    {"common": 8.0, "likely": 4.0, "possible": 2.0, "rare": 1.0}
)
HAND_OVER = "hand-over"

Actor: TypeAlias = Annotated[str, OneOf(ACTORS)]


class Link(NamedTuple):
    """An address to read more, for who has a browser."""

    title: Annotated[Text, Required()]
    url: Annotated[Text, Required(), Main()]


class Review(NamedTuple):
    """When the content was last checked, by whom, and how often it must be."""

    on: Exact = ""
    by: Text = ""
    every: Exact = ""


class Input(NamedTuple):
    """A blank of a template, filled by pasting."""

    label: Annotated[Text, Required(), Main()]
    help: Text = ""
    shape: Annotated[Exact, OneOf(SHAPES)] = "text"


class Template(NamedTuple):
    """An exact text made from what the agent pastes."""

    title: Annotated[Text, Required()]
    text: Annotated[Exact, Required()]
    inputs: Mapping[str, Input] = MappingProxyType({})
    file: Exact = ""


class Step(NamedTuple):
    """One instruction, or (with `procedure`) the place of a whole procedure."""

    do: Annotated[Text, Main()] = ""
    command: Text = ""
    expect: Text = ""
    warning: Text = ""
    actor: Annotated[Exact, OneOf(("", *ACTORS))] = ""
    address: Text = ""
    when: Guard = ()
    template: Template | None = None
    procedure: Annotated[str, Ref("procedure")] = ""


Steps: TypeAlias = tuple[Step, ...]


class Answer(NamedTuple):
    """One option of a question; its id stands in `Fact.answers`."""

    label: Annotated[Text, Required(), Main()]
    hint: Text = ""
    matches: Words = ()
    says: Words = ()
    sets: Mapping[FactRef, str] = NOTHING


class Fact(NamedTuple):
    """A named thing that an answer establishes."""

    ask: Annotated[Text, Required()]
    answers: Mapping[str, Answer] = MappingProxyType({})
    say: Text = ""
    why: Text = ""
    how: Steps = ()
    site: bool = False
    unsure: bool = True
    search: bool = False
    text: bool = False


class Value(NamedTuple):
    """A text that may depend on one fact; `by` is empty when it does not."""

    by: FactRef = ""
    texts: Mapping[str, Exact] = NOTHING
    """Text by answer id; `else` stands for the answers not named; `""` for a constant."""


class Procedure(NamedTuple):
    """A named, reusable list of steps."""

    title: Annotated[Text, Required()]
    steps: Annotated[Steps, Required()] = ()
    actors: tuple[Actor, ...] = ()
    place: Text = ""
    minutes: float = 0.0
    warnings: Texts = ()
    verify: Text = ""
    undo: Text = ""
    refs: Words = ()
    links: tuple[Link, ...] = ()


class Field(NamedTuple):
    """One line of a hand-over packet; `source` fills it from the walk."""

    label: Annotated[Text, Required(), Main()]
    help: Text = ""
    source: Annotated[FactRef, Key("from")] = ""


class Packet(NamedTuple):
    """What the next person needs to act."""

    title: Annotated[Text, Required()]
    fields: Annotated[Mapping[str, Field], Required()] = MappingProxyType({})


class Risk(NamedTuple):
    """Why a fix is dangerous, who approves it, how to undo it, what to confirm first."""

    kinds: Annotated[tuple[Annotated[str, OneOf(RISKS)], ...], Required()]
    approve: Annotated[Text, Required()] = ""
    undo: Annotated[Text, Required()] = ""
    confirm: Texts = ()


class Question(NamedTuple):
    """A node that asks for a fact and follows the answer."""

    ask: Annotated[FactRef, Required()]
    to: Annotated[Mapping[str, Target], Required()]
    otherwise: Annotated[Target, Key("else")] = ""
    unsure: Target = ""
    offer: Words = ()
    matches: Words = ()
    says: Words = ()
    refs: Words = ()


class Branch(NamedTuple):
    """One way out of a route."""

    when: Annotated[Guard, Required()]
    to: Annotated[Target, Required()]


class Route(NamedTuple):
    """A node that asks nothing and follows the first guard that holds."""

    route: Annotated[tuple[Branch, ...], Required()]
    otherwise: Annotated[Target, Key("else")] = ""
    matches: Words = ()
    says: Words = ()


class Call(NamedTuple):
    """A node that walks a shared part, then goes on at `then`."""

    call: Annotated[Target, Required()]
    then: Annotated[Target, Required()]
    matches: Words = ()
    says: Words = ()


class Return(NamedTuple):
    """The end of a shared part."""

    back: Annotated[bool, Required(), Key("return")]


class Resolution(NamedTuple):
    """A leaf: cause, who may act, what to do, how to see that it worked."""

    resolve: Annotated[Text, Required()]
    kind: Annotated[Exact, OneOf(KINDS)] = "fix"
    cause: Annotated[Text, Required()] = ""
    actors: Annotated[tuple[Actor, ...], Required()] = ()
    refs: Words = ()
    likelihood: float = LIKELIHOODS["likely"]
    minutes: float = 10.0
    cures: float = 0.9
    warnings: Texts = ()
    steps: Steps = ()
    verify: Text = ""
    otherwise: Target = ""
    needs: tuple[FactRef, ...] = ()
    when: Guard = ()
    risk: Risk | None = None
    place: Text = ""
    person: Text = ""
    packets: tuple[Annotated[str, Ref("packet")], ...] = ()
    links: tuple[Link, ...] = ()
    thin: bool = False
    matches: Words = ()
    says: Words = ()


Node: TypeAlias = Question | Route | Call | Return | Resolution
NODE_KEYS: Mapping[str, type[Question | Route | Call | Return | Resolution]] = MappingProxyType(
    {"ask": Question, "resolve": Resolution, "route": Route, "call": Call, "return": Return}
)


class Case(NamedTuple):
    """With these facts known the walk must end there."""

    name: Annotated[Exact, Required()]
    facts: Annotated[Mapping[FactRef, str], Required()]
    expect: Annotated[Exact, Required()]
    remaining: Words = ()
    helps: Words = ()
    never: Words = ()
    at: Exact = ""
    tried: Words = ()
    """The resolutions that did not help before the end, in order."""


class Library(NamedTuple):
    """Facts, values, procedures, packets and terms for flows to `use`."""

    library: Annotated[str, Required()]
    title: Text = ""
    sources: tuple[Link, ...] = ()
    use: Words = ()
    facts: Mapping[str, Fact] = MappingProxyType({})
    values: Mapping[str, Value] = MappingProxyType({})
    procedures: Mapping[str, Procedure] = MappingProxyType({})
    packets: Mapping[str, Packet] = MappingProxyType({})
    terms: Mapping[str, Text] = NOTHING


class Flow(NamedTuple):
    """A whole flow; once linked, it also holds what the libraries it uses define."""

    flow: Annotated[str, Required()]
    title: Annotated[Text, Required()]
    start: Annotated[Target, Required()]
    nodes: Annotated[Mapping[str, Node], Required()] = MappingProxyType({})
    summary: Text = ""
    owner: Text = ""
    reviewed: Review = Review()
    sources: tuple[Link, ...] = ()
    use: Words = ()
    facts: Mapping[str, Fact] = MappingProxyType({})
    values: Mapping[str, Value] = MappingProxyType({})
    procedures: Mapping[str, Procedure] = MappingProxyType({})
    packets: Mapping[str, Packet] = MappingProxyType({})
    terms: Mapping[str, Text] = NOTHING
    cases: tuple[Case, ...] = ()
