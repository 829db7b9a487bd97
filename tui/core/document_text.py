"""The document of a flow as indented lines or as Markdown."""

from collections.abc import Iterator

from tui.core.document import document
from tui.core.flow import Flow

_FURTHER = " " * 10
"""Before the further lines of a text: deeper than any entry, so that none can pose as one."""

_FENCE = "```"


def render_text(flow: Flow) -> str:
    """Return the document as indented lines."""
    lines = []
    for depth, name, text in document(flow):
        first, *more = text.split("\n")
        head = f"{name}: {first}" if first else name
        if depth <= 1:
            lines.append("")
        lines.append("  " * depth + head)
        lines += [f"{_FURTHER}{line}" for line in more]
    return "\n".join(lines).lstrip("\n") + "\n"


def render_markdown(flow: Flow) -> str:
    """Return the document as Markdown in which every author text stays literal."""
    lines = []
    for depth, name, text in document(flow):
        if depth <= 1:
            title = " ".join(text.split("\n"))
            lines += ["", f"{'#' * (depth + 1)} {name}{_after_colon(title)}", ""]
            continue
        pad = "  " * (depth - 2)
        if "\n" in text:
            lines += [f"{pad}- {name}:", *(f"{pad}  {line}" for line in _fenced(text))]
        else:
            lines.append(f"{pad}- {name}{_after_colon(text)}")
    return "\n".join(lines).lstrip("\n") + "\n"


def _after_colon(text: str) -> str:
    return f": {_literal(text)}" if text else ""


def _fenced(text: str) -> Iterator[str]:
    """Yield a text of several lines as it is, between fences that it does not hold itself."""
    fence = _FENCE
    while fence in text:
        fence += "`"
    yield fence
    yield from text.split("\n")
    yield fence


def _literal(text: str) -> str:
    """Escape what Markdown would read as its own."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-!|~&=" else char for char in text)
