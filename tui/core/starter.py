"""A new flow from a few answers: small, with remarks that explain it, and ready to be walked."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
    answers: tuple[tuple[str, str], ...] = (
        ("A message", "Restart the device"),
        ("Nothing at all", ""),
    )
    """Two or more, each with what helps; without that, somebody else must look."""
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
    ids = _make_ids([label for label, _ in wish.answers], _RESERVED)
    fixes = [fix for _, fix in wish.answers if fix.strip()]
    names = _make_ids(fixes, (*_RESERVED, *ids))
    waiting = iter(names)
    ways = {
        answer: next(waiting) if fix.strip() else _LAST
        for answer, (_, fix) in zip(ids, wish.answers, strict=True)
    }
    labels = zip(ids, wish.answers, strict=True)
    return _FLOW.format(
        id=wish.flow,
        title=_text(wish.title),
        owner=f"owner: {_text(wish.owner)}\n" if wish.owner.strip() else "",
        reviewed=_review(wish),
        question=_text(wish.question),
        search="    search: yes\n" if len(ids) > MOST_ANSWERS else "",
        answers="\n".join(f"      {name}: {_text(label)}" for name, (label, _) in labels),
        ways="\n".join(f"      {answer}: {way}" for answer, way in ways.items()),
        fixes="\n".join(
            _FIX.format(name=name, fix=_text(fix), step=_text(f"{fix.rstrip('.')}."))
            for name, fix in zip(names, fixes, strict=True)
        ),
        cases="\n".join(_cases(ways)),
    )


def _make_ids(texts: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return an id for each text, unlike each other and those that are taken."""
    ids: list[str] = []
    known = set(taken)
    for text in texts:
        ids.append(make_id(text, frozenset(known)))
        known.add(ids[-1])
    return ids


def _cases(ways: Mapping[str, str]) -> Iterator[str]:
    """Yield a case for each answer, for none, and for each fix that does not help."""
    for answer, way in ways.items():
        yield f"  - {{name: {answer}, facts: {{seen: {answer}}}, expect: {way}}}"
    yield f"  - {{name: nobody knows, facts: {{}}, expect: {_LAST}}}"
    for answer, way in ways.items():
        if way != _LAST:
            tried = f"helps: [{_LAST}], tried: [{way}]"
            name = f"{answer} does not help"
            yield f"  - {{name: {name}, facts: {{seen: {answer}}}, expect: {_LAST}, {tried}}}"


_LAST = "hand-on"
_RESERVED = ("else", "by", _LAST, "first")


def _text(text: str) -> str:
    """Return a text as it stands behind a key; braces are shown, they name no value."""
    return quote(_shown(text) or "To be written")


def _shown(text: str) -> str:
    cut = " ".join(text.split())[:LONGEST].strip()
    return cut.replace("{", "{{").replace("}", "}}")


def _review(wish: Wish) -> str:
    if not wish.today:
        return ""
    by = quote(_shown(wish.owner) or "its author", inline=True)
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

  # A fix: why it helps, who does it, each step, how to see that it worked, and where to go on
  # when it did not.
{fixes}
  # Not a fix: somebody else acts.
  hand-on:
    resolve: Somebody else must look
    kind: hand-over
    cause: What the agent can do did not help.
    actors: [IA]

# Walks that must end where they end today; `branchline test` runs them.
cases:
{cases}
"""

_FIX = """\
  {name}:
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
"""
