"""Takes out what must not leave by accident, and can put it back on the spot.

Each secret becomes `[kind number]`, the same one always the same. What it was is only in the
value returned here, never in what is saved or sent. Plain patterns find shapes, not meaning: a
name in free prose stays, so the text is always shown before it leaves.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.core.tickets.redaction_rules import KIND_WORDS, ROLE_NAMES, RULES

MAX_ROUNDS = 20
_SHORTEST_NAME = 3
_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(KIND_WORDS)}) (\d+)\]")
_NAME_PARTS = re.compile(r"[^\W\d_]+")


class Secret(NamedTuple):
    """Something found, and where."""

    start: int
    end: int
    kind: str
    text: str


class Redacted(NamedTuple):
    """A text without its secrets, and on the spot what they were."""

    text: str
    originals: Mapping[str, str]
    """What each placeholder stands for; never to be written anywhere."""

    @property
    def kinds(self) -> Mapping[str, int]:
        """How many different secrets of each kind were taken out."""
        counts: dict[str, int] = {}
        for placeholder in self.originals:
            kind = placeholder[1:].rpartition(" ")[0]
            counts[kind] = counts.get(kind, 0) + 1
        return counts


def redact(text: str, *, words: Iterable[str] = (), keep: Collection[str] = ()) -> Redacted:
    """Take the secrets out of a text; doing it twice changes nothing more.

    Args:
        text: anything.
        words: further words that must not leave, whatever their case.
        keep: secrets that may stay because the person said so.
    """
    numbering = _Numbering(text)
    site_words = tuple(words)
    names: set[str] = set()
    for _ in range(MAX_ROUNDS):
        found = [s for s in find_secrets(text, words=site_words) if s.text not in keep]
        names |= {name for secret in found for name in _names_in(secret)}
        named = [s for s in _find_words(text, names, "name") if s.text not in keep]
        chosen = _choose([*found, *_outside_placeholders(text, named)])
        if not chosen:
            break
        text = _replace(text, chosen, numbering)
    return Redacted(text, {mark: secret for secret, mark in numbering.marks.items()})


def restore(redacted: Redacted, only: Collection[str] | None = None) -> str:
    """Put secrets back: all, or only those of some placeholders."""
    text = redacted.text
    for _ in range(len(redacted.originals) + 1):
        put = _PLACEHOLDER.sub(
            lambda found: (
                redacted.originals.get(found[0], found[0])
                if only is None or found[0] in only
                else found[0]
            ),
            text,
        )
        if put == text:
            break
        text = put
    return text


def find_secrets(text: str, *, words: Iterable[str] = ()) -> list[Secret]:
    """Return everything that looks like a secret, in the order of the text; none overlap."""
    found = [
        secret for rule in RULES for secret in _find(text, rule.kind, rule.pattern, rule.check)
    ]
    return _choose(_outside_placeholders(text, [*found, *_find_words(text, words, "word")]))


def _find(
    text: str, kind: str, pattern: re.Pattern[str], check: Callable[[str], bool] | None
) -> Iterator[Secret]:
    group = "secret" if "secret" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        if check is None or check(match[group]):
            yield Secret(match.start(group), match.end(group), kind, match[group])


def _find_words(text: str, words: Iterable[str], kind: str) -> Iterator[Secret]:
    listed = sorted({re.escape(word) for word in words if word.strip()}, key=len, reverse=True)
    if listed:
        pattern = re.compile(rf"(?i)(?<![^\W_])(?:{'|'.join(listed)})(?![^\W_])")
        yield from _find(text, kind, pattern, None)


def _names_in(secret: Secret) -> Iterator[str]:
    """Yield the names that a sign-in name is made of, so that they go elsewhere too."""
    if secret.kind == "user" and "@" in secret.text:
        for part in _NAME_PARTS.findall(secret.text.partition("@")[0]):
            if len(part) >= _SHORTEST_NAME and part.lower() not in ROLE_NAMES:
                yield part


def _choose(found: Iterable[Secret]) -> list[Secret]:
    """Return secrets that do not overlap: what begins first, and of those the longest."""
    chosen: list[Secret] = []
    for secret in sorted(found, key=lambda each: (each.start, -each.end)):
        if secret.end > secret.start and (not chosen or secret.start >= chosen[-1].end):
            chosen.append(secret)
        elif chosen and secret.end > chosen[-1].end:
            # The later one sticks out: both go, as one piece.
            last = chosen[-1]
            more = secret.text[last.end - secret.start :]
            chosen[-1] = last._replace(end=secret.end, text=last.text + more)
    return chosen


def _outside_placeholders(text: str, found: Iterable[Secret]) -> list[Secret]:
    """Leave out what would take a piece of a placeholder; one may go whole, inside another."""
    marks = [match.span() for match in _PLACEHOLDER.finditer(text)]
    ends = [end for _, end in marks]
    return [secret for secret in found if _is_outside(secret, marks, ends)]


def _is_outside(secret: Secret, marks: list[tuple[int, int]], ends: list[int]) -> bool:
    """Look at the first and the last placeholder that a secret touches."""
    first = bisect_right(ends, secret.start)
    if first == len(marks) or marks[first][0] >= secret.end:
        return True
    last = bisect_right(ends, secret.end - 1)
    cuts_last = last < len(marks) and marks[last][0] < secret.end < marks[last][1]
    is_mark = (secret.start, secret.end) == marks[first]
    return marks[first][0] >= secret.start and not cuts_last and not is_mark


def _replace(text: str, chosen: Iterable[Secret], numbering: "_Numbering") -> str:
    pieces: list[str] = []
    done = 0
    for secret in chosen:
        pieces += [text[done : secret.start], numbering.mark(secret)]
        done = secret.end
    return "".join([*pieces, text[done:]])


class _Numbering:
    """Gives each secret its placeholder; numbers that stand in the text already are not used."""

    def __init__(self, text: str) -> None:
        self.marks: dict[str, str] = {}
        self._last = max((int(found[1]) for found in _PLACEHOLDER.finditer(text)), default=0)
        self._counts: dict[str, int] = {}

    def mark(self, secret: Secret) -> str:
        mark = self.marks.get(secret.text)
        if mark is None:
            number = self._counts.get(secret.kind, self._last) + 1
            self._counts[secret.kind] = number
            mark = self.marks[secret.text] = f"[{secret.kind} {number}]"
        return mark
