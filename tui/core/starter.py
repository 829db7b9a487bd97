"""A new flow from a few answers: small, with remarks that explain it, and ready to be walked."""

import re
from typing import NamedTuple

from tui.core.mending.quoting import quote

MOST_ANSWERS = 7
"""More answers than this are searched instead of listed."""
LONGEST = 120
"""A title or an answer is cut here."""

_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 40


class Wish(NamedTuple):
    """What a new flow is to be about."""

    flow: str
    title: str = "Something does not work"
    owner: str = ""
    question: str = "What does the user see?"
    answers: tuple[str, ...] = ("A message", "Nothing at all")
    """Two or more; the first leads to a fix, the others to a hand-over."""
    fix: str = "Restart the device"
    today: str = ""
    """As YYYY-MM-DD; empty leaves the review out."""


def make_id(text: str, taken: frozenset[str] = frozenset()) -> str:
    """Return an id made of the words of a text, unlike those that are taken."""
    made = _SIGNS.sub("-", text.casefold()).strip("-")[:_LONGEST_ID].strip("-") or "answer"
    number, base = 2, made
    while made in taken:
        made = f"{base}-{number}"
        number += 1
    return made


def write_flow(wish: Wish) -> str:
    """Return the file of a new flow."""
    ids: list[str] = []
    for label in wish.answers:
        ids.append(make_id(label, frozenset((*ids, *_RESERVED))))
    answers = "\n".join(
        f"      {name}: {_text(label)}" for name, label in zip(ids, wish.answers, strict=True)
    )
    first, *others = ids
    ways = [f"      {first}: fix", *(f"      {name}: hand-on" for name in others)]
    return _FLOW.format(
        id=wish.flow,
        title=_text(wish.title),
        owner=f"owner: {_text(wish.owner)}\n" if wish.owner.strip() else "",
        reviewed=_review(wish),
        question=_text(wish.question),
        search="    search: yes\n" if len(ids) > MOST_ANSWERS else "",
        answers=answers,
        ways="\n".join(ways),
        fix=_text(wish.fix),
        step=_text(f"{wish.fix.rstrip('.')}."),
        first=first,
        last=ids[-1],
    )


_RESERVED = ("else", "by", "fix", "hand-on", "first")


def _text(text: str) -> str:
    """Return a text as it stands behind a key; braces are shown, they name no value."""
    cut = " ".join(text.split())[:LONGEST].strip() or "To be written"
    return quote(cut.replace("{", "{{").replace("}", "}}"))


def _review(wish: Wish) -> str:
    if not wish.today:
        return ""
    by = quote(" ".join(wish.owner.split())[:LONGEST] or "its author", inline=True)
    return f"reviewed: {{on: {wish.today}, by: {by}, every: 180 days}}\n"


_FLOW = """\
# A flow: questions, their answers, and the fixes they lead to.
# docs/format.md explains every key. `branchline check FILE` says what is wrong and where,
# `branchline watch FILE` shows the flow while you write, `branchline test FILE` runs its cases.

flow: {id}
title: {title}
{owner}{reviewed}start: first

# What a question finds out. `why` and `how` help whoever asks it.
facts:
  seen:
    ask: {question}
    say: Please tell me what you see.
    why: It decides what is done next.
    how: Ask for a photo of the screen.
{search}    # id: what the agent reads. The wording may change at any time, an id should not.
    answers:
{answers}

nodes:
  # A question only says which fact is asked for, and where each answer leads.
  first:
    ask: seen
    to:
{ways}
    # Where "I don't know" leads.
    unsure: hand-on

  # A fix: why it helps, who does it, each step, and how to see that it worked.
  fix:
    resolve: {fix}
    cause: Say here in plain words what is wrong.
    actors: [L1]
    likelihood: common
    minutes: 10
    steps:
      - {step}
      - Ask the user to try again.
    verify: The user says that it works.
    otherwise: hand-on

  # Not a fix: somebody else acts.
  hand-on:
    resolve: Somebody else must look
    kind: hand-over
    cause: What the agent can do did not help.
    actors: [IA]

# Walks that must end where they end today; `branchline test` runs them.
cases:
  - {{name: the fix, facts: {{seen: {first}}}, expect: fix}}
  - {{name: the hand-over, facts: {{seen: {last}}}, expect: hand-on}}
"""
