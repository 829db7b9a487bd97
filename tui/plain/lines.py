"""Questions, resolutions and hand-overs as plain lines."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from tui.core.actor import name_actors
from tui.core.flow import KIND_NAMES, Flow, Link, Resolution, Step
from tui.core.guide import (
    Shown,
    fact_text,
    fill,
    how_steps,
    packet_fields,
    show_steps,
    spell_fact,
)
from tui.core.paths.ways import Flows
from tui.core.prospects.calling import name_few, say_call, say_rest
from tui.core.prospects.handover import say_hand_over
from tui.core.prospects.sight import Sight, to_find_out
from tui.core.text import visible
from tui.core.tickets.blanks import packets_for
from tui.core.walk import REASONS, Asking, HandOver, Offering, Walk
from tui.core.words import say
from tui.plain.reading import MANY, label_of

LITERAL = " " * 5
"""Lines that begin so hold something to copy: they are never folded."""


def known_line(flow: Flow, walk: Walk, fact: str) -> str:
    """Return what a fact that is known from the start is known to be."""
    ask = fill(flow.facts[fact].ask, flow, walk.known)
    return say("Known: {ask} {answer}", ask=ask, answer=fact_text(flow, fact, walk.known))


def fold_line(line: str, width: int) -> list[str]:
    """Fold a line between words, so that a narrow terminal does not cut one in half."""
    if width <= 0 or len(line) <= width or line.startswith(LITERAL):
        return [line]
    inset = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(
        line, width, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False
    )


def fold_prompt(text: str, width: int) -> str:
    """Fold what asks for a line; the cursor stays behind its last word."""
    lines = [visible(line) for line in text.split("\n")]
    folded = [part for line in lines for part in fold_line(line.rstrip(), width)]
    return "\n".join(folded) + (" " if text.endswith(" ") else "")


def question_lines(flow: Flow, walk: Walk, position: Asking, number: int) -> list[str]:
    """Return a question with its answers."""
    fact = spell_fact(flow, position.fact, walk.known)
    lines = ["", say("Question {number}: {ask}", number=number, ask=fact.ask)]
    if fact.say:
        lines.append(say("Say: {say}", say=fact.say))
    if fact.why:
        lines.append(say("Why: {why}", why=fact.why))
    if fact.text:
        lines.append(say("Type it as it is; it is kept for the notes."))
    elif len(position.offered) > MANY:
        lines.append(
            say("{count} answers. Type some of the words, or `list`.", count=len(position.offered))
        )
    else:
        lines += option_lines(position._replace(fact=fact), position.offered)
    if fact.unsure:
        lines.append(say("  0. I don't know"))
    return lines


def key_lines(position: Asking) -> list[str]:
    """Return what may be typed at a question besides an answer."""
    fact = position.fact
    keys = say("b back, a answers so far, c FACT change one, / WORDS search, r restart, q leave")
    later = say("d WHOM ask later, ") if fact.unsure else ""
    line = say(
        "({part}{later}{keys}, help for this again)",
        part=say("? how to find out, ") if fact.how else "",
        later=later,
        keys=keys,
    )
    more = say("n TEXT note, t ticket, save it to a file, p park, end OUTCOME, case for authors")
    return [line, f"({more})"]


def option_lines(position: Asking, answers: Iterable[str]) -> list[str]:
    """Return the answers, numbered."""
    lines = []
    for number, answer_id in enumerate(answers, start=1):
        hint = position.fact.answers[answer_id].hint
        lines.append(f"{number:3}. {label_of(answer_id, position)}{f' ({hint})' if hint else ''}")
    return lines


def how_lines(flow: Flow, walk: Walk, position: Asking, *, again: bool) -> list[str]:
    """Return how to find the answer out."""
    shown = how_steps(flow, position.fact, walk.known)
    if not shown:
        return [
            say("There is no help for this question. Ask somebody who knows the device."),
            say("Type help for the keys."),
        ]
    lines = [say("How to find out:"), *_step_lines(shown)]
    if again:
        lines.append(say("Choose I don't know again to go on without, or d WHOM to ask later."))
    return lines


def _step_lines(steps: Iterable[Shown]) -> Iterator[str]:
    for number, shown in enumerate(steps, start=1):
        if shown.procedure:
            yield f"  [{shown.procedure}]"
        for warning in shown.warnings:
            yield f"  ! {warning}"
        yield from _one_step(number, shown.step, shown.condition)


def _one_step(number: int, step: Step, condition: str) -> Iterator[str]:
    if step.warning:
        yield f"  ! {step.warning}"
    only = say(" (only if: {condition})", condition=condition) if condition else ""
    who = f" [{name_actors([step.actor])}]" if step.actor else ""
    yield f"  {number}. {step.do}{only}{who}"
    if step.address:
        yield f"     {step.address}"
    for line in step.command.splitlines():
        yield f"     {line}"
    if step.template:
        yield f"     {step.template.title}:"
        for line in step.template.text.splitlines():
            yield f"     {line}"
    if step.expect:
        yield say("    You see: {expect}", expect=step.expect)


def resolution_lines(flow: Flow, walk: Walk, position: Offering) -> list[str]:
    """Return a whole resolution: who first, then cause, warnings, steps, verify, packet."""
    resolution = position.resolution
    known = walk.known
    kind = KIND_NAMES[resolution.kind]
    lines = ["", f"{kind}: {fill(resolution.resolve, flow, known)}"]
    if not position.settled:
        left = len(walk.remaining)
        first = say("Worth trying first: {left} causes are still possible.", left=left)
        likely = say("The likeliest of {left} possible causes.", left=left)
        lines.append(first if resolution.kind == "fix" else likely)
    if resolution.thin:
        lines.append(say("What is known: the sources say little about this one."))
    lines.append(say("Who: {actors}", actors=name_actors(resolution.actors)))
    lines.append(say("Cause: {cause}", cause=fill(resolution.cause, flow, known)))
    lines += _risk_lines(flow, walk, resolution)
    lines += [f"! {fill(text, flow, known)}" for text in resolution.warnings]
    steps = list(_step_lines(show_steps(flow, resolution.steps, known)))
    lines += [say("Steps:"), *steps] if steps else []
    if resolution.verify:
        lines.append(
            say("Check that it worked: {verify}", verify=fill(resolution.verify, flow, known))
        )
    lines += _packet_lines(flow, walk, resolution)
    return lines + _link_lines(resolution.links)


def caution_lines(flow: Flow, walk: Walk, position: Offering) -> list[str]:
    """Return what must be known before the steps of a dangerous fix are shown."""
    resolution = position.resolution
    return [
        "",
        f"{KIND_NAMES[resolution.kind]}: {fill(resolution.resolve, flow, walk.known)}",
        say("Who: {actors}", actors=name_actors(resolution.actors)),
        *_risk_lines(flow, walk, resolution),
    ]


def _risk_lines(flow: Flow, walk: Walk, resolution: Resolution) -> Iterator[str]:
    risk = resolution.risk
    if risk is None:
        return
    words = {
        "tenant-wide": say("touches the whole company"),
        "wipe": say("erases the device"),
        "weakens-security": say("weakens security"),
        "store-reinstall": say("reinstalls from the App Store"),
    }
    yield say(
        "! Careful: this {names}.", names=say(" and ").join(words[kind] for kind in risk.kinds)
    )
    yield say("Who approves: {approve}", approve=fill(risk.approve, flow, walk.known))
    yield say("How to undo: {undo}", undo=fill(risk.undo, flow, walk.known))
    for text in risk.confirm:
        yield say("Confirm first: {text}", text=fill(text, flow, walk.known))


def _packet_lines(flow: Flow, walk: Walk, resolution: Resolution) -> list[str]:
    lines: list[str] = []
    title = ""
    for packet, _, field, text in packet_fields(flow, resolution, walk.known):
        if packet != title:
            title = packet
            lines.append(say("For the hand-over ({packet}):", packet=packet))
        lines.append(f"  {field.label}: {text or '____'}")
    return lines


def _link_lines(links: Iterable[Link]) -> list[str]:
    lines = [f"  {link.title}: {link.url}" for link in links]
    return [say("To read more:"), *lines] if lines else []


def hand_over_lines(sight: Sight, position: HandOver) -> list[str]:
    """Return a hand-over: why, whom to call and with what, then the likeliest causes."""
    flows, walk = sight.flows, sight.walk
    reasons = [REASONS[position.why], say_hand_over(flows, walk)]
    whom = say_call(walk)
    call = [say("Call: {whom}", whom=whom)] if whom else []
    waiting = [
        say("  to find out: {ask} (ask {person})", ask=each.ask, person=each.person)
        for each in to_find_out(flows, walk)
        if each.person
    ]
    head = ["", say("Hand over"), *dict.fromkeys(reasons), *call]
    packets = _wanted_lines(sight)
    return [*head, *packets, *waiting, *_cause_lines(sight), *trail_lines(flows, walk)]


def _wanted_lines(sight: Sight) -> Iterator[str]:
    """Yield what the next person needs: what is known line by line, the blanks in one."""
    found: dict[str, str] = {}
    known = sight.walk.known
    for flow_id, name in packets_for(name_few(sight.walk.remaining)):
        flow = sight.flows[flow_id]
        for field in flow.packets[name].fields.values():
            label, text = fill(field.label, flow, known), fact_text(flow, field.source, known)
            found[label] = found.get(label) or text
    if found:
        yield say("What the next person needs:")
    yield from (f"  {label}: {text}" for label, text in found.items() if text)
    blanks = "; ".join(label for label, text in found.items() if not text)
    if blanks:
        yield say("  not known yet: {blanks}", blanks=blanks)


def _cause_lines(sight: Sight) -> Iterator[str]:
    """Yield the likeliest causes, and how many there are besides."""
    causes = list(sight.causes())
    if causes:
        yield say("Still possible, likeliest first:")
    for each in name_few(causes):
        tried = f"; {each.tried}" if each.tried else ""
        yield say(
            "  - {title}: {likely} (who: {who}){tried}",
            title=each.title,
            likely=each.likely,
            who=each.who,
            tried=tried,
        )
    rest = say_rest([each.likely for each in causes])
    if rest:
        yield say("  - {rest}: v lists them", rest=rest)


def home_of(walk: Walk) -> str:
    """Return the flow that a walk stands in; where it stands nowhere, that it began in."""
    return str(getattr(walk.position, "place", walk.begun).flow)


def trail_lines(flows: Flows, walk: Walk) -> list[str]:
    """Return what was answered and tried so far, each in the words of the flow that asked."""
    lines = [say("So far:")]
    for said in walk.draft.said:
        flow = flows.get(said.node.partition("/")[0], flows[walk.begun.flow])
        asked = flow.facts[said.fact].ask if said.fact in flow.facts else said.fact
        asked = fill(asked, flow, walk.known)
        text = fact_text(flow, said.fact, walk.known) or said.answer or say("nobody knows")
        aside = say(" (set aside)") if said in walk.set_aside else ""
        lines.append(f"  {said.fact}: {asked} {text}{aside}")
    results = {
        "helped": say("helped"),
        "failed": say("did not help"),
        "cannot": say("could not be done"),
    }
    lines += [
        say("  tried {node}: {result}", node=attempt.node, result=results[attempt.result])
        for attempt in walk.tried
    ]
    return lines if len(lines) > 1 else [say("Nothing was answered yet.")]
