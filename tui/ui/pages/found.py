"""What a search found: each hit with what it is, and what the text says besides."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.core.flow import Answer, Fact, Flow, Question, Resolution
from tui.core.guide import fill
from tui.core.words import mark, say
from tui.ui.course import Beginning
from tui.ui.layout import QUIET, STRONG, Act, Pager, Piece
from tui.ui.pages.steps import DONE, TODO

if TYPE_CHECKING:
    from tui.core.search import Found, Hit

HIT = "hit"
MOST_HELD = 40
"""Lines that hold the typed letters, beyond which more letters are needed."""
MOST_WEAK = 3
"""Weak hits that are shown when nothing fits."""
KINDS: Mapping[str, str] = {
    "fix": mark("a fix"), "hand-over": mark("a hand-over"), "wait": mark("nothing to repair yet"),
    "not-ours": mark("not ours"),
}  # fmt: skip


class Match(NamedTuple):
    """A place where a text belongs, as a line to choose."""

    flow: str
    node: str
    title: str
    what: str
    """What it is: a message, a question, a fix."""
    told: tuple[tuple[str, str], ...] = ()
    """What choosing it says by itself."""
    proposed: tuple[tuple[str, str], ...] = ()
    """What the text says besides; a person accepts it or not."""

    def begin(self, heard: str, *, accepted: bool) -> Beginning:
        """Return the walk that begins there, with the words that led to it."""
        told = (*self.told, *self.proposed) if accepted else self.told
        return Beginning(self.flow, self.node, told, "text", heard)


class Findings(NamedTuple):
    """What was found for a text."""

    text: str = ""
    ready: bool = True
    """False while the index is being made."""
    confident: bool = False
    matches: tuple[Match, ...] = ()
    accepted: bool = False
    """Whether the proposed facts are taken."""
    vague: bool = False
    """Whether the text says that something is wrong, and not what."""

    @property
    def fits(self) -> bool:
        """Whether there is something to choose."""
        return self.confident and bool(self.matches)


class Symptom(NamedTuple):
    """Something people see, with all its words, folded."""

    match: Match
    words: str


def list_symptoms(flow: Flow) -> Iterator[Symptom]:
    """Yield what people may see of a flow: answers with messages, and resolutions."""
    asked = {node.ask for node in flow.nodes.values() if isinstance(node, Question)}
    for fact_id in flow.facts:
        if fact_id in asked:
            for answer_id, answer in flow.facts[fact_id].answers.items():
                if answer.matches or answer.says:
                    match = Match(flow.flow, "", answer.label, say("a message"),
                                  ((fact_id, answer_id),))  # fmt: skip
                    yield Symptom(match, fold(answer.label, answer.hint, *_heard(answer)))
    for node_id, node in flow.nodes.items():
        if isinstance(node, Resolution):
            title = fill(node.resolve, flow, {})
            match = Match(flow.flow, node_id, title, say(KINDS[node.kind]))
            yield Symptom(match, fold(title, *node.matches, *node.says))


def _heard(answer: Answer) -> tuple[str, ...]:
    return (*answer.matches, *answer.says)


def fold(*texts: str) -> str:
    """Return texts as they are compared."""
    return "\n".join(texts).casefold()


def find_findings(
    flows: Mapping[str, Flow], symptoms: Sequence[Symptom], text: str, found: "Found | None"
) -> Findings:
    """Return what fits a text: what the search is sure of, else lines that hold its letters."""
    if not text:
        return Findings()
    matches = tuple(_match(flows, hit) for hit in found.hits) if found else ()
    if found and found.confident:
        return Findings(text, confident=True, matches=matches)
    if found and found.vague:
        return Findings(text, vague=True)
    held = _find_held(symptoms, text)
    if held:
        return Findings(text, confident=True, matches=held)
    return Findings(text, ready=found is not None, matches=matches[:MOST_WEAK])


def _find_held(symptoms: Sequence[Symptom], text: str) -> tuple[Match, ...]:
    phrase = " ".join(text.casefold().split())
    words = phrase.split()
    hits = [each for each in symptoms if all(word in each.words for word in words)]
    ranked = sorted(hits, key=lambda each: phrase not in each.words)
    return tuple(each.match for each in ranked[:MOST_HELD])


def _match(flows: Mapping[str, Flow], hit: "Hit") -> Match:
    flow = flows[hit.flow]
    said = tuple(pair for pair in hit.facts if _label(flow, *pair) == hit.title)
    rest = tuple(pair for pair in hit.facts if pair not in said and _label(flow, *pair))
    node = flow.nodes.get(hit.node)
    if said:
        what = say("a message")
    elif isinstance(node, Resolution):
        what = say(KINDS[node.kind])
    else:
        what = say("a question")
    return Match(hit.flow, hit.node, fill(hit.title, flow, {}), what, said, rest)


def _label(flow: Flow, fact: str, answer: str) -> str:
    definition = flow.facts.get(fact)
    if definition is None or answer not in definition.answers:
        return ""
    return definition.answers[answer].label


def lay_findings(
    pager: Pager, findings: Findings, flows: Mapping[str, Flow], *, first: int = 0
) -> None:
    """Lay the hits out; under the chosen one stands what the text says besides.

    Args:
        pager: takes the rows.
        findings: what was found.
        flows: in whose words it is said.
        first: number of items that were laid out before.
    """
    for number, match in enumerate(findings.matches):
        flow = flows[match.flow]
        detail = pager.glyphs.dot.join((match.what, flow.title))
        pager.item(Act(HIT, number=number), match.title, detail=detail)
        if number == pager.selected - first:
            _lay_proposed(pager, flow, match, accepted=findings.accepted)


def _lay_proposed(pager: Pager, flow: Flow, match: Match, *, accepted: bool) -> None:
    if not match.proposed:
        return
    pager.text(
        say("The text also says") + (":" if accepted else say(" (tab accepts it):")),
        QUIET,
        indent=4,
    )
    for fact_id, answer in match.proposed:
        fact = flow.facts[fact_id]
        lead = (Piece("    "), Piece(f"{DONE if accepted else TODO} ", STRONG))
        label = fill(fact.answers[answer].label, flow, {})
        pager.text(f"{fill(fact.ask, flow, {})} {label}", indent=8, lead=lead)


def find_match(findings: Findings, number: int) -> Match | None:
    """Return a hit by its number."""
    return findings.matches[number] if 0 <= number < len(findings.matches) else None


def rank_answers(
    fact_id: str, fact: Fact, offered: Sequence[str], text: str, found: "Found | None"
) -> tuple[str, ...]:
    """Return the answers that fit a text: those that hold its words, then what search adds.

    Args:
        fact_id: of the fact that is asked for.
        fact: itself.
        offered: the answers that are shown.
        text: what was typed.
        found: what the search makes of it.
    """
    words = text.casefold().split()
    if not words:
        return tuple(offered)
    holding = [each for each in offered if _holds(fact.answers[each], words)]
    hits = found.hits if found else ()
    ranked = dict.fromkeys(answer for hit in hits for name, answer in hit.facts if name == fact_id)
    known = [each for each in ranked if each in offered]
    best = sorted(holding, key=lambda each: known.index(each) if each in known else len(known))
    more = [each for each in known if each not in holding] if found and found.confident else []
    return (*best, *more)


def _holds(answer: Answer, words: Sequence[str]) -> bool:
    text = fold(answer.label, answer.hint, *_heard(answer))
    return all(word in text for word in words)
