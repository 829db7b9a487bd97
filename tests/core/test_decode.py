"""What a file says becomes a flow; every fault of its form is reported, with its place."""

from pathlib import Path
from typing import get_args

import pytest

from tui.core import flow as definitions
from tui.core.decoding.decode import decode
from tui.core.decoding.decode_shape import shape_of
from tui.core.decoding.decode_special import MAX_ANSWERS, NAMES
from tui.core.decoding.decode_text import MAX_TEXT
from tui.core.diagnostic import Diagnostic
from tui.core.flow import (
    LIKELIHOODS,
    Answer,
    Flow,
    Library,
    Node,
    Question,
    Resolution,
    Review,
    Route,
    Step,
    Value,
)
from tui.core.training import scenario
from tui.core.tree import Source, Spot, find_spot
from tui.store.reader import read_source

SMALL = (Path(__file__).parents[1] / "data" / "small-example.yaml").read_text("utf-8")
HEAD = "flow: x\ntitle: A title\nstart: end\n"
END = "  end:\n    resolve: The end\n    cause: A cause.\n    actors: [L1]\n"
TINY = f"{HEAD}nodes:\n{END}"


def read(text: str) -> Source:
    source, problems = read_source(text.encode(), "x.yaml")
    assert problems == []
    assert source is not None
    return source


def decode_text(text: str) -> tuple[Flow | Library | None, list[Diagnostic]]:
    return decode(read(text))


def decode_flow(text: str) -> Flow:
    flow, problems = decode_text(text)
    assert problems == []
    assert isinstance(flow, Flow)
    return flow


def faults(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in decode_text(text)[1]]


def only_fault(text: str) -> Diagnostic:
    (fault,) = decode_text(text)[1]
    return fault


def test_the_small_example_becomes_a_flow_with_every_kind_of_thing() -> None:
    flow = decode_flow(SMALL)
    assert flow.flow == "small-example"
    assert flow.reviewed == Review("2026-11-23", "endpoint team", "180 days")
    assert flow.facts["cloud"].site is True
    assert flow.facts["certificate"].unsure is False
    assert flow.facts["message"].answers["none"] == Answer("No words at all")
    assert flow.values["admin_centre"].by == "cloud"
    renew = flow.nodes["renew"]
    assert isinstance(renew, Resolution)
    assert renew.likelihood == LIKELIHOODS["common"]
    assert renew.minutes == 20
    assert renew.when == ({"certificate": ("none", "expired")},)
    assert renew.steps[0] == Step(procedure="renew")
    assert flow.packets["apns"].fields["status"].source == "certificate"


def test_a_text_stands_for_a_list_of_one_and_for_the_main_key() -> None:
    flow = decode_flow(
        f"{HEAD}facts:\n  f:\n    ask: Which?\n    how: Look.\n    answers: {{a: One, b: Two}}\n"
        "nodes:\n  end:\n    resolve: The end\n    cause: A cause.\n    actors: L1\n"
        "    steps: Do it.\n    when: {f: a}\n"
    )
    assert flow.facts["f"].how == (Step("Look."),)
    assert flow.facts["f"].answers["b"] == Answer("Two")
    end = flow.nodes["end"]
    assert isinstance(end, Resolution)
    assert end.actors == ("L1",)
    assert end.steps == (Step("Do it."),)
    assert end.when == ({"f": ("a",)},)


def test_a_fact_defined_where_it_is_asked_stands_among_the_facts_with_its_place() -> None:
    source = read(
        f"{HEAD.replace('end', 'q')}nodes:\n  q:\n"
        "    ask: {fact: light, ask: Is it on?, answers: {yes: Yes, no: No}}\n"
        f"    to: {{yes or no: end}}\n{END}"
    )
    flow, problems = decode(source)
    assert problems == []
    assert isinstance(flow, Flow)
    assert flow.nodes["q"] == Question("light", {"yes": "end", "no": "end"})
    assert list(flow.facts["light"].answers) == ["yes", "no"]
    assert find_spot(source.tree, ("facts", "light"), key=True) == Spot(6, 17)
    assert find_spot(source.tree, ("facts", "light", "answers", "no")) == Spot(6, 64)
    assert find_spot(source.tree, ("nodes", "q", "to", "no"), key=True) == Spot(7, 10)
    assert decode(source) == (flow, [])


