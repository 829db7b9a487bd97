"""The front door: what people see or say, to the place in a flow where it belongs."""

from collections.abc import Sequence
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from tui.core.search.describing import Query, read_query, score_entries
from tui.core.search.excerpting import cut_down
from tui.core.search.index import Index
from tui.core.search.normal import Squeezed, cut_words, plain, squeeze
from tui.core.search.reading import Evidence, gather
from tui.core.search.signs import fits, place_of, read_signs
from tui.core.search.verdict import is_confident, rate

STRING_WORTH = 25.0
"""What a string that says all counts for, beside the words of a description."""

STRANGE = 0.7
"""What a description counts for in a flow about another kind of device."""

SAME = 0.92
"""Hits at least this close to the best cannot be told from it."""

MOST_ALIKE = 5
MOST_RANKED = 100
DEFAULT_LIMIT = 10


class Hit(NamedTuple):
    """A place in a flow where a text belongs."""

    flow: str
    node: str
    title: str
    refs: tuple[str, ...]
    score: float
    """0 to 1."""
    facts: tuple[tuple[str, str], ...]
    """What the text itself establishes; to be proposed, not assumed."""


class Found(NamedTuple):
    """What a search found, best first."""

    confident: bool
    """False when nothing fits: say so instead of guessing."""
    hits: tuple[Hit, ...]


class Ranked(NamedTuple):
    """An entry in the order of hits, and why it is there."""

    total: float
    entry: int
    described: float
    evidence: Evidence | None


def search(index: Index, text: str, limit: int = DEFAULT_LIMIT) -> Found:
    """Find where a text belongs.

    Args:
        index: made by `build_index`.
        text: anything: words, a message, a log, a mail in another language.
        limit: how many hits to return.
    """
    looked_at = plain(cut_down(text))
    squeezed = squeeze(looked_at)
    words = cut_words(looked_at)
    if not squeezed.text:
        return Found(confident=False, hits=())
    query = read_query(index, words)
    signs = read_signs(index.signs, looked_at, query.stems)
    ranked = rank(index, query, gather(index, looked_at, squeezed), signs)
    if not ranked:
        return Found(confident=False, hits=())
    best = ranked[0]
    confident = is_confident(rate(index, query, squeezed, best.entry, best.described, best.evidence))
    hits = _hits(index, looked_at, signs, ranked, limit)
    return Found(confident, tuple(hits[: max(0, limit)]))


def rank(
    index: Index, query: Query, strings: dict[int, Evidence], signs: dict[str, str]
) -> list[Ranked]:
    """Order the best entries by their strings and by what else they share with the text."""
    described = score_entries(index, query)
    best = dict(nlargest(MOST_RANKED, described.items(), key=itemgetter(1)))
    strange = _strange_flows(index, signs) if signs else set()
    ranked = []
    for entry in {**best, **strings}:
        score = described.get(entry, 0.0)
        if strange and index.targets[index.mains[entry]].flow in strange:
            score *= STRANGE
        evidence = strings.get(entry)
        worth = evidence.worth if evidence else 0.0
        ranked.append(Ranked(score + STRING_WORTH * worth, entry, score, evidence))
    return sorted(ranked, key=lambda each: (-each.total, each.entry))


def _strange_flows(index: Index, signs: dict[str, str]) -> set[str]:
    """Return the flows that are about another thing than the text."""
    return {flow for flow in index.signs.owners if not fits(index.signs, flow, signs)}


def _hits(
    index: Index, text: str, signs: dict[str, str], ranked: Sequence[Ranked], limit: int
) -> list[Hit]:
    hits = [_hit(index, text, each, signs) for each in ranked[:limit]]
    question = _question(index, ranked, signs)
    return [question, *hits] if question else hits


def _hit(index: Index, text: str, ranked: Ranked, signs: dict[str, str]) -> Hit:
    number = ranked.evidence.target if ranked.evidence else index.mains[ranked.entry]
    target = index.targets[number]
    facts = dict(signs)
    if ranked.evidence:
        for told in target.told:
            facts |= {told[0]: told[1]} | place_of(index.signs, target.flow, told, text)
    return Hit(
        target.flow, target.node, target.title, target.refs, _scale(ranked.total), tuple(facts.items())
    )


def _scale(total: float) -> float:
    return round(total / (total + STRING_WORTH), 3)


def _question(index: Index, ranked: Sequence[Ranked], signs: dict[str, str]) -> Hit | None:
    """Return the question that tells hits apart which the text cannot tell apart."""
    best = ranked[0]
    if best.evidence and best.evidence.alike == 1.0 and best.evidence.shared == 1:
        return None
    alike = [each for each in ranked[:MOST_ALIKE] if each.total >= SAME * best.total]
    facts = [set(index.asked.get(each.entry, ())) for each in alike]
    common = set.intersection(*facts)
    if len(alike) < 2 or not common:
        return None
    target = index.targets[index.questions[min(common)]]
    refs: dict[str, None] = {}
    for each in alike:
        number = each.evidence.target if each.evidence else index.mains[each.entry]
        refs |= dict.fromkeys(index.targets[number].refs)
    return Hit(
        target.flow, target.node, target.title, tuple(refs), _scale(best.total), tuple(signs.items())
    )
