"""Names that are mentioned and not defined, or defined twice: family G, first part."""

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_BRANDED = tiny("Assign a licence.,", "'Assign a licence in {admin}.',").replace(
    "nodes:\n", "values: {admin: the admin centre}\nnodes:\n", 1
)
_DONE_BY = tiny("Assign a licence.,", "{procedure: licence},").replace(
    "nodes:\n",
    "procedures:\n  licence: {title: A licence, steps: [Open the user., Tick it.]}\nnodes:\n",
    1,
)
_FILED = tiny("    actors: [MS]\n", "    actors: [MS]\n    packets: [base]\n").replace(
    "nodes:\n", "packets:\n  base: {title: What is known, fields: {name: Name}}\nnodes:\n", 1
)
_SENTENCE = (
    "Ask the user to try again.",
    "{template: {title: Mail, inputs: {name: Name}, text: 'Dear {name}'}}",
)
_SURE = tiny("    how: Look", "    unsure: no\n    how: Look")
_VERSION = tiny("nodes:\n", "  version: {ask: Which version is it?, text: yes}\nnodes:\n").replace(
    "    actors: [MS]\n", "    actors: [MS]\n    needs: [version]\n", 1
)
_CHAIN = tiny(
    "nodes:\n",
    "  device: {ask: Which device?, answers: {iphone: {label: A, sets: {make: apple}}, pc: B}}\n"
    "  make: {ask: Whose make?, answers: {apple: {label: A, sets: {store: app-store}}, other: B}}\n"
    "  store: {ask: Which store?, answers: {app-store: A, none: B}}\nnodes:\n",
).replace("    actors: [MS]\n", "    actors: [MS]\n    needs: [device, make, store]\n", 1)


def _long(count: int) -> str:
    """Return a flow with a procedure of so many steps."""
    return _DONE_BY.replace("[Open the user., Tick it.]", f"[{', '.join(['Tick it.'] * count)}]")


