"""The shape of a flow, whatever the facts: family G, second part."""

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_RETRY = tiny("    verify:", "    otherwise: ticket\n    verify:")
_PART = """\
flow: tiny
title: A phone does not enrol
start: check
facts:
  licence:
    ask: Does the user have a licence?
    answers: {missing: No, there: Yes}
nodes:
  check: {call: licence, then: ticket}
  licence:
    ask: licence
    to: {missing: assign, there: back}
  back: {return: yes}
  assign:
    resolve: The user has no licence
    actors: [M365]
    cause: Without a licence nobody may enrol.
    steps: [Assign a licence.]
    verify: The phone enrols.
  ticket:
    resolve: Somebody else must look
    kind: hand-over
    actors: [MS]
    cause: Everything the agent can see is in order.
"""

CODES = (
    Code(
        id="G015",
        name="unreachable-node",
        message=mark("Nothing leads to the node `{name}`."),
        why=mark("What it says is never shown; most often a way to it was forgotten."),
        mend=mark("Add a way to it, or remove it."),
        bad=tiny(
            "  ticket:", "  wait: {ask: licence, to: {missing: assign}, else: ticket}\n  ticket:"
        ),
        good=TINY,
    ),
    Code(
        id="G016",
        name="return-without-call",
        message=mark("`{name}` returns, but a walk can come to it without a call."),
        why=mark("There is nowhere to go back to, so the caller would be stranded there."),
        mend=mark(
            "Begin with a node that has `call`, or end with a resolution instead of `return`."
        ),
        bad=_PART.replace("start: check", "start: licence")
        .replace("  check: {call: licence, then: ticket}\n", "")
        .replace("missing: assign, there: back", "missing: check, there: assign")
        .replace("  back: {return: yes}", "  check: {return: yes}")
        .replace("    verify: The", "    otherwise: ticket\n    verify: The"),
        good=_PART,
    ),
    Code(
        id="G017",
        name="closed-circle",
        message=mark("This goes round and nothing leaves it: {circle}."),
        why=mark("A caller who comes here is asked the same for ever."),
        mend=mark("Let one of these nodes lead to a resolution."),
        bad=tiny("there: ticket}", "there: again}")
        .replace(
            "  ticket:",
            "  again:\n    route: [{when: {licence: there}, to: more}]\n"
            "  more:\n    route: [{when: {licence: there}, to: again}]\n"
            "  ticket:",
        )
        .replace("    verify:", "    otherwise: ticket\n    verify:"),
        good=TINY,
    ),
    Code(
        id="G018",
        name="answer-without-way",
        message=mark("`{name}` has no way on for: {answers}."),
        why=mark("The answer is offered, and whoever gives it would be stranded."),
        mend=mark("Say in `to` where it leads, or add `else`."),
        bad=tiny("{missing: assign, there: ticket}", "{missing: assign}").replace(
            "    verify:", "    otherwise: ticket\n    verify:"
        ),
        good=_RETRY,
    ),
    Code(
        id="G019",
        name="pointless-question",
        message=mark("Every answer to `{name}` leads to `{target}`, and nothing else asks for it."),
        why=mark("The question costs the caller's time, and its answer changes nothing."),
        mend=mark("Let the answers lead to different places, or remove the question."),
        bad=tiny("there: ticket}", "there: assign}").replace(
            "    verify:", "    otherwise: ticket\n    verify:"
        ),
        good=_RETRY,
    ),
    Code(
        id="G020",
        name="part-circle",
        message=mark("A shared part is called within itself: {circle}."),
        why=mark("Each time round it would have one place more to come back to, without end."),
        mend=mark("Go on with `return`, or lead there without a call."),
        bad=_PART.replace("there: back}", "there: again}").replace(
            "  back:", "  again: {call: licence, then: back}\n  back:"
        ),
        good=_PART,
    ),
    Code(
        id="G021",
        name="part-without-return",
        message=mark("`{name}` calls `{target}`, but nothing comes back from there."),
        why=mark("What stands in `then` would never be reached."),
        mend=mark("End the shared part with `return: yes`, or lead there without a call."),
        bad=_PART.replace("there: back}", "there: ticket}").replace("  back: {return: yes}\n", ""),
        good=_PART,
    ),
    Code(
        id="G022",
        name="idle-else",
        message=mark("`{name}` has a way for each answer, so nothing ever takes `else`."),
        why=mark("It looks as if something were provided for that cannot happen."),
        mend=mark("Remove `else`, or the answer that it was meant for from `to`."),
        bad=tiny("there: ticket}", "there: ticket}\n    else: ticket"),
        good=TINY,
        severity=Severity.WARNING,
    ),
)
