"""A flow as a picture, in every form, whatever its texts hold."""

import itertools
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sample import FLOW
from tests.ui.stage import SMALL, load_flow
from tui.core.flow import Answer, Fact, Flow, Question, Resolution
from tui.core.picture.drawing import FAILED, UNSURE, Arrow, Drawing, cut_around, draw_flow
from tui.core.picture.layout import count_crossings, plan_layers
from tui.core.picture.svg import to_svg
from tui.core.picture.writing import to_dot, to_json, to_mermaid

EXAMPLE = load_flow(SMALL)
SVG = "{http://www.w3.org/2000/svg}"
BOX = re.compile(r'    n\d+[\[({>/]+"[^"`<{|\\]*"[\])}/]+')
ARROW = re.compile(r'    n\d+ [-.=]+>\|"[^"`<{|\\]*"\| n\d+')
HOSTILE = "<script>\"a\" & 'b' ]]> \x1b[31m #quot; `x` {y} \\n | \N{RIGHT-TO-LEFT OVERRIDE} --> end"


def named(text: str) -> Flow:
    """Return a flow in which every text is the same."""
    fact = Fact(ask=text, answers={"a": Answer(text), "b": Answer(text)})
    end = Resolution(resolve=text, cause=text, actors=("L1",), kind="wait")
    return Flow("odd", text, "q", {"q": Question("f", {"a": "end", "b": "q"}), "end": end},
                facts={"f": fact})  # fmt: skip