CODES = (
    Code(
        id="G001",
        name="unknown-node",
        message=mark("There is no node `{name}`."),
        why=mark("A walk that is sent there would stop in the middle."),
        mend=mark("Write the id of a node of this flow, or FLOW/NODE for one of another flow."),
        bad=tiny("there: ticket}", "there: tiket}"),
        good=TINY,
    ),
    Code(
        id="G002",
        name="unknown-flow",
        message=mark("There is no flow `{name}` here."),
        why=mark("A walk that is sent there would stop in the middle."),
        mend=mark(
            "Write the id of a flow in this folder; for a node of this flow leave out the `/`."
        ),
        bad=tiny("    verify:", "    otherwise: tinny/ticket\n    verify:"),
        good=tiny("    verify:", "    otherwise: tiny/ticket\n    verify:"),
    ),
    Code(
        id="G003",
        name="unknown-fact",
        message=mark("There is no fact `{name}`."),
        why=mark("It could not be asked for, nor ever be known."),
        mend=mark("Define it under `facts`, or use the library that does."),
        bad=tiny("    verify:", "    needs: [license]\n    verify:"),
        good=tiny("    verify:", "    needs: [licence]\n    verify:"),
    ),
    Code(
        id="G004",
        name="unknown-answer",
        message=mark("`{name}` is not an answer of the fact `{of}`."),
        why=mark("Nobody could give it, so what depends on it would never come about."),
        mend=mark("Write the id of one of its answers; their labels do not count."),
        bad=tiny("    verify:", "    when: {licence: mising}\n    verify:"),
        good=tiny("    verify:", "    when: {licence: missing}\n    verify:"),
    ),
    Code(
        id="G005",
        name="unknown-procedure",
        message=mark("There is no procedure `{name}`."),
        why=mark("The reader would be told to do something that is written nowhere."),
        mend=mark("Define it under `procedures`, or use the library that does."),
        bad=tiny("Assign a licence.,", "{procedure: licence},"),
        good=_DONE_BY,
    ),
    Code(
        id="G006",
        name="unknown-packet",
        message=mark("There is no packet `{name}`."),
        why=mark("Whoever acts next would not get what they need."),
        mend=mark("Define it under `packets`, or use the library that does."),
        bad=tiny("    actors: [MS]\n", "    actors: [MS]\n    packets: [base]\n"),
        good=_FILED,
    ),
    Code(
        id="G007",
        name="unknown-value",
        message=mark("There is no value `{name}`."),
        why=mark("The reader would see the name in braces instead of an address or a word."),
        mend=mark(
            "Define it under `values`, or write `{{` and `}}` for braces that are to be shown."
        ),
        bad=tiny("Assign a licence.,", "'Assign a licence in {admin}.',"),
        good=_BRANDED,
    ),
    Code(
        id="G008",
        name="defined-twice",
        message=mark("The {what} `{name}` is defined in {other} too."),
        why=mark("Only one of the two can be meant, and nobody can tell which."),
        mend=mark("Remove one of them, or give it another id."),
        bad="",
        good="",
    ),
    Code(
        id="G009",
        name="text-has-no-answers",
        message=mark("`{fact}` is free text, so nothing can depend on what it says."),
        why=mark(
            "Nobody can list all that might be typed, so a way for each cannot be shown to exist."
        ),
        mend=mark("Give the fact `answers` instead of `text`."),
        bad=_VERSION.replace("    cause: Every", "    when: {version: new}\n    cause: Every"),
        good=_VERSION,
    ),
    Code(
        id="G010",
        name="unsure-not-offered",
        message=mark("`unsure` leads on here, but the fact `{fact}` does not allow for it."),
        why=mark('"I don\'t know" is not offered where safety is at stake; this way is shut.'),
        mend=mark("Remove `unsure` here, or `unsure: no` at the fact."),
        bad=_SURE.replace("there: ticket}", "there: ticket}\n    unsure: ticket"),
        good=_SURE,
    ),
    Code(
        id="G011",
        name="unknown-blank",
        message=mark("`{name}` is neither an input of this template nor a value."),
        why=mark("The text would keep the name in braces, and would be wrong where it is used."),
        mend=mark(
            "Add it to `inputs` or `values`; write `{{` and `}}` for braces that are to stay."
        ),
        bad=tiny(*_SENTENCE).replace("Dear {name}", "Dear {nmae}"),
        good=tiny(*_SENTENCE),
    ),
    Code(
        id="G012",
        name="procedure-circle",
        message=mark("A procedure is done within itself: {circle}."),
        why=mark("Its steps would never come to an end."),
        mend=mark("Take one of the procedures out of the circle."),
        bad=_DONE_BY.replace("Tick it.", "{procedure: licence}"),
        good=_DONE_BY,
    ),
    Code(
        id="G013",
        name="unused",
        message=mark("The {what} `{name}` is used nowhere in this flow."),
        why=mark("Either a mention of it was forgotten, or it costs its readers time."),
        mend=mark("Use it, or remove it."),
        bad=_BRANDED.replace(" in {admin}", ""),
        good=_BRANDED,
        severity=Severity.WARNING,
    ),
    Code(
        id="G014",
        name="too-many-steps",
        message=mark("`{name}` has {count} steps with all that it holds; {limit} are the most."),
        why=mark("Nobody follows so many, and a made-up file could fill the memory with them."),
        mend=mark("Split it into fixes that can be tried one by one."),
        bad=_long(501),
        good=_long(500),
    ),
    Code(
        id="G023",
        name="chained-consequence",
        message=mark("`{last}` follows from `{other}`, but is not said here."),
        why=mark("Only what an answer sets itself becomes known; nothing is followed any further."),
        mend=mark("Set this fact here as well."),
        bad=_CHAIN,
        good=_CHAIN.replace("sets: {make: apple}", "sets: {make: apple, store: app-store}"),
    ),
)
