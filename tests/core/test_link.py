"""A flow takes from its libraries what it uses, and nothing is defined twice."""

from tui.core.checks.names import check_names
from tui.core.decoding.decode import decode
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Flow, Library
from tui.core.link import Linked, link
from tui.core.tree import Source
from tui.store.reader import read_source

FLOW = """\
flow: small
title: A phone does not enrol
use: [shared/facts.yaml]
start: licence
nodes:
  licence:
    ask: licence
    to: {missing: assign, there: ticket}
  assign:
    resolve: The user has no licence
    actors: [M365]
    cause: Without a licence nobody may enrol.
    steps: [{procedure: assign}]
    verify: The phone enrols.
  ticket: {resolve: Somebody must look, kind: hand-over, actors: [MS], cause: Unknown.}
"""
LIBRARY = """\
library: facts
facts:
  licence:
    ask: Does the user have a licence?
    how: Open {page}.
    answers: {missing: No, there: Yes}
  other: {ask: Anything else?, answers: {a: A, b: B}}
values:
  page: {by: cloud, public: https://example.org, gov: https://example.us}
  unused: nowhere
procedures:
  assign: {title: Assign a licence, steps: [Open the page., {procedure: wait}]}
  wait: {title: Wait, steps: [Wait for an hour.]}
  wipe: {title: Wipe, steps: [Wipe the device.]}
terms: {MDM: Looks after devices}
"""
CLOUDS = """\
library: clouds
facts:
  cloud: {site: yes, ask: Which cloud?, answers: {public: Public, gov: Government}}
"""


def read(text: str, file: str) -> tuple[Flow | Library, Source]:
    source, problems = read_source(text.encode(), file)
    assert source is not None
    model, found = decode(source)
    assert model is not None
    assert problems + found == []
    return model, source


def join(flow: str, *libraries: str) -> tuple[Linked, list[Diagnostic]]:
    model, source = read(flow, "small.yaml")
    assert isinstance(model, Flow)
    shared = []
    for number, text in enumerate(libraries):
        library, file = read(text, f"shared/{number}.yaml")
        assert isinstance(library, Library)
        shared.append((library, file))
    return link(model, source, shared)


def test_what_is_mentioned_comes_along_with_what_that_mentions() -> None:
    linked, problems = join(FLOW, LIBRARY, CLOUDS)
    assert problems == []
    assert set(linked.flow.facts) == {"licence", "cloud"}
    assert set(linked.flow.values) == {"page"}
    assert set(linked.flow.procedures) == {"assign", "wait"}
    assert set(linked.flow.terms) == {"MDM"}


def test_each_thing_remembers_its_file() -> None:
    linked, _ = join(FLOW, LIBRARY, CLOUDS)
    assert linked.origins["facts", "licence"].file == "shared/0.yaml"
    assert linked.origins["facts", "cloud"].file == "shared/1.yaml"


def test_facts_of_cases_come_along_though_no_question_asks_for_them() -> None:
    case = "cases: [{name: a, facts: {licence: there, cloud: gov}, expect: ticket}]\n"
    linked, _ = join(FLOW + case, LIBRARY.replace("cloud", "site"), CLOUDS)
    assert "cloud" in linked.flow.facts


def test_an_id_defined_twice_is_reported_at_both_places() -> None:
    own = "facts:\n  licence: {ask: Is there one?, answers: {missing: No, there: Yes}}\n"
    linked, problems = join(FLOW.replace("nodes:", f"{own}nodes:"), LIBRARY, CLOUDS)
    assert [(each.code, each.file, each.line) for each in problems] == [
        ("G008", "small.yaml", 6),
        ("G008", "shared/0.yaml", 3),
    ]
    assert "shared/0.yaml" in problems[0].message
    assert linked.flow.facts["licence"].ask == "Is there one?"


def test_the_same_library_named_twice_defines_nothing_twice() -> None:
    model, source = read(FLOW, "small.yaml")
    library, file = read(LIBRARY, "shared/0.yaml")
    assert isinstance(model, Flow)
    assert isinstance(library, Library)
    assert link(model, source, [(library, file), (library, file)])[1] == []


def test_a_fault_in_a_library_is_reported_in_its_file() -> None:
    linked, _ = join(FLOW, LIBRARY.replace("Open {page}", "Open {pages}"), CLOUDS)
    (problem,) = check_names(linked, {})
    assert (problem.code, problem.file, problem.line) == ("G007", "shared/0.yaml", 5)


def test_a_fact_defined_in_its_question_is_found_there() -> None:
    asked = "ask: {fact: licence, ask: Is there one?, answers: {missing: No, there: Yes}}"
    linked, problems = join(FLOW.replace("ask: licence", asked), LIBRARY, CLOUDS)
    assert [(each.code, each.file, each.line) for each in problems] == [
        ("G008", "small.yaml", 7),
        ("G008", "shared/0.yaml", 3),
    ]
    assert linked.flow.facts["licence"].ask == "Is there one?"
