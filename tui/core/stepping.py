"""One event more: the quick way on from where a walk stands, without reading all that was said.

While all ways that are followed have come to one question or one cause, knowing more changes
nothing about their parts up to it. Where more may change, it comes to None here: then `stand`
reads everything again, and would come to the same wherever something is found here.
"""

from collections.abc import Collection, Iterator, Mapping

from tui.core.draft import CALLER, Draft, Said, Sayings, note_answer
from tui.core.events import Answered, Back, Event, Postponed, Tried, Unsure
from tui.core.onward import UNTRIED, Onward, end_on, find_next, follow, follow_one
from tui.core.paths.exploring import fails
from tui.core.paths.remaining import weigh
from tui.core.paths.ways import (
    MAX_WAYS,
    Cause,
    Flows,
    Known,
    find_homes,
    known_facts,
    resolve_target,
)
from tui.core.position import Asking, Offering, Walk
from tui.core.tuples import new

_FEW = 64
"""So many facts are kept with a walk to return to; where more is known it is told again."""

_KEPT: Mapping[str, str | None] = {}
"""Stands for what was known in a walk that is kept to return to."""

_AS_SAID: Mapping[str, str | None] = {}
"""The same where no more was known than what was said."""

_KNOWN = Walk._fields.index("known")


def go_on(flows: Flows, walk: Walk, draft: Draft, event: Event) -> Walk | None:
    """Return where one event more leads; None where everything must be read again.

    Args:
        flows: all flows that the walk may come to.
        walk: where it stands.
        draft: what the events add up to with the new one.
        event: the new one.
    """
    before = walk.draft
    if type(event) is Answered:
        return _answer(flows, walk, draft, event) if walk.looked else None
    if type(event) is Back:
        return _take_back(flows, walk, draft)
    if draft.said is before.said and draft.begun == before.begun:
        if draft.tried is before.tried:
            return walk._replace(draft=draft, before=find_before(walk, draft))
        return _try(flows, walk, draft, event) if type(event) is Tried and walk.looked else None
    if walk.looked and (type(event) is Unsure or type(event) is Postponed):
        return _answer(flows, walk, draft, event)
    return None


def step(flows: Flows, walk: Walk, event: Answered) -> Walk | None:
    """Return where an answer leads from which nothing else follows, on the only way there is.

    Most answers are like that. Of others `go_on` knows more, and of these the same, more slowly.
    """
    before, begun, asked, known, trail, skipped, aside, _, complete, homes, looked, tracks, _ = walk
    node, fact, answer = event
    if not looked or tracks or type(asked) is not Asking or fact != asked.fact_id or before.tried:
        return None
    name, at, calls = asked.place
    if trail is not before.said or trail.length != len(known) or fact in known:
        return None
    if (name,) != homes or name not in flows or node != f"{name}/{at}":
        return None
    target = find_next(flows[name], at, fact, answer)
    more = {**known, fact: answer}
    place = resolve_target(flows, target, name, calls)
    found = follow_one(flows, place, more, UNTRIED) if target else None
    if found is None or looked + found[2] >= MAX_WAYS - 1:
        return None
    position, remaining, beyond, tracks, _ = found
    draft = note_answer(before, event)
    past = walk if len(more) <= _FEW else find_before(walk, draft)
    return new(Walk, (
        draft, begun, position, more, draft.said, skipped, aside, remaining,
        complete, homes, looked + beyond + 1, tracks, past,
    ))  # fmt: skip


def find_before(walk: Walk, draft: Draft) -> Walk | None:
    """Return what taking back returns to after an event that led from a walk to a draft."""
    if draft.before is walk.draft:
        return walk if len(walk.known) <= _FEW else _keep(walk)
    return walk.before if draft.before is walk.draft.before else None


def _keep(walk: Walk) -> Walk:
    """Return a walk without what is known, which is large to keep and quick to tell."""
    kept = _AS_SAID if len(walk.known) == len(walk.draft.said) else _KEPT
    return tuple.__new__(Walk, (*walk[:_KNOWN], kept, *walk[_KNOWN + 1 :]))


def _answer(
    flows: Flows, walk: Walk, draft: Draft, event: Answered | Unsure | Postponed
) -> Walk | None:
    """Return where the answer to the open question leads."""
    before, begun, asked, known, _, _, _, _, _, homes, _, tracks, _ = walk
    fact = event.fact
    if type(asked) is not Asking or fact != asked.fact_id or fact in known:
        return None
    place = asked.place
    if event.node != place.name:
        return None
    more = learn(flows, homes, known, before.said, event) if place.flow in homes else None
    if more is None:
        homes = find_homes(begun, draft.said)
        more = known_facts(flows, begun, draft.said)
        if not known.items() <= more.items():
            return None
    if tracks and any(fact in more and fact not in known for each in tracks for fact in each[1]):
        return None  # what a way took for granted is known now, in whatever way
    results = _results(draft) if draft.tried else UNTRIED
    found = follow(flows, place, tracks, more, results)
    if found is None or fact not in found[-1]:  # a fix that needed it is passed by
        return None
    return _arrive(walk, draft, found, more, homes)