def test_one_target_for_several_answers_is_written_once() -> None:
    flow = decode_flow(SMALL)
    certificate = flow.nodes["certificate"]
    assert isinstance(certificate, Question)
    assert certificate.to == {"none": "renew", "expired": "renew", "active": "ticket"}


def test_an_answer_routed_twice_is_reported_at_its_second_place() -> None:
    text = SMALL.replace("active: ticket}", "active: ticket, none or active: ticket}")
    assert [each.code for each in decode_text(text)[1]] == ["F017", "F017"]


def test_guards_may_be_alternatives() -> None:
    flow = decode_flow(
        f"{HEAD}facts:\n  f: {{ask: Which?, answers: {{a: One, b: Two}}}}\n"
        f"nodes:\n  r:\n    route:\n      - when: [{{f: a}}, {{f: [b, c]}}]\n        to: end\n"
        f"    else: end\n{END}"
    )
    route = flow.nodes["r"]
    assert isinstance(route, Route)
    assert route.route[0].when == ({"f": ("a",)}, {"f": ("b", "c")})
    assert route.otherwise == "end"


def test_a_value_is_one_text_or_one_for_each_answer() -> None:
    flow = decode_flow(
        f"{HEAD}facts:\n  f: {{ask: Which?, answers: {{a: One, b: Two}}}}\n"
        f"values:\n  one: https://x.example\n  two: {{by: f, a: A, else: ''}}\nnodes:\n{END}"
    )
    assert flow.values["one"] == Value("", {"": "https://x.example"})
    assert flow.values["two"] == Value("f", {"a": "A", "else": ""})


def test_a_library_holds_what_flows_share() -> None:
    library, problems = decode_text(
        "library: shared\ntitle: Shared\nuse: [other.yaml, deep/er.yaml]\n"
        "terms: {ADE: Devices bought for the company.}\n"
        "procedures:\n  p: {title: P, steps: [Do it.], minutes: 5}\n"
    )
    assert problems == []
    assert isinstance(library, Library)
    assert library.procedures["p"].minutes == 5
    assert library.use == ("other.yaml", "deep/er.yaml")


