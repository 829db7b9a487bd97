"""Scenarios, the simulated calls of the training: family C.

Each example is a file in the folder `scenarios` beside the small flow that most examples of the
other codes are made from.
"""

from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

CALLS = """\
scenarios: tiny-calls
flow: tiny
calls:
  new-colleague:
    level: 1
    title: A new colleague cannot add his phone
    ticket: {from: "Jo, sales", text: My new phone is turned away at the end.}
    facts: {licence: missing}
    says: {licence: No plan is shown on my page.}
    cause: assign
    lesson: Without a licence nobody may enrol, so look there first.
"""


def calls(old: str = "", new: str = "") -> str:
    """Return the small file of scenarios with its first `old` replaced by `new`."""
    return CALLS.replace(old, new, 1) if old else CALLS


_HEDGED = calls("level: 1", "level: 3").replace(
    "licence: No plan is shown on my page.",
    "licence: {first: there, hedged: yes, text: I think I have one., check: No. None is shown.}",
)

CODES = (
    Code(
        id="C001",
        name="no-scenarios",
        message=mark(
            "A file in the folder `scenarios` begins with `scenarios: ID`; this one does not."
        ),
        why=mark("Only simulated calls for the training are read from this folder."),
        mend=mark("Add it as the first line, or move a flow or library out of this folder."),
        bad=calls("scenarios: tiny-calls\n"),
        good=CALLS,
    ),
    Code(
        id="C002",
        name="scenario-without-flow",
        message=mark("Nothing says which flow the scenario `{name}` is about."),
        why=mark("The call can neither be played nor checked."),
        mend=mark("Write `flow: ID` at the top of the file, or in the scenario."),
        bad=calls("flow: tiny\n"),
        good=CALLS,
    ),
    Code(
        id="C003",
        name="scenario-twice",
        message=mark("The scenario `{name}` is also in {other}."),
        why=mark("Results and class files name scenarios, so a name must mean one call."),
        mend=mark("Give one of them another id."),
        bad="",
        good="",
    ),
    Code(
        id="C004",
        name="scenario-names-unknown",
        message=mark("Scenario `{name}`: there is no {what} `{id}`{where}."),
        why=mark(
            "The flow has changed, or the id is misspelt; the call cannot be played as it is."
        ),
        mend=mark("Write an id that the flow has."),
        bad=calls("cause: assign", "cause: asign"),
        good=CALLS,
    ),
    Code(
        id="C005",
        name="scenario-lacks-fact",
        message=mark("Scenario `{name}` does not say what `{fact}` is, which decides on its way."),
        why=mark("The caller could not answer the question, and nobody could find the cause."),
        mend=mark("Add the fact to `facts`, or say in `says` that looking again finds nothing."),
        bad=calls("    facts: {licence: missing}\n").replace(
            "    says: {licence: No plan is shown on my page.}\n", ""
        ),
        good=CALLS,
    ),
    Code(
        id="C006",
        name="scenario-ends-elsewhere",
        message=mark(
            "Scenario `{name}`: with these facts the flow ends at {end}, not at `{cause}`."
        ),
        why=mark("Whoever does everything right would be told that it was wrong."),
        mend=mark("Correct the facts or the cause."),
        bad=calls("{licence: missing}", "{licence: there}"),
        good=CALLS,
    ),
    Code(
        id="C007",
        name="scenario-cannot-be-won",
        message=mark("Scenario `{name}`: who hears only what the caller says ends at {end}."),
        why=mark("The best trainee cannot find the cause, so the score would say nothing."),
        mend=mark("Let a check reveal the truth, or name the ending under `accept`."),
        bad=_HEDGED.replace("check:", "finds: there, check:"),
        good=_HEDGED,
    ),
    Code(
        id="C008",
        name="wrong-claim-hidden",
        message=mark("Scenario `{name}`: nothing shows that what is said of `{fact}` is wrong."),
        why=mark("Nobody could doubt it, so the score would punish bad luck."),
        mend=mark(
            "Let the words sound unsure (`hedged: yes`), or name in `against` a fact on the way "
            "whose words speak against it."
        ),
        bad=_HEDGED.replace("hedged: yes, ", ""),
        good=_HEDGED,
    ),
    Code(
        id="C009",
        name="scenario-forbids-its-way",
        message=mark(
            "Scenario `{name}`: `{id}` must never be chosen, but the best play chooses it."
        ),
        why=mark("Whoever does everything right would be told that it was unsafe."),
        mend=mark("Correct the facts, or take it out of `never`."),
        bad=calls("    lesson:", "    never: [{end: assign, why: It costs money.}]\n    lesson:"),
        good=calls(
            "    lesson:", "    never: [{end: ticket, why: Nobody waits for it.}]\n    lesson:"
        ),
    ),
    Code(
        id="C010",
        name="scenario-level-differs",
        message=mark("Scenario `{name}` is of level {level}, but {found}."),
        why=mark("Trainees come to a level when they are ready for what it holds."),
        mend=mark(
            "1: everything is said plainly; 2: something unsure, hedged or beside the point; "
            "3: also a wrong claim."
        ),
        bad=calls("level: 1", "level: 3"),
        good=CALLS,
        severity=Severity.WARNING,
    ),
    Code(
        id="C011",
        name="hedge-not-heard",
        message=mark("Scenario `{name}`: the words for `{fact}` do not sound unsure."),
        why=mark("`hedged` says that a listener can hear the doubt; nobody could hear it here."),
        mend=mark('Let the caller say "I think", "maybe", "not sure" or the like.'),
        bad=_HEDGED.replace("I think I have one.", "Yes."),
        good=_HEDGED,
        severity=Severity.WARNING,
    ),
    Code(
        id="C012",
        name="scenario-lacks-truth",
        message=mark("Scenario `{name}` says how `{fact}` is told, but not what is true of it."),
        why=mark("Nobody can tell whether the claim is right, or what looking again would show."),
        mend=mark("Add the fact to `facts`, or leave it out of `says`."),
        bad=calls("    facts: {licence: missing}\n").replace(
            "licence: No plan is shown on my page.", "licence: {first: missing, text: None.}"
        ),
        good=CALLS,
    ),
)
