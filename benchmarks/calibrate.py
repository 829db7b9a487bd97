"""Fits the weights by which a search says "this fits" or "nothing fits".

A logistic model over `tui.core.search.verdict.Rating`, fitted to tickets that are kept for
tuning and to the exact strings of the flows, as they stand and misspelt. What it prints goes
into `verdict.py`; measure with other tickets (`python -m benchmarks.search FILE`).

    python -m benchmarks.calibrate tests/data/tickets-tune.yaml
"""

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.search import Ticket, read_tickets
from docs.sources import read_flows
from tui.core.paths.ways import Flows
from tui.core.search import Index, build_index
from tui.core.search.hits import look_up
from tui.core.search.phrases import MATCH, collect
from tui.core.search.verdict import Rating

SIGNS = Rating(1, 1, 1, 1, 0, -1, 1, 1)
"""Which way each part may count; 0 is either."""

ROUNDS, STEP, SHRINK = 2_000, 0.8, 0.003
CALM_SHARE, STRING_SHARE = 1.5, 0.15
"""What a ticket that must stay calm counts for, and a string; a true ticket counts 1."""

SLIP = 0.07


class Example(NamedTuple):
    """A text as the verdict sees it, and whether something fits."""

    rating: Rating
    fits: bool
    share: float


def misspell(text: str, chance: random.Random) -> str:
    """Return a text with letters lost, doubled and wrong."""
    letters = []
    for letter in text:
        slip = chance.random() / SLIP if letter.isalpha() else 1.0
        if slip >= 1.0:
            letters.append(letter)
        elif slip > 1 / 3:
            letters += [letter, letter] if slip < 2 / 3 else [chance.choice("aeioustr")]
    return "".join(letters).lower()


def vary_strings(flows: Flows) -> Iterator[str]:
    """Yield each exact string once: as it is, misspelt, run together or within a sentence."""
    chance = random.Random(3)  # noqa: S311 - nothing secret
    for phrase in collect(flows).phrases:
        if phrase.kind == MATCH:
            yield chance.choice(
                (
                    phrase.text,
                    misspell(phrase.text, chance),
                    misspell(phrase.text, chance),
                    phrase.text.replace(" ", ""),
                    f"the screen says {phrase.text} since Monday, what now?",
                )
            )


def read_examples(index: Index, flows: Flows, tickets: Sequence[Ticket]) -> list[Example]:
    """Rate the best hit of every text."""
    texts = [(each.text, bool(each.expect), 1.0 if each.expect else CALM_SHARE) for each in tickets]
    texts += [(text, True, STRING_SHARE) for text in vary_strings(flows)]
    rated = ((look_up(index, text).rating, fits, share) for text, fits, share in texts)
    return [Example(rating, fits, share) for rating, fits, share in rated if rating is not None]


def fit(examples: Sequence[Example]) -> tuple[Rating, float]:
    """Return the weights and the bias that tell the examples apart best."""
    weights = [0.0] * len(SIGNS)
    bias = 0.0
    whole = sum(each.share for each in examples)
    for _ in range(ROUNDS):
        slopes = [0.0] * len(SIGNS)
        drift = 0.0
        for rating, fits, share in examples:
            level = bias + sum(w * value for w, value in zip(weights, rating, strict=True))
            miss = (1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, level)))) - fits) * share
            drift += miss
            slopes = [slope + miss * value for slope, value in zip(slopes, rating, strict=True)]
        bias -= STEP * drift / whole
        for place, slope in enumerate(slopes):
            weights[place] -= STEP * (slope / whole + SHRINK * weights[place])
            if SIGNS[place] * weights[place] < 0:
                weights[place] = 0.0
    return Rating(*weights), bias


def main() -> None:
    """Fit, and print what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tickets", type=Path, help="tickets for tuning")
    options = parser.parse_args()
    flows = read_flows()
    tickets = read_tickets(options.tickets)
    weights, bias = fit(read_examples(build_index(flows), flows, tickets))
    print("WEIGHTS = Rating(" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")
    print(f"BIAS = {bias:.2f}")


if __name__ == "__main__":
    main()
