"""What could be better in a flow that has no faults: family A, given only when asked for."""

from tui.core.codes.example import tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_FLOW = tiny("start:", "reviewed: {on: 2026-11-01, by: endpoint team, every: 180 days}\nstart:")
_OWNER = """\
  owner:
    ask: Whose phone is it?
    how: Look at the back of the phone.
    answers: {company: The company's, private: The user's own}
"""
_OTHER = "  other: {ask: licence, to: {missing: assign, there: private}}\n"
_FIRST_OWNER = (
    _FLOW.replace("start: licence", "start: owner")
    .replace("facts:\n", f"facts:\n{_OWNER}")
    .replace("nodes:\n", "nodes:\n  owner: {ask: owner, to: {company: licence, private: other}}\n")
    .replace("  ticket:", f"{_OTHER}  ticket:")
    + """\
  private:
    resolve: The user must look
    kind: hand-over
    actors: [USER]
    cause: The phone belongs to the user.
"""
)
_FIRST_LICENCE = (
    _FIRST_OWNER.replace("start: owner", "start: licence")
    .replace("{company: licence, private: other}", "{company: ticket, private: private}")
    .replace("{missing: assign, there: ticket}", "{missing: assign, there: owner}")
    .replace(_OTHER, "")
)
_SAME = _FIRST_OWNER.replace("there: private}", "there: ticket}").partition("  private:\n")[0]
_TEAMS = 8


def _long(count: int) -> str:
    """Return a flow that asks so many questions before it comes to its end."""
    facts = nodes = ""
    for team in range(1, count):
        after = f"team{team + 1}" if team + 1 < count else "licence"
        facts += f"""\
  team{team}: {{ask: Did team {team} look?, how: Ask team {team}., answers: {{no: No, yes: Yes}}}}
"""
        nodes += f"""\
  team{team}: {{ask: team{team}, to: {{no: wait{team}, yes: {after}}}}}
  wait{team}: {{resolve: Team {team} must look, kind: wait, actors: [MS], cause: It did not.}}
"""
    whole = _FLOW.replace("start: licence", "start: team1")
    return whole.replace("facts:\n", f"facts:\n{facts}").replace("nodes:\n", f"nodes:\n{nodes}")


CODES = (
    Code(
        id="A001",
        name="question-order",
        message=mark("`{fact}` before `{name}` saves {saved} of {authored} questions; {fewest}."),
        why=mark("The numbers are averages over all callers, and each question costs a minute."),
        mend=mark("Ask it first if callers can be expected to know it at that moment."),
        bad=_FIRST_OWNER,
        good=_FIRST_LICENCE,
        severity=Severity.ADVICE,
    ),
    Code(
        id="A002",
        name="idle-question",
        message=mark("Whatever is answered to `{name}`, the walk ends at the same place."),
        why=mark("The question costs the caller's time, and its answer changes nothing."),
        mend=mark("Remove the question, or let its answers lead to different places."),
        bad=_SAME,
        good=_FIRST_LICENCE,
        severity=Severity.ADVICE,
    ),
    Code(
        id="A003",
        name="long-way",
        message=mark(
            "Up to {count} questions are asked before `{name}`; more than {limit} are many."
        ),
        why=mark("Callers lose patience, and each question is a chance to go wrong."),
        mend=mark(
            "Ask first what decides most, or search the words on the screen instead of asking."
        ),
        bad=_long(_TEAMS),
        good=_long(_TEAMS - 1),
        severity=Severity.ADVICE,
    ),
    Code(
        id="A004",
        name="no-way-to-find-out",
        message=mark("`{fact}` does not say how to find the answer out."),
        why=mark(
            "A caller who does not know is left alone, and the walk goes on without the answer."
        ),
        mend=mark("Add `how`, or `unsure: no` if everybody knows."),
        bad=_FLOW.replace("    how: Look at the user's page in the admin centre.\n", ""),
        good=_FLOW,
        severity=Severity.ADVICE,
    ),
    Code(
        id="A005",
        name="review-overdue",
        message=mark("This flow should have been reviewed by {due}."),
        why=mark(
            "Menus and messages change; advice that is out of date costs callers more than none."
        ),
        mend=mark("Walk it, mend what has changed, then set the date in `reviewed`."),
        bad=_FLOW.replace("2026-11-01", "2025-11-01"),
        good=_FLOW,
        severity=Severity.ADVICE,
    ),
    Code(
        id="A006",
        name="never-reviewed",
        message=mark("Nothing says when this flow was last reviewed."),
        why=mark("Nobody can tell whether its menus and messages are still as they were."),
        mend=mark(
            "Add `reviewed: {on: DATE, by: WHO, every: 180 days}` once somebody has walked it."
        ),
        bad=tiny(),
        good=_FLOW,
        severity=Severity.ADVICE,
    ),
)
