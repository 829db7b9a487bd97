"""Drives simulated callers through `walk --answers`, and counts who ends where they must.

The file is a YAML list of callers, each with `id`, `facts` and what is expected:
`expect_leaf` (a row id, or `handover`), `expect_item`, `expect_actor` (`IA+ABM`: in that order);
optionally `also_leaves`, `accept_items`, `accept_actors` (also right) and `forbid_leaves`.

    python -m benchmarks.walks FILE [--flow intune-ios] [--details]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HAND_OVER = "handover"


class Verdict(NamedTuple):
    """How one caller's walk compares with what is expected of it."""

    caller: str
    leaf: bool
    item: bool
    actor: bool
    forbidden: bool
    asked: int
    found: str

    @property
    def right(self) -> bool:
        """Whether the walk ended at an accepted item, with an accepted actor."""
        return self.item and self.actor and not self.forbidden


def walk(caller: dict[str, Any], flow: str, *, home: str) -> dict[str, Any]:
    """Walk one caller's facts and return the event the walk ends with."""
    answers = Path(home) / "answers.json"
    answers.write_text(json.dumps({"facts": caller["facts"]}), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "tui", "walk", flow, "--json", "--answers", str(answers)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={"HOME": home, "LANG": "C.UTF-8"}, check=False
    )
    lines = done.stdout.splitlines()
    end = json.loads(lines[-1]) if lines else {}
    if end.get("event") != "end":
        sys.exit(f"{caller['id']}: the walk gave no end (exit {done.returncode})\n{done.stderr}")
    return dict(end)


def judge(caller: dict[str, Any], end: dict[str, Any]) -> Verdict:
    """Compare where a walk ended with what the caller expects."""
    refs = set(end["refs"])
    left = {ref for cause in end.get("remaining", []) for ref in cause["refs"]}
    items = {caller["expect_item"], *caller.get("accept_items", [])} - {None, "null"}
    leaves = {caller["expect_leaf"], *caller.get("also_leaves", [])}
    if caller["expect_leaf"] == HAND_OVER:
        leaf = end["kind"] == "hand-over"
        item = leaf and (not items or bool(items & (refs | left)))
    else:
        leaf = bool(leaves & refs)
        item = leaf or bool(items & refs)
    named = [caller["expect_actor"], *caller.get("accept_actors", [])]
    actor = any(_acts_first(each.split("+"), end["actors"]) for each in named)
    forbidden = bool(refs & set(caller.get("forbid_leaves", [])))
    found = f"{end['kind']} {end['node']} [{' '.join(sorted(refs))}] {'+'.join(end['actors'])}"
    return Verdict(caller["id"], leaf, item, actor, forbidden, end["asked"], found)


def _acts_first(expected: list[str], actors: list[str]) -> bool:
    return actors[: len(expected)] == expected


def report(verdicts: Iterable[Verdict]) -> str:
    """Return the figures, in one line each."""
    every = list(verdicts)
    counts = {
        "expected item (or an accepted one) and actor": sum(each.right for each in every),
        "expected row": sum(each.leaf for each in every),
        "expected item": sum(each.item for each in every),
        "expected actor": sum(each.actor for each in every),
        "ended where they must not": sum(each.forbidden for each in every),
    }
    lines = [f"{count:4} of {len(every)}  {what}" for what, count in counts.items()]
    asked = [each.asked for each in every]
    return "\n".join([*lines, f"questions: median {statistics.median(asked):g}, most {max(asked)}"])


def main() -> None:
    """Walk every caller of a file and print how many end where they must."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--flow", default="intune-ios")
    parser.add_argument("--details", action="store_true", help="show every caller")
    options = parser.parse_args()
    # Every scalar stays as typed, as in a flow: no caller's `no` becomes a boolean.
    callers = yaml.load(options.file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    verdicts = []
    with tempfile.TemporaryDirectory() as home:
        for caller in callers:
            verdict = judge(caller, walk(caller, options.flow, home=home))
            verdicts.append(verdict)
            if options.details or not verdict.right:
                wanted = f"{caller['expect_leaf']} {caller['expect_item']} {caller['expect_actor']}"
                mark = "right" if verdict.right else "WRONG"
                print(f"{mark} {verdict.caller}: wanted {wanted}; ended {verdict.found}")
    print(report(verdicts))


if __name__ == "__main__":
    main()
