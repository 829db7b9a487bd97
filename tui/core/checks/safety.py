"""What a resolution must say before it may be offered to somebody under pressure."""

from tui.core.desk import Desk
from tui.core.diagnostic import Diagnostic
from tui.core.flow import Resolution
from tui.core.link import Linked


def check_safety(linked: Linked) -> list[Diagnostic]:
    """Return a diagnostic for every resolution that could do harm or says too little."""
    desk = Desk(linked)
    for name, node in linked.flow.nodes.items():
        if isinstance(node, Resolution):
            _check_risk(desk, name, node)
            if node.kind == "fix" and not node.steps:
                desk.add("S013", ("nodes", name), is_key=True, name=name)
            if node.kind == "fix" and not node.verify:
                desk.add("S014", ("nodes", name), is_key=True, name=name)
    return desk.list_all()


def _check_risk(desk: Desk, name: str, node: Resolution) -> None:
    if node.risk is None:
        return
    path = ("nodes", name, "risk")
    if node.kind != "fix":
        desk.add("S012", path, is_key=True, name=name, kind=node.kind)
    elif not node.needs:
        desk.add("S010", path, is_key=True, name=name, kinds=", ".join(node.risk.kinds))
    if "wipe" in node.risk.kinds and not node.risk.confirm:
        desk.add("S011", path, is_key=True, name=name)
