"""A picture as text for other programs: Mermaid, Graphviz, JSON."""

import json
from collections.abc import Iterator, Mapping

from tui.core.picture.drawing import (
    BACK,
    CALL,
    DOOR,
    FAILED,
    PLAIN,
    QUESTION,
    RETURN,
    ROUTE,
    UNSURE,
    Drawing,
)
from tui.core.text import visible

_MERMAID_BOXES: Mapping[str, tuple[str, str]] = {
    QUESTION: ("[", "]"),
    ROUTE: ("{", "}"),
    CALL: ("[[", "]]"),
    RETURN: ("((", "))"),
    DOOR: ("[/", "/]"),
    "fix": ("([", "])"),
    "hand-over": (">", "]"),
}
_MERMAID_ARROWS = {PLAIN: "-->", UNSURE: "-.->", FAILED: "-.->", BACK: "==>"}
_DOT_SHAPES = {
    QUESTION: "box",
    ROUTE: "diamond",
    CALL: "component",
    RETURN: "circle",
    DOOR: "parallelogram",
    "fix": "oval",
    "hand-over": "cds",
}
_DOT_LINES = {PLAIN: "solid", UNSURE: "dashed", FAILED: "dotted", BACK: "bold"}


def to_mermaid(drawing: Drawing) -> str:
    """Return a picture as a Mermaid flowchart."""
    return "\n".join(_mermaid(drawing)) + "\n"


def _mermaid(drawing: Drawing) -> Iterator[str]:
    # Ids could be words of Mermaid, such as `end`; so boxes are numbered.
    numbers = {box.id: f"n{number}" for number, box in enumerate(drawing.boxes)}
    yield f"%% {visible(drawing.flow)}"
    yield "flowchart TD"
    for box in drawing.boxes:
        left, right = _MERMAID_BOXES.get(box.kind, ("([", "])"))
        yield f'    {numbers[box.id]}{left}"{_for_mermaid(box.text)}"{right}'
    for arrow in drawing.arrows:
        line = _MERMAID_ARROWS[arrow.kind]
        label = f'|"{_for_mermaid(arrow.text)}"|' if arrow.text else ""
        yield f"    {numbers[arrow.source]} {line}{label} {numbers[arrow.target]}"


def _for_mermaid(text: str) -> str:
    """Return a text in which Mermaid finds no markup and no entity of its own."""
    return "".join(
        sign if sign.isalnum() or sign in " .,?!'()/-:" else f"#{ord(sign)};"
        for sign in visible(text)
    ) or " "  # fmt: skip


def to_dot(drawing: Drawing) -> str:
    """Return a picture as Graphviz reads it."""
    lines = [f"digraph {_for_dot(drawing.flow)} {{", "    node [fontname=sans, fontsize=11];"]
    lines += ["    edge [fontname=sans, fontsize=9];"]
    for box in drawing.boxes:
        shape = _DOT_SHAPES.get(box.kind, "oval")
        lines.append(f"    {_for_dot(box.id)} [label={_for_dot(box.text)}, shape={shape}];")
    for arrow in drawing.arrows:
        ends = f"{_for_dot(arrow.source)} -> {_for_dot(arrow.target)}"
        style = _DOT_LINES[arrow.kind]
        lines.append(f"    {ends} [label={_for_dot(arrow.text)}, style={style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _for_dot(text: str) -> str:
    """Return a text in double quotes, in which Graphviz reads no escape and no HTML."""
    return '"' + visible(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def to_json(drawing: Drawing) -> str:
    """Return a picture as JSON."""
    plain = {
        "flow": drawing.flow,
        "title": drawing.title,
        "start": drawing.start or None,
        "nodes": [box._asdict() for box in drawing.boxes],
        "edges": [arrow._asdict() for arrow in drawing.arrows],
    }
    return json.dumps(plain, indent=1) + "\n"