def shown(svg: str) -> str:
    """Return what can be read in a picture."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    return " ".join(each.text or "" for each in root.iter(f"{SVG}text"))


def test_every_node_is_a_box_and_every_answer_an_arrow() -> None:
    drawing = draw_flow(EXAMPLE)
    assert {box.id for box in drawing.boxes} == set(EXAMPLE.nodes)
    assert Arrow("certificate", "renew", "Nothing there / Expired") in drawing.arrows
    assert Arrow("words", "no-words", "I don't know", UNSURE) in drawing.arrows
    assert Arrow("renew", "ticket", "did not help", FAILED) in drawing.arrows


def test_routes_calls_and_doors_are_drawn() -> None:
    flow = FLOW._replace(nodes={**FLOW.nodes, "more": Question("mfa", {}, otherwise="other/x")})
    drawing = draw_flow(flow)
    kinds = {box.id: box.kind for box in drawing.boxes}
    assert kinds["by-cloud"] == "route"
    assert kinds["check-net"] == "call"
    assert kinds["other/x"] == "door"
    texts = {(arrow.source, arrow.target): arrow.text for arrow in drawing.arrows}
    assert texts["by-cloud", "gov"] == "cloud: Government"
    assert texts["more", "other/x"] == "Yes / No"


def test_the_neighbourhood_of_a_node_reaches_both_ways() -> None:
    near = cut_around(draw_flow(EXAMPLE), "certificate", 1)
    assert {box.id for box in near.boxes} == {"certificate", "words", "renew", "ticket"}
    assert all({a.source, a.target} <= {box.id for box in near.boxes} for a in near.arrows)
    assert len(cut_around(draw_flow(EXAMPLE), "ticket", 0).boxes) == 1


@given(st.text(max_size=60))
def test_no_text_of_an_author_breaks_any_form(text: str) -> None:
    drawing = draw_flow(named(text + HOSTILE))
    ET.fromstring(to_svg(drawing))  # noqa: S314 - our own
    assert json.loads(to_json(drawing))["nodes"]
    for written in (to_svg(drawing), to_dot(drawing), to_mermaid(drawing)):
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", written) is None
    mermaid = to_mermaid(drawing).splitlines()[2:]
    for line in mermaid:
        assert re.fullmatch(
            r'    n\d+[\[({>/]+"[^"`<{|\\]*"[\])}/]+|    n\d+ [-.=]+>\|"[^"`<{|\\]*"\| n\d+', line
        )
    for line in to_dot(drawing).splitlines()[3:-1]:
        unquoted = re.sub(r'"(\\.|[^"\\])*"', "", line)
        assert '"' not in unquoted
        assert "<" not in unquoted


def test_a_picture_runs_nothing_and_fetches_nothing() -> None:
    svg = to_svg(draw_flow(named(HOSTILE)))
    tags = {each.tag.removeprefix(SVG) for each in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert tags <= {"svg", "title", "rect", "defs", "marker", "path", "g", "text"}
    assert not re.search(r"\b(href|on\w+|style)=", svg)


def test_every_question_and_answer_can_be_read_in_the_picture() -> None:
    text = shown(to_svg(draw_flow(EXAMPLE)))
    for word in ("certificate", "Expired", "did not", "don't", "Microsoft"):
        assert word in text


def boxes_of(svg: str) -> list[tuple[float, float, float, float]]:
    root = ET.fromstring(svg)  # noqa: S314 - our own
    rects = [each for group in root.iter(f"{SVG}g") for each in group.iter(f"{SVG}rect")]
    return [tuple(float(each.get(k, 0)) for k in ("x", "y", "width", "height")) for each in rects]  # type: ignore[misc]


@pytest.mark.parametrize("file", ["macos", "start", "android"])
def test_nothing_in_a_picture_covers_anything_else(file: str) -> None:
    flow = load_flow(Path(__file__).parents[3] / "trees" / f"{file}.yaml")
    placed = boxes_of(to_svg(draw_flow(flow)))
    for number, (x, y, w, h) in enumerate(placed):
        for ox, oy, ow, oh in placed[:number]:
            assert x + w <= ox or ox + ow <= x or y + h <= oy or oy + oh <= y


graphs = st.integers(1, 12).flatmap(
    lambda n: st.tuples(
        st.just([f"b{i}" for i in range(n)]),
        st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=30),
    )
)


@given(graphs)
def test_every_arrow_runs_down_through_every_layer_between(
    graph: tuple[list[str], list[tuple[int, int]]],
) -> None:
    boxes, pairs = graph
    arrows = [(boxes[a], boxes[b]) for a, b in pairs]
    plan = plan_layers(boxes, arrows)
    layer = {slot: number for number, each in enumerate(plan.layers) for slot in each}
    assert sorted(slot for slot in layer if isinstance(slot, str)) == sorted(boxes)
    for number, (source, target) in enumerate(arrows):
        if source == target:
            assert number not in plan.lanes
            continue
        lane = plan.lanes[number]
        assert {lane[0], lane[-1]} == {source, target}
        assert [layer[slot] for slot in lane] == list(range(layer[lane[0]], layer[lane[-1]] + 1))


def test_ordering_takes_away_crossings_that_need_not_be() -> None:
    boxes = ["top", "a", "b", "c", "x", "y", "z"]
    arrows = [("top", "a"), ("top", "b"), ("top", "c"), ("a", "z"), ("b", "y"), ("c", "x")]
    plan = plan_layers(boxes, arrows)
    below: dict[object, list[object]] = {}
    for lane in plan.lanes.values():
        for upper, lower in itertools.pairwise(lane):
            below.setdefault(upper, []).append(lower)
    assert count_crossings(plan.layers, below) == 0  # type: ignore[arg-type]


def test_a_very_long_chain_is_drawn_without_recursion() -> None:
    boxes = [f"n{number}" for number in range(1500)]
    arrows = [*itertools.pairwise(boxes), (boxes[-1], boxes[0]), (boxes[0], boxes[-1])]
    plan = plan_layers(boxes, arrows)
    assert len(plan.layers) == 2 * len(boxes) - 1


def test_an_empty_part_is_still_a_picture() -> None:
    empty = Drawing("a", "A", "", (), ())
    ET.fromstring(to_svg(empty))  # noqa: S314 - our own
