"""What the caller says: in the words of the scenario, else in those of the flow."""

from typing import NamedTuple

from tui.core.guide import fill
from tui.core.training.lots import Lots
from tui.core.training.play import Play
from tui.core.training.scenario import Says
from tui.core.words import Spoken, mark, say

NO_IDEA = (
    mark("I don't know, sorry. Does that matter?"),
    mark("I can't tell you that."),
    mark("No idea, I'm afraid."),
)
STILL_NO_IDEA = (
    mark("I looked. I still can't tell."),
    mark("I have asked around. Nobody here can say."),
)
SAME_AGAIN = (
    mark("I looked again."),
    mark("I have just checked."),
    mark("One moment ... I looked."),
)
HEDGES = (mark("I think so:"), mark("If I remember rightly:"), mark("Not quite sure, but:"))
WORKS = mark("Yes, it works now. Thank you!")
FAILS = mark("No, it is just as before.")
WRITES = Spoken(
    {
        "phone": mark("rings"),
        "mail": mark("writes"),
        "walk-in": mark("stands at the desk"),
        "monitoring": mark("was reported by the monitoring"),
    }
)


class Reply(NamedTuple):
    """What the caller answered."""

    fact: str
    words: str
    checked: bool = False
    """Whether the caller has looked again."""
    meaning: str | None = None
    """The answer that the words stand for; None: does not know. Not for the trainee's eyes."""
    hedged: bool = False
    """Whether the words sound unsure. Not for the trainee's eyes."""
    from_ticket: bool = False
    """Whether the ticket says it, and the caller was not asked yet."""

    @property
    def is_doubtful(self) -> bool:
        """Whether a careful listener would ask the caller to look again."""
        return not self.checked and (self.hedged or self.meaning is None)


def reply(play: Play, fact: str, *, checked: bool = False) -> Reply:
    """Return what the caller says when asked for a fact, or asked to look again."""
    says = play.scenario.says.get(fact, Says())
    lots = Lots(play.scenario.id, fact, checked)
    if checked:
        found = play.finding(fact)
        return Reply(fact, says.check or _checked(play, fact, found, lots), True, found)  # noqa: FBT003
    claim = play.claim(fact)
    words = says.text or _first(play, fact, claim, lots, hedged=says.hedged)
    return Reply(fact, words, False, claim, says.hedged)  # noqa: FBT003


def ticket_replies(play: Play) -> dict[str, Reply]:
    """Return what the ticket tells, by fact, as the caller claims it."""
    scenario, ticket = play.scenario, play.scenario.ticket
    return {
        fact: Reply(
            fact,
            ticket.text,
            meaning=play.claim(fact),
            hedged=scenario.is_hedged(fact),
            from_ticket=True,
        )
        for fact in ticket.tells
    }


def _first(play: Play, fact: str, claim: str | None, lots: Lots, *, hedged: bool) -> str:
    if claim is None:
        return say(lots.pick(NO_IDEA))
    plain = _spell(play, fact, claim)
    definition = play.definition(fact)
    phrases = definition.answers[claim].says if claim in definition.answers else ()
    words = _sentence(lots.pick(phrases)) if phrases and play.scenario.level > 1 else plain
    return f"{say(lots.pick(HEDGES))} {words}" if hedged else words


def _checked(play: Play, fact: str, found: str | None, lots: Lots) -> str:
    if found is None:
        return say(lots.pick(STILL_NO_IDEA))
    return f"{say(lots.pick(SAME_AGAIN))} {_spell(play, fact, found)}"


def _spell(play: Play, fact: str, answer: str) -> str:
    """Return the label of an answer as something that a person says."""
    flow = play.flows[play.board.homes[fact]]
    return _sentence(fill(play.wording(fact, answer), flow, play.scenario.facts))


def _sentence(words: str) -> str:
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "?", "!", '"')) else f"{text}."


def outcome_words(play: Play, name: str) -> str:
    """Return what the caller says when asked whether it works after a fix."""
    if play.helps(name):
        return play.scenario.works or say(WORKS)
    return play.scenario.fails or say(FAILS)


def herrings_with(play: Play, fact: str) -> tuple[str, ...]:
    """Return what the caller tells along with the answer to a fact; "": at the start."""
    return tuple(each.text for each in play.scenario.herrings if each.told_with == fact)