def test_everything_is_text_until_the_format_says_otherwise() -> None:
    flow = decode_flow(
        TINY.replace("title: A title", "title: 1.10\nowner: no")
        + "    thin: Yes\n    cures: .5\n    minutes: 90\n"
    )
    assert (flow.title, flow.owner) == ("1.10", "no")
    end = flow.nodes["end"]
    assert isinstance(end, Resolution)
    assert (end.thin, end.cures, end.minutes) == (True, 0.5, 90)


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("title: A title", "titel: A title\ntitle: A title", "F030", "Did you mean `title`?"),
        ("    cause:", "    casue: x\n    cause:", "F030", "Did you mean `cause`?"),
        ("resolve:", "rosolve:", "F040", "Did you mean `resolve`?"),
        ("flow:", "flwo:", "F042", "Did you mean `flow`?"),
        ("[L1]", "[l1]", "F033", "Did you mean `L1`?"),
        ("[L1]", "[L1]\n    kind: handover", "F033", "Did you mean `hand-over`?"),
        ("[L1]", "[L1]\n    likelihood: comon", "F034", "Did you mean `common`?"),
        ("[L1]", "[L1]\n    steps: [{do: Wait., expect: Nothing, or little}]", "F030", "a comma"),
    ],
)
def test_a_slip_is_reported_with_what_was_meant(old: str, new: str, code: str, hint: str) -> None:
    found = [each for each in decode_text(TINY.replace(old, new, 1))[1] if each.code == code]
    assert len(found) == 1
    assert hint in found[0].hint


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    cause: A cause.\n", "", ("F031", 6, 5)),
        ("start: end\n", "", ("F031", 1, 1)),
        ("A cause.", "[a, b]", ("F032", 7, 12)),
        ("A cause.", "{a: b}", ("F032", 7, 12)),
        ("[L1]", "{a: b}", ("F032", 8, 13)),
        (f"nodes:\n{END}", "nodes: [a]\n", ("F032", 4, 8)),
        (f"nodes:\n{END}", "nodes: x\n", ("F032", 4, 8)),
        (f"nodes:\n{END}", "nodes: {}\n", ("F036", 4, 1)),
        (END, "  end: text\n", ("F032", 5, 8)),
        (END, "  end:\n", ("F036", 5, 3)),
        (END, "  end: {cause: c}\n", ("F040", 5, 8)),
        ("[L1]", "[]", ("F036", 8, 5)),
        ("A cause.", "", ("F036", 7, 5)),
        ("[L1]", "[L1, ]\n    steps: [a, '']", ("F037", 9, 16)),
        ("[L1]", "[L1]\n    thin: maybe", ("F035", 9, 11)),
        ("[L1]", "[L1]\n    thin: [yes]", ("F032", 9, 11)),
        ("[L1]", "[L1]\n    minutes: soon", ("F034", 9, 14)),
        ("[L1]", "[L1]\n    minutes: [1]", ("F032", 9, 14)),
        ("[L1]", f"[L1]\n    minutes: {'9' * 5000}", ("F034", 9, 14)),
        ("[L1]", "[L1]\n    minutes: nan", ("F034", 9, 14)),
        ("[L1]", "[L1]\n    minutes: -1", ("F046", 9, 14)),
        ("[L1]", "[L1]\n    likelihood: 0", ("F046", 9, 17)),
        ("[L1]", "[L1]\n    cures: 1.5", ("F046", 9, 12)),
        ("[L1]", "[L1]\n    when: L1", ("F032", 9, 11)),
        ("[L1]", "[L1]\n    when: {f: {a: b}}", ("F032", 9, 15)),
        ("[L1]", "[L1]\n    risk: high", ("F032", 9, 11)),
        ("[L1]", "[L1]\n    risk: {kinds: [wipe], approve: a}", ("F031", 9, 11)),
        ("[L1]", "[L1]\n    links: [https://x.example]", ("F031", 9, 13)),
        ("[L1]", "[L1]\n    links: {title: x, url: x.example}", ("F045", 9, 28)),
        ("[L1]", "[L1]\n    steps: [{expect: x}]", ("F031", 9, 13)),
        ("[L1]", "[L1]\n    steps: [{procedure: p, do: x}]", ("F041", 9, 28)),
        ("[L1]", "[L1]\n    steps: [[a]]", ("F032", 9, 13)),
        ("[L1]", "[L1]\n    verify: Open {the page}.", ("T003", 9, 13)),
        ("[L1]", "[L1]\n    verify: Open {}.", ("T003", 9, 13)),
        ("[L1]", "[L1]\n    verify: a } b", ("T003", 9, 13)),
        ("resolve: The end", "resolve: |-\n      The\n      end", ("T004", 6, 14)),
        ("[L1]", f"[L1]\n    verify: {'x' * (MAX_TEXT + 1)}", ("T002", 9, 13)),
        ("flow: x", "flow: X 1", ("F038", 1, 7)),
        ("flow: x", f"flow: {'x' * 101}", ("F038", 1, 7)),
        ("flow: x", "flow: \u0430", ("F038", 1, 7)),
        ("flow: x", "flow: x\nlibrary: y", ("F042", 1, 1)),
        ("[L1]", "[L1]\n    flow: y", ("F030", 9, 5)),
        ("  end:", "  hand-over:", ("F039", 5, 3)),
        ("start:", "reviewed: {on: 2026-02-30}\nstart:", ("F043", 3, 16)),
        ("start:", "reviewed: {on: 2026-13-01}\nstart:", ("F043", 3, 16)),
        ("start:", "reviewed: {every: 0 days}\nstart:", ("F044", 3, 19)),
        ("start:", "use: ../up.yaml\nuser: x\nstart:", ("F030", 4, 1)),
        ("start:", "use: [C:\\x.yaml]\nstart:", ("F047", 3, 7)),
        ("start:", "use: [a//b.yaml]\nstart:", ("F047", 3, 7)),
        ("start:", "facts: {f: {ask: Which?}}\nstart:", ("F031", 3, 12)),
        ("start:", "facts: {f: {ask: W, answers: {}}}\nstart:", ("F036", 3, 21)),
        ("start:", "facts: {f: {ask: W, text: yes, answers: {a: b}}}\nstart:", ("F041", 3, 32)),
        ("start:", "facts: {f: {ask: W, answers: {by: b, c: d}}}\nstart:", ("F039", 3, 31)),
        ("start:", "values: {v: {a: b}}\nstart:", ("F031", 3, 13)),
        ("start:", "values: {v: [a]}\nstart:", ("F032", 3, 13)),
        ("start:", "values: {V x: a}\nstart:", ("F038", 3, 10)),
    ],
)
def test_each_fault_has_its_code_line_and_column(
    old: str, new: str, expected: tuple[str, int, int]
) -> None:
    text = TINY.replace(old, new, 1)
    assert text != TINY
    assert faults(text) == [expected]


