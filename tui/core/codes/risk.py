"""Resolutions that could do harm, or leave the reader alone: family S, second part."""

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code
from tui.core.words import mark

_WIPE = tiny(
    "    verify:",
    "    needs: [licence]\n    risk:\n      kinds: [wipe]\n      approve: The owner of it.\n"
    "      undo: Nothing brings it back.\n      confirm: [Is everything backed up?]\n    verify:",
)

CODES = (
    Code(
        id="S010",
        name="risk-without-needs",
        message=mark("`{name}` is dangerous ({kinds}), but needs nothing to be known first."),
        why=mark("It could be offered as a guess while other causes are still possible."),
        mend=mark("Name in `needs` the facts that decide that it is the right thing to do."),
        bad=_WIPE.replace("    needs: [licence]\n", ""),
        good=_WIPE,
    ),
    Code(
        id="S011",
        name="wipe-without-question",
        message=mark("`{name}` deletes what is on a device, but asks nothing before it does."),
        why=mark("Nobody would be reminded to save what cannot be brought back."),
        mend=mark("Put the questions in `confirm`, as in: Is everything backed up?"),
        bad=_WIPE.replace("      confirm: [Is everything backed up?]\n", ""),
        good=_WIPE,
    ),
    Code(
        id="S012",
        name="risk-not-held-back",
        message=mark("`{name}` has a risk, but is no fix ({kind})."),
        why=mark("Only a fix is held back until all that it needs is known; this is always shown."),
        mend=mark("Make it a fix, or leave out the dangerous steps and the risk."),
        bad=_WIPE.replace("    actors: [M365]", "    kind: not-ours\n    actors: [M365]"),
        good=_WIPE,
    ),
    Code(
        id="S013",
        name="fix-without-steps",
        message=mark("The fix `{name}` has no steps."),
        why=mark("The reader would know the cause, and not what to do."),
        mend=mark("Write the steps, or make it a hand-over."),
        bad=tiny("    steps: [Assign a licence., Ask the user to try again.]\n", ""),
        good=TINY,
    ),
    Code(
        id="S014",
        name="fix-without-check",
        message=mark("The fix `{name}` does not say how to see that it worked."),
        why=mark("The call would end on hope, and the caller would ring again."),
        mend=mark("Say in `verify` what is seen when it worked."),
        bad=tiny("    verify: The phone enrols.\n", ""),
        good=TINY,
    ),
)
