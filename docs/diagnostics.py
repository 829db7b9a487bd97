"""The page that lists every diagnostic, written from the definitions of their codes."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from tui.core.codes import CODES
from tui.core.diagnostic import Code
from tui.core.render import message_of
from tui.core.text import visible

FAMILIES: Mapping[str, str] = {
    "F": "The file and its format",
    "G": "Names and shape",
    "P": "What the proof finds",
    "T": "Texts",
    "S": "Safety",
    "A": "Advice, given by `branchline check --advice`",
    "C": "Scenarios: simulated calls",
    "L": "Translations of flows",
    "W": "Words that callers use, given by `branchline check --advice`",
}

INTRODUCTION = """\
# Diagnostics

Everything that `branchline check` can say about a flow. `branchline explain CODE` prints the same.
Made by `python -m docs.generate diagnostics` from the definitions of the codes; do not edit.

An **error** keeps a flow from being walked. A **warning** does not, unless `--strict` is given.
**Advice** is given when asked for.

A warning or advice that is meant to stand is allowed by a remark on its line, or on a line of
its own above it. What follows the code is your reason. A remark that allows nothing is reported
(F023).

```yaml
summary:  # allow: F037 the team still writes it
# allow: T005
title: A long title that has to be as long as it is
```

In the examples, a line with `-` gives the diagnostic and a line with `+` mends it.
"""

_MOST_LINES = 24
_MOST_COLUMNS = 96
_HEAD_OF_DIFF = 2


def diagnostics_page() -> str:
    """Return the page about diagnostics."""
    parts = [INTRODUCTION]
    for letter, title in FAMILIES.items():
        parts.append(f"## {letter}: {title}\n")
        parts += [_describe(code) for code in CODES.values() if code.id.startswith(letter)]
    return "\n".join(parts)


def _describe(code: Code) -> str:
    lines = [
        f"### {code.id} {code.name} ({code.severity})\n",
        f"{message_of(code)}\n",
        f"*Why:* {code.why}\n",
        f"*Mend:* {code.mend}\n",
    ]
    if code.bad:
        lines += ["```diff", *_compare(code), "```\n"]
    return "\n".join(lines)


def _compare(code: Code) -> Iterator[str]:
    """Yield what differs between the bad and the good example, with a line around it."""
    bad, good = (example.split("\n") for example in (code.bad, code.good))
    lines = list(unified_diff(bad, good, n=1, lineterm=""))[_HEAD_OF_DIFF:]
    for line in lines[:_MOST_LINES]:
        shown = visible("..." if line.startswith("@@") else line).rstrip()
        yield shown if len(shown) <= _MOST_COLUMNS else f"{shown[:_MOST_COLUMNS]}..."
    if len(lines) > _MOST_LINES:
        yield f"... and {len(lines) - _MOST_LINES} lines more"
