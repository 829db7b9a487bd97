"""The order of hits: what strings say first, then what descriptions share."""

from collections.abc import Mapping
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from tui.core.search.belonging import is_about
from tui.core.search.describing import Query, score_entries
from tui.core.search.index import Index
from tui.core.search.reading import Evidence

STRING_WORTH = 25.0
"""What a string that says all counts for, beside the words of a description."""

STRANGE = 0.7
"""What a description counts for in a flow about another kind of device."""

EXACT = 1.0

MOST_RANKED = 100


class Ranked(NamedTuple):
    """An entry in the order of hits, and why it is there."""

    total: float
    entry: int
    described: float
    evidence: Evidence | None


def rank(
    index: Index, query: Query, strings: Mapping[int, Evidence], signs: Mapping[str, str]
) -> list[Ranked]:
    """Order the best entries by their strings and by what else they share with the text."""
    described = score_entries(index, query)
    best = dict(nlargest(MOST_RANKED, described.items(), key=itemgetter(1)))
    strange = _strange_flows(index, signs) if signs else set()
    ranked = []
    for entry in {**best, **strings}:
        score, evidence = described.get(entry, 0.0), strings.get(entry)
        if strange and index.targets[index.mains[entry]].flow in strange:
            score *= STRANGE
            # What only sounds like a message of another kind of device is not that message.
            evidence = evidence if evidence and evidence.alike == EXACT else None
        worth = evidence.worth if evidence else 0.0
        ranked.append(Ranked(score + STRING_WORTH * worth, entry, score, evidence))
    return sorted(ranked, key=lambda each: (-each.total, each.entry))


def _strange_flows(index: Index, signs: Mapping[str, str]) -> set[str]:
    """Return the flows that are about another thing than the text."""
    return {flow for flow in index.signs.owners if not is_about(index.signs.owners, flow, signs)}
