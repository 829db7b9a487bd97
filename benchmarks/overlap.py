"""Finds seven words in a row that a flow shares with the article it was written from.

The article itself is not part of the project: its runs of seven words are kept as hashes. Words
in quotes, menu paths, commands, addresses and the exact strings of symptoms are not counted.

    python -m benchmarks.overlap                    looks through the shipped flows
    python -m benchmarks.overlap --article FILE     makes the hashes anew
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from docs.sources import read_flows
from tui.core.flow import Flow
from tui.core.texts import shown_texts

HASHES = Path(__file__).parents[1] / "tests" / "data" / "article-runs.txt"
RUN = 7
EXACT_KEYS = frozenset(("address", "command", "text", "url"))

_WORD = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*")
_MARKUP = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+|[*`>|\[\]]")
_BREAK = re.compile(r'"[^"]*"|https?://\S+| > ')


def runs(text: str) -> Iterator[str]:
    """Yield every run of seven words, in lower case and without punctuation."""
    words = _WORD.findall(text.lower().replace("\u2019", "'"))
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])


def hash_run(run: str) -> str:
    """Return a run as it is kept."""
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def own_texts(flow: Flow) -> Iterator[tuple[str, str]]:
    """Yield each text we wrote, with its place, cut where something exact stands in it."""
    exact = {
        text.casefold()
        for fact in flow.facts.values()
        for answer in fact.answers.values()
        if answer.matches
        for text in (answer.label, *answer.matches)
    }
    for path, text in shown_texts(flow):
        if EXACT_KEYS.isdisjoint(map(str, path[-1:])) and text.casefold() not in exact:
            place = "/".join(map(str, path))
            yield from ((place, part) for part in _BREAK.split(text))
    for name, fact in flow.facts.items():
        for answer in fact.answers.values():
            yield from ((f"facts/{name}/says", text) for text in answer.says)
    for name, node in flow.nodes.items():
        yield from ((f"nodes/{name}/says", text) for text in getattr(node, "says", ()))


def find_overlaps(flows: Mapping[str, Flow], kept: frozenset[str]) -> list[tuple[str, str, str]]:
    """Return every run we share with the article: flow, place and words."""
    return sorted(
        {
            (flow_id, place, run)
            for flow_id, flow in flows.items()
            for place, text in own_texts(flow)
            for run in runs(text)
            if hash_run(run) in kept
        }
    )


def read_hashes() -> frozenset[str]:
    """Read the hashes of the article's runs."""
    return frozenset(HASHES.read_text(encoding="ascii").split())


def main() -> None:
    """Look for shared runs, or make the hashes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--article", type=Path, help="make the hashes from this text")
    options = parser.parse_args()
    if options.article:
        text = _MARKUP.sub(" ", options.article.read_text(encoding="utf-8"))
        hashes = sorted({hash_run(run) for run in runs(text)})
        HASHES.write_text("\n".join(hashes) + "\n", encoding="ascii")
        print(f"{len(hashes)} runs")
        return
    found = find_overlaps(read_flows(), read_hashes())
    for flow_id, place, run in found:
        print(f"{flow_id}: {place}: {run}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
