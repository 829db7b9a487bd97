"""Words that callers use and the search does not understand: family W, advice only."""

from tui.core.codes.example import tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_FLOW = tiny(
    "    to: {missing: assign, there: ticket}\n",
    "    to: {missing: assign, there: ticket}\n    says: [the phone is turned away at the end]\n",
)

CODES = (
    Code(
        id="W001",
        name="not-findable",
        message=mark("Nothing that a caller says leads to `{name}`."),
        why=mark("Who searches for what the caller sees never comes here, and asks one by one."),
        mend=mark("Add `says` or `matches` here, or at a question or an answer shortly before it."),
        bad=tiny(),
        good=_FLOW,
        severity=Severity.ADVICE,
    ),
    Code(
        id="W002",
        name="shared-string",
        message=mark('"{text}" leads to {places}.'),
        why=mark("The search cannot tell which of them is meant, so it offers both."),
        mend=mark("Put it at the question that tells them apart, or add the words that differ."),
        bad=_FLOW.replace("cause: Without", "matches: [Not entitled]\n    cause: Without").replace(
            "cause: Everything", "matches: [Not entitled]\n    cause: Everything"
        ),
        good=_FLOW.replace("cause: Without", "matches: [Not entitled]\n    cause: Without"),
        severity=Severity.ADVICE,
    ),
)
