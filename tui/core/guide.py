"""What a resolution tells a person to do: procedures spelled out, values filled in."""

from collections.abc import Iterator

from tui.core.flow import NOTHING, Fact, Field, Flow, Guard, Resolution, Step, Template
from tui.core.paths.ways import Known, holds
from tui.core.tuples import NamedTuple
from tui.core.words import say, say_count

_HOURS = 120
"""From so many minutes on, hours are said."""


class Shown(NamedTuple):
    """One step as a person sees it, all texts filled in."""

    step: Step
    condition: str = ""
    """Under which answer this step is for, while that is not known; empty: always."""
    procedure: str = ""
    """Title of the procedure that begins with this step; empty within one."""
    warnings: tuple[str, ...] = ()
    """Warnings of that procedure, before its first step."""


def say_minutes(minutes: float) -> str:
    """Return how long something takes, in words: long times in hours."""
    if minutes < _HOURS:
        return say_count("about {number} minute", "about {number} minutes", round(minutes))
    return say_count("about {number} hour", "about {number} hours", round(minutes / 60))


def fill(text: str, flow: Flow, known: Known) -> str:
    """Return a text with every `{value}` replaced; all variants when its fact is not known."""
    if "{" not in text and "}" not in text:
        return text
    parts: list[str] = []
    rest = text
    while rest:
        head, brace, rest = rest.partition("{")
        parts.append(head.replace("}}", "}"))
        if not brace:
            break
        if rest.startswith("{"):
            parts.append("{")
            rest = rest[1:]
            continue
        name, closing, rest = rest.partition("}")
        parts.append(_value(name, flow, known) if closing else "{" + name)
    return "".join(parts)


def _value(name: str, flow: Flow, known: Known) -> str:
    value = flow.values.get(name)
    if value is None:
        return "{" + name + "}"
    if not value.by:
        return value.texts.get("", "")
    answer = known.get(value.by)
    if answer is not None:
        return value.texts.get(answer, value.texts.get("else", ""))
    labels = flow.facts[value.by].answers
    variants = [
        f"{text} ({labels[key].label})" for key, text in value.texts.items() if key in labels
    ]
    if "else" in value.texts:
        variants.append(say("{text} (otherwise)", text=value.texts["else"]))
    return say(" or ").join(variants)


def condition_text(guard: Guard, flow: Flow, known: Known = NOTHING) -> str:
    """Say a guard in words: which answer to which question."""
    alternatives = []
    for alternative in guard:
        parts = []
        for fact, answers in alternative.items():
            definition = flow.facts[fact]
            labels = [definition.answers[each].label for each in answers]
            parts.append(fill(f"{definition.ask} {' / '.join(labels)}", flow, known))
        alternatives.append("; ".join(parts))
    return ", or: ".join(alternatives)


def show_steps(flow: Flow, steps: tuple[Step, ...], known: Known) -> Iterator[Shown]:
    """Yield the steps to show, procedures spelled out, those that do not apply left out."""
    for step in steps:
        verdict = holds(step.when, known)
        if verdict is False:
            continue
        condition = condition_text(step.when, flow, known) if verdict is None else ""
        if step.procedure:
            yield from _procedure(flow, step.procedure, known, condition)
        else:
            yield Shown(fill_step(step, flow, known), condition)


def _procedure(flow: Flow, name: str, known: Known, condition: str) -> Iterator[Shown]:
    procedure = flow.procedures[name]
    inner = show_steps(flow, procedure.steps, known)
    for number, shown in enumerate(inner):
        joined = "; ".join(part for part in (condition, shown.condition) if part)
        if number == 0:
            warnings = tuple(fill(text, flow, known) for text in procedure.warnings)
            yield shown._replace(
                condition=joined,
                procedure=fill(procedure.title, flow, known),
                warnings=(*warnings, *shown.warnings),
            )
        else:
            yield shown._replace(condition=joined)


def fill_step(step: Step, flow: Flow, known: Known) -> Step:
    """Return the step with the texts people read filled in."""
    return step._replace(
        do=fill(step.do, flow, known),
        command=fill(step.command, flow, known),
        expect=fill(step.expect, flow, known),
        warning=fill(step.warning, flow, known),
        address=fill(step.address, flow, known),
        template=step.template and _fill_template(step.template, flow, known),
    )


def _fill_template(template: Template, flow: Flow, known: Known) -> Template:
    """Fill the values in; blanks and doubled braces stay for when something is pasted."""
    text = template.text
    for name in flow.values:
        if name not in template.inputs and f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", _value(name, flow, known))
    return template._replace(text=text)


def how_steps(flow: Flow, fact: Fact, known: Known) -> tuple[Shown, ...]:
    """Return how to find a fact out, as steps."""
    return tuple(show_steps(flow, fact.how, known))


def packet_fields(
    flow: Flow, resolution: Resolution, known: Known
) -> Iterator[tuple[str, str, Field, str]]:
    """Yield packet title, field id, field and the text known for it ("" where not)."""
    for packet_id in resolution.packets:
        packet = flow.packets[packet_id]
        for field_id, field in packet.fields.items():
            yield packet.title, field_id, field, fact_text(flow, field.source, known)


def fact_text(flow: Flow, fact: str, known: Known) -> str:
    """Return what is known of a fact in the words of its answer; "" when nothing is."""
    answer = known.get(fact)
    definition = flow.facts.get(fact)
    if answer is None or definition is None:
        return ""
    if answer in definition.answers:
        return fill(definition.answers[answer].label, flow, known)
    return answer if definition.text else ""


def spell_fact(flow: Flow, fact: Fact, known: Known) -> Fact:
    """Return a fact with the texts people read at a question filled in."""
    answers = {
        name: answer._replace(
            label=fill(answer.label, flow, known), hint=fill(answer.hint, flow, known)
        )
        for name, answer in fact.answers.items()
    }
    asked, said, why = (fill(text, flow, known) for text in (fact.ask, fact.say, fact.why))
    return fact._replace(ask=asked, say=said, why=why, answers=answers)
