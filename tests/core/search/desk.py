"""A small desk that looks after widgets, for tests of the search."""

from tui.core.flow import Answer, Fact, Flow, Node, Question, Resolution, Value
from tui.core.search import Found, build_index


def fix(title: str, ref: str, *, says: tuple[str, ...] = (), likelihood: float = 4.0) -> Resolution:
    return Resolution(
        resolve=title,
        cause=f"{title}, that is all.",
        actors=("L1",),
        refs=(ref,),
        says=says,
        likelihood=likelihood,
    )


MESSAGES = {
    "limit": Answer(
        "WidgetLimitReached",
        matches=("WidgetLimitReached",),
        says=("too many widgets in the cupboard", "no room for one widget more"),
    ),
    "bad": Answer("Bad Widget", matches=("The settings could not be fetched from *: Bad Widget",)),
    "install": Answer("Install failed", matches=("Install failed",)),
    "cable": Answer(
        "Install failed. A cable is loose.", matches=("Install failed. A cable is loose.",)
    ),
    "helper": Answer("Helper", matches=("Wrong helper. Please ask your helper or wait a while.",)),
    "guide": Answer("Guide", matches=("Wrong guide. Please ask your helper or wait a while.",)),
    "denied": Answer("Access denied (on the widget)", matches=("Access denied",)),
    "coffee": Answer("0x80C0FFEE", matches=("0x80C0FFEE",)),
    "none": Answer("No words"),
}
FACTS = {
    "where": Fact("Where is it seen?", {"screen": Answer("On the screen"), "log": Answer("Log")}),
    "message": Fact("Which words are shown?", MESSAGES, search=True),
    "count": Fact("How many widgets are there?", {"few": Answer("Few"), "many": Answer("Many")}),
    "kind": Fact(
        "Which kind of widget is it?",
        {
            "round": Answer("A round widget", says=("ball", "marble", "big ball")),
            "square": Answer("A square widget", says=("dice", "box")),
        },
    ),
    "cloud": Fact(
        "Which cloud?", {"public": Answer("Normal"), "gov": Answer("Government")}, site=True
    ),
}
NODES: dict[str, Node] = {
    "where": Question("where", {"screen": "words", "log": "log-words"}),
    "words": Question(
        "message",
        {
            "limit": "limit",
            "bad": "bad-widget",
            "install": "install",
            "cable": "cable",
            "helper": "helper",
            "guide": "guide",
            "denied": "denied",
            "coffee": "coffee",
            "none": "kind",
        },
    ),
    "log-words": Question("message", {"none": "kind"}, "words", offer=("coffee", "none")),
    "limit": Question("count", {"few": "tidy", "many": "throw"}),
    "kind": Question("kind", {"round": "roll", "square": "push"}),
    "tidy": fix("Tidy the widgets", "R1", likelihood=1.0),
    "throw": fix("Throw a widget away", "R2", likelihood=8.0),
    "bad-widget": fix("Replace the widget", "R3"),
    "install": fix("Try once more", "R6"),
    "cable": fix("Plug the cable in", "R7"),
    "helper": fix("Choose another helper", "R4"),
    "guide": fix("Choose another guide", "R5"),
    "denied": fix("Unlock the widget", "R8"),
    "coffee": fix("Make coffee", "R9"),
    "roll": fix("Roll it", "R10", says=("it rolls off the table and away",)),
    "push": fix("Push it", "R11", says=("it does not slide across the floor",)),
}
VALUES = {
    "portal": Value("cloud", {"public": "https://w.example.com", "gov": "https://w.example.us"})
}
FLOW = Flow(
    flow="widgets",
    title="A widget does not work",
    start="where",
    nodes=NODES,
    facts=FACTS,
    values=VALUES,
    terms={"widget": "A thing.", "cupboard": "Where widgets are kept."},
)
FLOWS = {"widgets": FLOW}
INDEX = build_index(FLOWS)


def nodes(found: Found) -> list[str]:
    """Return the nodes of the hits, best first."""
    return [hit.node for hit in found.hits]


def first(found: Found) -> str:
    """Return the node of the best hit; nothing when there is none."""
    return found.hits[0].node if found.hits else ""
