"""A call about the sample flow, and the ways to play it."""

from tests.core.sample import FLOWS
from tui.core.training.attempt import Attempt, fold
from tui.core.training.events import (
    Asked,
    AttemptEvent,
    Began,
    Checked,
    Chose,
    Confirmed,
    Ended,
    Heard,
    Noted,
)
from tui.core.training.play import Play
from tui.core.training.scenario import End, Herring, Never, Says, Scenario, Ticket

CALL = Scenario(
    id="spinning",
    level=3,
    title="A new iPad spins",
    ticket=Ticket("Kim, sales", "Words on the screen, and it spins.", tells=("where",)),
    facts={"where": "screen", "auth": "legacy", "mfa": "yes"},
    cause="legacy-mfa",
    flow="sample",
    lesson="The page decides which second factor works.",
    says={
        "auth": Says(
            "The new page, I think.", first="modern", hedged=True, check="No, a plain box."
        ),
        "mfa": Says("What is that?", first="unsure", check="Ah, yes, a code."),
    },
    herrings=(Herring("We moved house last week."), Herring("My old one works.", told_with="auth")),
    works="It goes on!",
    accept=(End("ticket", "Support may switch it."),),
    never=(Never("It deletes everything.", end="wipe"), Never("All go mad.", deed="Turn MFA off")),
    note=(("monday", "mon."),),
)
NOTE = Noted("Plain box and a code; no mail since Monday.")
CARE: tuple[AttemptEvent, ...] = (
    Began("spinning"),
    Heard("where", "screen"),
    Asked("auth"),
    Heard("auth", "modern"),
    Checked("auth"),
    Heard("auth", "legacy"),
    Asked("mfa"),
    Heard("mfa", None),
    Checked("mfa"),
    Heard("mfa", "yes"),
    Chose("sample/legacy-mfa"),
    Confirmed(),
    NOTE,
    Ended(),
)
"""The call played with care."""


def play(call: Scenario = CALL) -> Play:
    return Play(FLOWS, call)


def after(*events: AttemptEvent) -> Attempt:
    return fold(play(), [Began("spinning"), *events])
