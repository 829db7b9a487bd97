"""Faults that show only when it is worked out what can be known where: family P."""

from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_OWNER = """\
flow: tiny
title: A phone does not enrol
start: owner
facts:
  owner:
    ask: Whose phone is it?
    answers: {company: The company's, private: The user's own, shared: A shared one}
  licence:
    ask: Does the user have a licence?
    answers: {missing: No, there: Yes}
nodes:
  owner:
    ask: owner
    to: {company or private or shared: licence}
  licence:
    ask: licence
    to: {missing: assign, there: whose}
  whose:
    route:
      - {when: {owner: company}, to: company}
      - {when: {owner: [private, shared]}, to: private}
  assign:
    resolve: The user has no licence
    actors: [M365]
    cause: Without a licence nobody may enrol.
    steps: [Assign a licence.]
    verify: The phone enrols.
    otherwise: private
  company:
    resolve: The company must look
    kind: hand-over
    actors: [IA]
    cause: The phone is managed from its first start.
  private:
    resolve: The user must look
    kind: hand-over
    actors: [USER]
    cause: The phone is managed by nobody yet.
"""
_PRIVATE = "      - {when: {owner: [private, shared]}, to: private}\n"
_ROUTE = _OWNER[_OWNER.index("    route:") : _OWNER.index("  assign:")]
_PAGE = "values:\n  page: {by: owner, company: the office, private: the shop, shared: the desk}\n"


def _owner(old: str, new: str) -> str:
    """Return the flow with its first `old` replaced by `new`."""
    return _OWNER.replace(old, new, 1)


def _extra(way: str, node: str = "") -> str:
    """Return the flow with one more way out of its route, and perhaps a node more."""
    return _owner(_PRIVATE, _PRIVATE + way).replace("  assign:\n", f"{node}  assign:\n", 1)


_SHOWN = _owner("nodes:\n", f"{_PAGE}nodes:\n").replace("managed by nobody", "for {page}")
_HIDDEN = (
    _owner("start: owner", "start: licence")
    .replace(
        "{company or private or shared: licence}", "{company: assign, private or shared: whose}"
    )
    .replace("{missing: assign, there: whose}", "{missing: owner, there: whose}")
    .replace(
        _ROUTE,
        "    ask: owner\n    offer: [company, private]\n"
        "    to: {company: company, private or shared: private}\n",
    )
)

CODES = (
    Code(
        id="P001",
        name="known-answer-without-way",
        message=mark("When `{fact}` is known to be `{answer}`, nothing leads on from `{name}`."),
        why=mark(
            "A known fact is not asked again; the caller would be asked what was answered before."
        ),
        mend=mark("Say in `to` where this answer leads, or keep such callers from coming here."),
        bad=_HIDDEN.replace("private or shared: private", "private: private"),
        good=_HIDDEN,
    ),
    Code(
        id="P002",
        name="route-with-gap",
        message=mark("No way out of `{name}` fits what can be known there."),
        why=mark("A caller with these answers would be stranded."),
        mend=mark("Add the way that is missing, or `else`."),
        bad=_owner(_PRIVATE, ""),
        good=_OWNER,
    ),
    Code(
        id="P003",
        name="ways-overlap",
        message=mark("Way {way} out of `{name}` can hold together with an earlier one."),
        why=mark("Only the order in the file would decide, and nobody reads it with that in mind."),
        mend=mark("Make the guards exclude each other."),
        bad=_owner("{owner: company}", "{owner: [company, shared]}"),
        good=_OWNER,
    ),
    Code(
        id="P004",
        name="impossible-node",
        message=mark(
            "No walk can come to `{name}`: the answers that lead there contradict each other."
        ),
        why=mark("What it says is never shown, though a way to it seems to exist."),
        mend=mark("Look at the guards on the way to it, or remove it."),
        bad=_extra(
            "      - {when: {licence: missing}, to: again}\n",
            "  again: {route: [{when: {owner: company}, to: company}], else: private}\n",
        ),
        good=_OWNER,
    ),
    Code(
        id="P005",
        name="impossible-resolution",
        message=mark(
            "No walk can end at `{name}`: the answers that lead there contradict each other."
        ),
        why=mark("Callers with this cause are sent somewhere else."),
        mend=mark("Look at the guards on the way to it, or remove it."),
        bad=_extra(
            "      - {when: {licence: missing}, to: buy}\n",
            "  buy: {resolve: Buy one, kind: wait, actors: [M365], cause: None is left.}\n",
        ),
        good=_OWNER,
    ),
    Code(
        id="P006",
        name="idle-way",
        message=mark("No walk takes {way} out of `{name}`."),
        why=mark(
            "It looks as if something were provided for that cannot happen, or happens elsewhere."
        ),
        mend=mark("Mend its guard, or remove it."),
        bad=_extra("      - {when: {licence: missing}, to: private}\n"),
        good=_OWNER,
    ),
    Code(
        id="P007",
        name="known-already",
        message=mark("`{name}` never asks: `{fact}` is settled on every way that comes here."),
        why=mark("A fact that is known is not asked again, so the question only looks like one."),
        mend=mark("Use `route` where what is known decides, or ask later."),
        bad=_owner(
            _ROUTE, "    ask: owner\n    to: {company: company, private or shared: private}\n"
        ),
        good=_OWNER,
    ),
    Code(
        id="P008",
        name="value-with-gap",
        message=mark(
            "`{{{value}}}` is shown at `{name}`, but has no text when `{fact}` is: {answers}."
        ),
        why=mark(
            "The reader would see nothing in its place, or only texts that are not meant for them."
        ),
        mend=mark("Add the text for these answers to the table, or `else`."),
        bad=_SHOWN.replace(", shared: the desk", ""),
        good=_SHOWN,
    ),
    Code(
        id="P009",
        name="broken-claim",
        message=mark("`when` at `{name}` is not always so when a walk comes here."),
        why=mark(
            "The resolution says what must hold before it is offered; it would be refused here."
        ),
        mend=mark("Ask for what decides before, and lead everything else elsewhere."),
        bad=_owner(
            "    cause: The phone is managed by n", "    when: {owner: private}\n    cause: N"
        ),
        good=_OWNER,
    ),
    Code(
        id="P010",
        name="guard-on-missing-fact",
        message=mark("`{name}` needs `{fact}`, which may not have been asked yet."),
        why=mark("The caller would be asked in a place that was not made for asking."),
        mend=mark("Let a question ask for it on every way that comes here."),
        bad=_owner("start: owner", "start: licence")
        .replace(
            "to: {company or private or shared: licence}",
            "to: {company: company, private or shared: private}",
        )
        .replace("otherwise: private", "otherwise: owner"),
        good=_OWNER,
    ),
    Code(
        id="P011",
        name="endless",
        message=mark("A walk can go round for ever without learning anything: {circle}."),
        why=mark("The caller would be led in a circle."),
        mend=mark("Lead on to something new, or to a hand-over."),
        bad=_owner("otherwise: private", "otherwise: licence"),
        good=_OWNER,
    ),
    Code(
        id="P012",
        name="not-proved",
        message=mark("The proof stopped at {limit} after {states} states."),
        why=mark("Faults may be left that were not found."),
        mend=mark("Split the flow, or raise the limit."),
        bad="",
        good="",
        severity=Severity.WARNING,
    ),
)