def learn(
    flows: Flows,
    homes: tuple[str, ...],
    known: Known,
    said: Sayings,
    event: Answered | Unsure | Postponed,
) -> dict[str, str | None] | None:
    """Return what is known with one answer more; None where something follows from the answer.

    Args:
        flows: all flows that targets may name.
        homes: where something was said.
        known: what was known; what was said comes first.
        said: what was said.
        event: what is learnt of a fact that was not known, or that nobody knows it.
    """
    fact, answer = event.fact, None
    if type(event) is Answered:
        answer = event.answer
        for home in homes:
            definition = flows[home].facts.get(fact) if home in flows else None
            if definition and answer in definition.answers and definition.answers[answer].sets:
                return None
    told = len(said)
    if told == len(known):
        return {**known, fact: answer}
    every = list(known.items())
    every.insert(told, (fact, answer))
    return dict(every)


def _results(draft: Draft) -> dict[str, str]:
    return {attempt.node: attempt.result for attempt in draft.tried}


def _arrive(
    walk: Walk, draft: Draft, found: Onward, known: Known, homes: tuple[str, ...]
) -> Walk | None:
    """Return the walk that stands where the ways have led."""
    position, remaining, beyond, tracks, read = found
    before, begun, _, _, trail, skipped, aside, _, complete, _, looked, _, _ = walk
    looked += beyond
    if looked >= MAX_WAYS:
        return None
    if trail is before.said:
        trail = draft.said
    else:
        trail, skipped, aside = _sort(walk, draft, read)
    is_next = draft.before is before and len(known) <= _FEW
    past = walk if is_next else find_before(walk, draft)
    return Walk(
        draft, begun, position, known, trail, skipped, aside, remaining,
        complete, homes, looked, tracks, past,
    )  # fmt: skip


def _sort(
    walk: Walk, draft: Draft, read: Collection[str]
) -> tuple[Sayings, tuple[Said, ...], tuple[Said, ...]]:
    """Return what was said by whether it counts, where some of it did not count till now."""
    trail, skipped, aside = walk.trail, walk.skipped, walk.set_aside
    new = draft.said[-1] if draft.said is not walk.draft.said else None
    more = [fact for fact in read if fact in walk.known]
    if not more or not any(each.fact in more for each in _find_idle(walk)):
        return trail.add(new) if new else trail, skipped, aside
    counts = {each.fact for each in (*trail, *skipped, *([new] if new else ()))}
    said = [(each, each.fact in counts or each.fact in more) for each in draft.said]
    return (
        Sayings(each for each, is_used in said if is_used and each.source == CALLER),
        tuple(each for each, is_used in said if is_used and each.source != CALLER),
        tuple(each for each, is_used in said if not is_used and each.source == CALLER),
    )


def _find_idle(walk: Walk) -> Iterator[Said]:
    """Yield what was said and does not count on the present way."""
    yield from walk.set_aside
    told = len(walk.draft.said) - len(walk.trail) - len(walk.set_aside)
    for each in walk.draft.said if told > len(walk.skipped) else ():
        if each.source != CALLER:
            if each not in walk.skipped:
                yield each
            told -= 1
            if not told:
                return


def _try(flows: Flows, walk: Walk, draft: Draft, event: Tried) -> Walk | None:
    """Return where the fix that the walk has settled on leads, with what came of it."""
    offered, results = walk.position, _results(walk.draft)
    if type(offered) is not Offering or event.node != offered.place.name or event.node in results:
        return None
    results[event.node] = event.result
    assumed = tuple(walk.tracks[0].assumed.items()) if walk.tracks else ()
    cause = Cause(offered.place, offered.resolution, assumed)
    if not fails(cause, results):
        remaining = weigh((cause,), results)
        found: Onward | None = (
            end_on(cause, walk.known, results), remaining, 0, walk.tracks, ()
        )  # fmt: skip
    elif offered.resolution.needs:  # what was asked for them alone no longer counts
        return None
    else:
        found = follow(flows, offered.place, walk.tracks, walk.known, results)
    return _arrive(walk, draft, found, walk.known, walk.homes) if found else None


def _take_back(flows: Flows, walk: Walk, draft: Draft) -> Walk | None:
    """Return where the walk stood before; None where that was not kept."""
    past = walk.before
    if past is None or past.draft is not walk.draft.before:
        return None
    known: Known | None = past.known
    if known is _KEPT or known is _AS_SAID:
        known = _forget(flows, walk, past)
    if known is None:
        known = known_facts(flows, past.begun, draft.said)
    return past._replace(draft=draft, known=known)


def _forget(flows: Flows, walk: Walk, past: Walk) -> Known | None:
    """Return what was known before the last answer; None where more than that may be forgotten."""
    said, before, homes = walk.draft.said, past.draft.said, walk.homes
    if before is said and past.begun == walk.begun:
        return walk.known
    if past.known is not _AS_SAID or len(walk.known) != len(said) or past.homes != homes:
        return None
    if len(before) != len(said) - 1 or before[-1] is not said[-2]:
        return None  # something was told since
    fact, answer = said[-1].fact, said[-1].answer or ""
    for home in homes:
        definition = flows[home].facts.get(fact) if home in flows else None
        if definition and answer in definition.answers and definition.answers[answer].sets:
            return None
    known = dict(walk.known)  # taken from its end: one with gaps takes longer to copy again
    return known if known.popitem()[0] == fact else None
