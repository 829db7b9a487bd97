"""The front door: what people see or say, to the place in a flow where it belongs."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.core.search.describing import read_query
from tui.core.search.excerpting import cut_down
from tui.core.search.index import Index
from tui.core.search.normal import cut_words, plain, squeeze
from tui.core.search.phrases import Target
from tui.core.search.ranking import STRING_WORTH, Ranked, rank
from tui.core.search.reading import gather
from tui.core.search.signs import place_of, read_signs
from tui.core.search.terms import content_stems
from tui.core.search.vague import is_vague
from tui.core.search.verdict import Rating, is_confident, rate

SAME = 0.92
"""Hits at least this close to the best cannot be told from it."""

AT_LEAST, FAR = 3, 0.35
"""So many hits are shown in any case; more only when they are not so far behind the best."""

MOST_ALIKE = 5
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
    vague: bool = False
    """True when the text says that something is wrong and not what; then nothing is offered."""


class Looked(NamedTuple):
    """What a text was found to be, before it is put into words."""

    text: str
    """What was looked at of it."""
    signs: Mapping[str, str]
    ranked: Sequence[Ranked]
    rating: Rating | None
    """What speaks for the best entry; None when there is none."""


def search(index: Index, text: str, limit: int = DEFAULT_LIMIT) -> Found:
    """Find where a text belongs.

    Args:
        index: made by `build_index`.
        text: anything: words, a message, a log, a mail in another language.
        limit: how many hits to return.
    """
    looked = look_up(index, text)
    best = looked.ranked[0].evidence if looked.ranked else None
    if is_vague(looked.text, best):
        return Found(confident=False, hits=(), vague=True)
    if looked.rating is None:
        return Found(confident=False, hits=())
    hits = _hits(index, looked, limit)
    return Found(is_confident(looked.rating), tuple(hits[: max(0, limit)]))


def look_up(index: Index, text: str) -> Looked:
    """Rank the entries for a text, and rate the best."""
    read = plain(cut_down(text))
    squeezed = squeeze(read)
    words = cut_words(read)
    query = read_query(index, words)
    said = (*query.stems, *content_stems(words)) if query.german else query.stems
    signs = read_signs(index.signs, read, said)
    ranked = rank(index, query, gather(index, read, squeezed), signs)
    rating = rate(index, query, squeezed, ranked[0]) if ranked else None
    return Looked(read, signs, ranked, rating)


def _hits(index: Index, looked: Looked, limit: int) -> list[Hit]:
    least = looked.ranked[0].total * FAR
    close = [each for each in looked.ranked[AT_LEAST:limit] if each.total >= least]
    hits = [_hit(index, looked, each) for each in (*looked.ranked[:AT_LEAST], *close)]
    question = _question(index, looked)
    return [question, *hits] if question else hits


def _hit(index: Index, looked: Looked, ranked: Ranked) -> Hit:
    number = ranked.evidence.target if ranked.evidence else index.mains[ranked.entry]
    target = index.targets[number]
    facts = dict(looked.signs)
    if ranked.evidence:
        for told in target.told:
            place = place_of(index.signs, target.flow, told, looked.text)
            facts |= {told[0]: told[1], **place}
    if not target.told:
        target = target._replace(title=index.titles[ranked.entry])
    return _make_hit(index, target, target.refs, ranked.total, facts)


def _make_hit(
    index: Index, target: Target, refs: Sequence[str], total: float, facts: Mapping[str, str]
) -> Hit:
    known = index.signs.known.get(target.flow, ())
    said = tuple((fact, answer) for fact, answer in facts.items() if fact in known)
    score = round(total / (total + STRING_WORTH), 3)
    return Hit(target.flow, target.node, target.title, tuple(refs), score, said)


def _question(index: Index, looked: Looked) -> Hit | None:
    """Return the question that tells hits apart which the text cannot tell apart."""
    best = looked.ranked[0]
    if best.evidence and best.evidence.alike == 1.0 and best.evidence.shared == 1:
        return None
    alike = [each for each in looked.ranked[:MOST_ALIKE] if each.total >= SAME * best.total]
    common = set.intersection(*(set(index.asked.get(each.entry, ())) for each in alike))
    if len(alike) < 2 or not common:  # noqa: PLR2004 - two are the fewest to tell apart
        return None
    refs: dict[str, None] = {}
    for each in alike:
        number = each.evidence.target if each.evidence else index.mains[each.entry]
        refs |= dict.fromkeys(index.targets[number].refs)
    target = index.targets[index.questions[min(common)]]
    return _make_hit(index, target, tuple(refs), best.total, looked.signs)
