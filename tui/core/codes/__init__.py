"""Every kind of fault, defined once, and the way to report one.

A code's family is a module: `reading` and `format` (F), `graph` (G), `proof` (P), `text` (T),
`safety` (S), `advice` (A), `words` (W), `calls` (C) and `language` (L). What `explain` prints,
the reference
page and the tests come from these values.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tui.core.codes import advice, calls, graph, language, proof, reading, safety, text, words
from tui.core.codes import format as format_codes
from tui.core.diagnostic import Code, Diagnostic
from tui.core.excerpt import cut_excerpt
from tui.core.text import visible
from tui.core.tree import Spot
from tui.core.words import say

CODES: Mapping[str, Code] = MappingProxyType(
    {
        code.id: code
        for family in (
            reading,
            format_codes,
            graph,
            proof,
            text,
            safety,
            advice,
            words,
            calls,
            language,
        )
        for code in family.CODES
    }
)

MAX_FIELD = 300
"""A field of a message is cut after this many characters."""


def diagnose(  # noqa: PLR0913 - each is one part of the value it builds
    code_id: str,
    file: str,
    spot: Spot,
    *,
    lines: Sequence[str] = (),
    hint: str = "",
    walk: tuple[str, ...] = (),
    **fields: object,
) -> Diagnostic:
    """Return the diagnostic for one fault.

    Args:
        code_id: a key of `CODES`.
        file: the file's name as shown to people.
        spot: where the fault is.
        lines: the lines of the file, for the excerpt.
        hint: what to do here, when there is more to say than the code's `mend`.
        walk: answers that lead there.
        fields: what the code's message is filled with; made harmless here.
    """
    code = CODES[code_id]
    shown = {name: _show(value) for name, value in fields.items()}
    line = lines[spot.line - 1] if 0 < spot.line <= len(lines) else ""
    return Diagnostic(
        code=code.id,
        severity=code.severity,
        file=visible(file),
        line=spot.line,
        column=spot.column,
        message=say(code.message).format_map(shown),
        hint=visible(hint),
        excerpt=cut_excerpt(line, spot.column),
        walk=tuple(map(visible, walk)),
    )


def _show(value: object) -> str:
    text = str(value)
    return visible(text if len(text) <= MAX_FIELD else f"{text[:MAX_FIELD]}...")
