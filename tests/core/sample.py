"""A small flow with every kind of node, built without a file."""

from tui.core.flow import (
    Answer,
    Branch,
    Call,
    Fact,
    Flow,
    Node,
    Question,
    Resolution,
    Return,
    Risk,
    Route,
    Step,
    Value,
)


def yes_no(ask: str, *, unsure: bool = True) -> Fact:
    return Fact(ask=ask, answers={"yes": Answer("Yes"), "no": Answer("No")}, unsure=unsure)


FACTS = {
    "where": Fact(
        ask="Where is the trouble?",
        answers={
            "screen": Answer("On the screen"),
            "silent": Answer("Nothing is shown"),
            "page": Answer("On the sign-in page", sets={"cloud": "gov"}),
        },
    ),
    "cloud": Fact(
        ask="Which cloud?", answers={"public": Answer("Normal"), "gov": Answer("Government")}
    ),
    "auth": Fact(
        ask="Where was the password typed?",
        answers={"modern": Answer("On a Microsoft page"), "legacy": Answer("In a plain box")},
        how=(Step("Ask for a photo of the page."),),
    ),
    "mfa": yes_no("Is a code asked for?"),
    "wiped": yes_no("Was it wiped?"),
    "net": yes_no("Does a hotspot help?"),
}


def fix(title: str) -> Resolution:
    return Resolution(
        resolve=title, cause=f"{title} is needed.", actors=("L1",), verify="It works."
    )


NODES: dict[str, Node] = {
    "where": Question(
        ask="where", to={"screen": "auth", "silent": "check-net", "page": "by-cloud"}
    ),
    "auth": Question(ask="auth", to={"legacy": "mfa", "modern": "modern"}),
    "mfa": Question(ask="mfa", to={"yes": "legacy-mfa", "no": "wipe"}),
    "by-cloud": Route(
        route=(
            Branch(when=({"cloud": ("gov",)},), to="gov"),
            Branch(when=({"cloud": ("public",)},), to="public"),
        )
    ),
    "check-net": Call(call="net", then="by-net"),
    "net": Question(ask="net", to={"yes": "net-done", "no": "net-done"}),
    "net-done": Return(back=True),
    "by-net": Route(route=(Branch(when=({"net": ("yes",)},), to="network"),), otherwise="wipe"),
    "legacy-mfa": fix("Move to the modern sign-in")._replace(refs=("S28",), otherwise="ticket"),
    "modern": fix("Use a second device")._replace(likelihood=8.0, refs=("B021",)),
    "wipe": fix("Erase the device")._replace(
        needs=("wiped",),
        when=({"wiped": ("no",)},),
        risk=Risk(kinds=("wipe",), approve="The user", undo="None", confirm=("Backed up?",)),
    ),
    "gov": fix("Switch the cloud")._replace(steps=(Step("Open {site}."),)),
    "public": Resolution(resolve="Not ours", kind="not-ours", cause="No fault.", actors=("L1",)),
    "network": fix("Repair the network"),
    "ticket": Resolution(
        resolve="Microsoft support", kind="hand-over", cause="A fault inside.", actors=("MS",)
    ),
}

FLOW = Flow(
    flow="sample",
    title="A sample",
    start="where",
    nodes=NODES,
    facts=FACTS,
    values={"site": Value(by="cloud", texts={"public": "a.example", "gov": "b.example"})},
)
FLOWS = {"sample": FLOW}
