"""A file of translations as text: what is translated stays, what is missing is there to fill in."""

import json
import re
from collections.abc import Iterator, Sequence

from tui.core.flow import Flow, Library
from tui.core.translating.check import is_current
from tui.core.translating.originals import Original, find_originals
from tui.core.translating.translation import Entry, Translation

_PLAIN = re.compile(r"[A-Za-zÀ-ɏ0-9(](?:[^:#\n\\]|:(?! |$)|(?<! )#)*")
_TRICKY = re.compile(r"(?i)(yes|no|true|false|null|on|off|[-+.\d]+)|.*\s$")

_HEAD = """\
# Translated texts of `{about}`. Write after `text:`; change nothing else.
# `branchline translate {about} --into {language}` brings this file up to date, and
# `branchline check` says what is missing. Names in {{braces}}, commands, addresses and the words
# on a screen stay as they are.

translation: {about}
texts:
"""


def write_skeleton(
    model: Flow | Library, about: str, language: str, was: Translation | None
) -> str:
    """Return the file with every text of the original, translated as far as it was.

    A text whose original has changed is emptied; what it was stands beside it in `before`.

    Args:
        model: the flow or library, as its own file has it.
        about: its id.
        language: code of the language.
        was: what the file holds so far; None when there is none.
    """
    originals = list(find_originals(model))
    entries = was.entries if was else ()
    lines = [_HEAD.format(about=about, language=language)]
    for owner in dict.fromkeys(each.owner for each in originals):
        own = [each for each in originals if each.owner == owner]
        lines.append(f"  {owner}:\n")
        lines += _write_owner(own, [entry for entry in entries if entry.owner == owner])
    return "".join(lines)


def _write_owner(originals: Sequence[Original], entries: Sequence[Entry]) -> Iterator[str]:
    places = {originals[0].owner: {each.place: each.text for each in originals}}
    done = {entry.original: entry for entry in entries if is_current(entry, places)}
    by_place = {entry.place: entry for entry in entries}
    for each in originals:
        yield f"    {each.place}:\n"
        old = by_place.get(each.place)
        if not each.text:
            said = old.says if old else ()
            yield "      text: [" + ", ".join(map(quote, said)) + "]\n"
            continue
        entry = done.get(each.text)
        yield f"      original: {quote(each.text)}\n"
        yield f"      text: {quote(entry.text if entry else '')}\n"
        before = (old.text or old.before) if old and not (entry and entry.text) else ""
        if before:
            yield f"      before: {quote(before)}\n"


def quote(text: str) -> str:
    """Return a text as YAML takes it, plain where that says the same."""
    is_plain = _PLAIN.fullmatch(text) and not _TRICKY.fullmatch(text)
    is_plain = is_plain and not set(text) & set("[]{},&*!|>%@`\"'")
    return text if is_plain and len(text) > 1 else json.dumps(text, ensure_ascii=False)
