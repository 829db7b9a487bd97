"""How well tickets land, and how fast: one table.

The file is a YAML list of tickets with `kind`, `text` and `expect` (item ids that are right;
none: the search must stay calm). A hit is right when the first item it names is expected; in
brackets, when any item it names is.

    python -m benchmarks.search FILE ... [--misses] [--sizes 300 10000 100000] [--language de]
"""

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from docs.sources import TREES, read_flows
from tui.core.flow import Flow, Resolution
from tui.core.search import Found, Hit, Index, build_index, search
from tui.core.search.phrases import SAY, collect
from tui.store.phrasebook import open_phrasebook

NEGATIVE = "negative"
CLOSE = 3
NEVER = 99


class Ticket(NamedTuple):
    """A text, and where it belongs."""

    id: str
    kind: str
    text: str
    expect: tuple[str, ...]


class Outcome(NamedTuple):
    """What a search made of a ticket."""

    ticket: Ticket
    found: Found
    seconds: float

    def rank(self, *, loose: bool) -> int:
        """Return the place of the first right hit, from 0."""
        for place, hit in enumerate(self.found.hits):
            if _is_right(hit, self.ticket, loose=loose):
                return place
        return NEVER


def _is_right(hit: Hit, ticket: Ticket, *, loose: bool) -> bool:
    named = hit.refs if loose else hit.refs[:1]
    return not set(named).isdisjoint(ticket.expect)


def read_tickets(file: Path) -> list[Ticket]:
    """Read the tickets of a file."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [Ticket(t["id"], t["kind"], t["text"], tuple(t["expect"])) for t in raw]


def run(index: Index, tickets: Sequence[Ticket]) -> list[Outcome]:
    """Search for every ticket."""
    outcomes = []
    for ticket in tickets:
        start = time.perf_counter()
        found = search(index, ticket.text)
        outcomes.append(Outcome(ticket, found, time.perf_counter() - start))
    return outcomes


def describe(name: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the rows of the table for one file."""
    true = [each for each in outcomes if each.ticket.expect]
    calm = [each for each in outcomes if not each.ticket.expect]
    for kind in dict.fromkeys(each.ticket.kind for each in true):
        mine = [each for each in true if each.ticket.kind == kind]
        shares = [
            _share(mine, close, loose=loose) for loose in (False, True) for close in (1, CLOSE)
        ]
        yield (
            f"| {name} | {kind} | {len(mine)} | {shares[0]:.3f} ({shares[2]:.3f})"
            f" | {shares[1]:.3f} ({shares[3]:.3f}) |"
        )
    if calm:
        quiet = sum(not each.found.confident for each in calm) / len(calm)
        yield f"| {name} | {NEGATIVE}, calm | {len(calm)} | {quiet:.3f} | |"
    if true:
        missed = sum(not each.found.confident for each in true) / len(true)
        yield f'| {name} | true, called "nothing fits" | {len(true)} | {missed:.3f} | |'


def _share(outcomes: Sequence[Outcome], close: int, *, loose: bool) -> float:
    return sum(each.rank(loose=loose) < close for each in outcomes) / len(outcomes)


def grow(flows: Mapping[str, Flow], size: int) -> dict[str, Flow]:
    """Return the flows, with made-up resolutions until there are `size` entries."""
    chance = random.Random(5)  # noqa: S311 - nothing secret
    phrases = collect(flows).phrases
    says = [phrase.text.split() for phrase in phrases if phrase.kind == SAY]
    words = sorted({word for phrase in phrases for word in phrase.text.split()})
    for _ in range(max(2_000, size // 4)):
        parts = (chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(3))
        words.append("".join(parts))
    nodes = {}
    for number in range(size):
        spoken = []
        for _ in range(3):
            text = list(chance.choice(says))
            for _ in range(3):
                text[chance.randrange(len(text))] = chance.choice(words)
            spoken.append(" ".join(text))
        nodes[f"n{number}"] = Resolution(
            resolve=" ".join(chance.choices(words, k=6)),
            cause=" ".join(chance.choices(words, k=15)),
            actors=("L1",),
            refs=(f"X{number}",),
            matches=(" ".join(chance.choices(words, k=4)), f"0x{0x80000000 + number * 7:08x}"),
            says=tuple(spoken),
        )
    return {**flows, "made": Flow("made", "Made", "n0", nodes)} if nodes else dict(flows)


def time_sizes(
    flows: Mapping[str, Flow], tickets: Sequence[Ticket], sizes: Sequence[int]
) -> Iterator[str]:
    """Yield a row for each size of index: how long it takes to build, and to ask."""
    shipped = len(build_index(flows).mains)
    for size in sizes:
        grown = grow(flows, max(0, size - shipped))
        start = time.perf_counter()
        index = build_index(grown)
        built = time.perf_counter() - start
        took = sorted(each.seconds * 1000 for each in run(index, tickets))
        late = took[int(len(took) * 0.95)]
        yield (
            f"| {len(index.mains)} entries | build {built:.2f} s | {len(took)} queries"
            f" | p50 {statistics.median(took):.2f} ms | p95 {late:.2f} ms |"
        )


def show_misses(outcomes: Sequence[Outcome]) -> None:
    """Print each ticket whose first hit is wrong, and each wrong verdict."""
    for each in outcomes:
        wrong = each.ticket.expect and each.rank(loose=False) > 0
        if wrong or each.found.confident is not bool(each.ticket.expect):
            text = " ".join(each.ticket.text.split())[:110]
            print(f"{each.ticket.id} {each.ticket.kind}, confident {each.found.confident}: {text}")
            for hit in each.found.hits[:CLOSE]:
                print(f"    {hit.score} {hit.flow}/{hit.node} {' '.join(hit.refs[:4])}")


def put_into(language: str, flows: Mapping[str, Flow]) -> dict[str, Flow]:
    """Return the flows as somebody who reads them in a language searches them."""
    book = open_phrasebook([TREES], language, ())
    if book is None:
        return dict(flows)
    return {name: book.speak(flow, with_originals=True) for name, flow in flows.items()}


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tickets", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="show what went wrong")
    parser.add_argument("--sizes", nargs="*", type=int, default=[300, 10_000, 100_000])
    parser.add_argument("--language", default="", help="search the flows as translated into it")
    options = parser.parse_args()
    flows = put_into(options.language, read_flows()) if options.language else read_flows()
    index = build_index(flows)
    rows = ["| file | kind | tickets | hit@1 | hit@3 |", "|---|---|---|---|---|"]
    everything = []
    for file in options.tickets:
        tickets = read_tickets(file)
        everything += tickets
        outcomes = run(index, tickets)
        rows += describe(file.stem, outcomes)
        if options.misses:
            show_misses(outcomes)
    print("\n".join([*rows, *time_sizes(flows, everything, options.sizes)]))


if __name__ == "__main__":
    main()