def test_all_faults_of_a_file_are_reported_at_once() -> None:
    text = (
        "flow: x\ntitel: A title\nstart: end\nreviewed: {on: today}\nnodes:\n  end:\n"
        "    resolve: The end\n    kind: fixed\n    actors: [L2]\n    minutes: soon\n"
    )
    assert sorted(code for code, _, _ in faults(text)) == [
        "F030", "F031", "F031", "F033", "F033", "F034", "F043",
    ]  # fmt: skip


def test_a_flow_with_harmless_faults_can_still_be_checked_for_more() -> None:
    flow, problems = decode_text(TINY.replace("title: A title", "titel: A title"))
    assert {each.code for each in problems} == {"F030", "F031"}
    assert isinstance(flow, Flow)
    assert list(flow.nodes) == ["end"]


@pytest.mark.parametrize(
    ("old", "new"), [("start: end\n", ""), ("resolve:", "rosolve:"), ("flow:", "flwo:")]
)
def test_a_flow_that_lost_its_way_is_not_checked_further(old: str, new: str) -> None:
    assert decode_text(TINY.replace(old, new))[0] is None


def test_too_many_answers_are_refused_however_they_are_found() -> None:
    answers = ", ".join(f"a{number}: {number}" for number in range(MAX_ANSWERS + 1))
    text = TINY.replace("start:", f"facts: {{f: {{ask: W, answers: {{{answers}}}}}}}\nstart:")
    fault = only_fault(text)
    assert fault.code == "F048"
    assert str(MAX_ANSWERS + 1) in fault.message


def test_braces_that_name_a_value_or_stand_doubled_are_no_fault() -> None:
    text = TINY.replace("A cause.", "'Open {admin_centre} and type {{guid}} or {{}}.'")
    assert faults(text) == []


def test_every_kind_of_mapping_has_a_name_and_is_understood() -> None:
    kinds = [
        each
        for each in {**vars(definitions), **vars(scenario)}.values()
        if isinstance(each, type) and each.__name__ in NAMES
    ]
    assert len(kinds) == len(NAMES)
    for kind in kinds:
        if kind is not Value:
            assert len(shape_of(kind).fields) == len(kind.__annotations__)
    assert set(get_args(Node)) == set(definitions.NODE_KEYS.values())


def test_marks_are_told_apart_on_every_python() -> None:
    assert shape_of(Step).main is not None
    assert not shape_of(Step).fields["do"].is_required
    assert shape_of(Answer).fields["label"].is_required
