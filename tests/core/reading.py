"""Flows from text, as the program reads them."""

from tui.core.checks.graph import check_graph
from tui.core.checks.names import check_names
from tui.core.checks.safety import check_safety
from tui.core.decoding.decode import decode
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.flow import Flow
from tui.core.link import Linked, link
from tui.core.proving.proof import prove
from tui.store.reader import read_source


def read_flow(text: str, file: str = "tiny.yaml") -> tuple[Linked | None, list[Diagnostic]]:
    """Read, decode and link one flow."""
    source, problems = read_source(text.encode(), file)
    if source is None:
        return None, problems
    flow, found = decode(source)
    problems += found
    if not isinstance(flow, Flow):
        return None, problems
    linked, found = link(flow, source, [])
    return linked, problems + found


def open_flow(text: str) -> Linked:
    """Read a flow that has no faults of form."""
    linked, problems = read_flow(text)
    assert linked is not None, problems
    assert not problems
    return linked


def check_all(text: str) -> list[Diagnostic]:
    """Check a flow on its own as `check` does, going on while what lies above holds."""
    linked, problems = read_flow(text)
    if linked is None:
        return problems
    problems += check_names(linked, {})
    if any(each.severity is Severity.ERROR for each in problems):
        return problems
    problems += check_graph(linked) + check_safety(linked)
    return problems + prove(linked).diagnostics
