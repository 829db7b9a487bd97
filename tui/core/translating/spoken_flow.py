"""A flow in another language: its texts laid over, everything else as it was."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tui.core.flow import Fact, Flow, Value
from tui.core.texts import replace_texts
from tui.core.translating.originals import HEAD, SAYS, SHARED, is_translated, is_worded, split
from tui.core.tree import Path
from tui.core.words import spell

_PARTS = ("nodes", *SHARED)


class Phrasebook(NamedTuple):
    """Everything that is translated into one language, ready to be looked up.

    A text is found by what it belongs to and by the original, so one whose original has changed
    since is not found, and is shown as its author has it now.
    """

    own: Mapping[str, Mapping[str, Mapping[str, str]]]
    """By flow or library, owner and original."""
    says: Mapping[str, Mapping[str, tuple[str, ...]]]
    """What people say: by flow or library, and owner and place joined by `/`."""
    digest: str = ""
    """Which files of which language it was read from, as one text."""

    def speak(self, flow: Flow, *, with_originals: bool = False) -> Flow:
        """Return a flow in the language of this book; what is not in it stays as it is.

        Args:
            flow: the flow as its author wrote it.
            with_originals: keep what people say in the author's language beside what they say
                in this one, to be found by either.
        """
        speech = _Speech(self, flow.flow, with_originals)
        head = flow._replace(nodes={}, facts={}, values={}, procedures={}, packets={}, terms={})
        spoken = replace_texts(head, speech.change)
        parts: dict[str, Any] = {
            name: _Spoken(getattr(flow, name), name, speech) for name in _PARTS
        }
        result: Flow = spoken._replace(**parts)
        return result

    def say_head(self, flow: str, text: str) -> str:
        """Return the title or the summary of a flow in the language."""
        said = self.own.get(flow, {}).get(HEAD, {}).get(text)
        return text if said is None else spell(said)


class _Speech(NamedTuple):
    """What is said in a flow."""

    book: Phrasebook
    flow: str
    with_originals: bool

    def change(self, path: Path, text: str) -> str:
        """Return a text of the flow in the language."""
        if not is_translated(path):
            return text
        owner, _ = split(path)
        for about in self._abouts(owner):
            said = self.book.own.get(about, {}).get(owner, {}).get(text)
            if said is not None:
                return spell(said)
        return text

    def phrases(self, owner: str, place: str, was: tuple[str, ...]) -> tuple[str, ...]:
        """Return what people say in the language; where nothing is written, as it was."""
        for about in self._abouts(owner):
            said = self.book.says.get(about, {}).get(f"{owner}/{place}")
            if said:
                return (*said, *was) if self.with_originals else said
        return was

    def _abouts(self, owner: str) -> tuple[str, ...]:
        """Return the files in which something can be translated: the flow's, then libraries'."""
        if owner.partition("/")[0] in SHARED:
            return (self.flow, *(each for each in self.book.own if each != self.flow))
        return (self.flow,)


class _Spoken(Mapping[str, Any]):
    """Definitions by id, each put into the language when it is asked for."""

    __slots__ = ("_kind", "_made", "_speech", "_things")

    def __init__(self, things: Mapping[str, Any], kind: str, speech: _Speech) -> None:
        self._things = things
        self._kind = kind
        self._speech = speech
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def _make(self, name: str) -> Any:
        thing = self._things[name]
        if isinstance(thing, str):  # a term
            return self._speech.change((self._kind, name), thing)
        if isinstance(thing, Value):
            return thing._replace(texts=self._say_texts(name, thing))
        spoken = replace_texts(thing, self._speech.change, (self._kind, name))
        return _with_phrases(spoken, f"{self._kind}/{name}", self._speech)

    def _say_texts(self, name: str, value: Value) -> dict[str, str]:
        change = self._speech.change
        return {
            answer: change((self._kind, name, answer or "text"), text) if is_worded(text) else text
            for answer, text in value.texts.items()
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, name: object) -> bool:
        return name in self._things


def _with_phrases(thing: Any, owner: str, speech: _Speech) -> Any:
    if isinstance(thing, Fact):
        answers = {
            name: each._replace(says=speech.phrases(owner, f"answers/{name}/{SAYS}", each.says))
            for name, each in thing.answers.items()
        }
        return thing._replace(answers=answers)
    was = getattr(thing, SAYS, ())
    return thing._replace(says=speech.phrases(owner, SAYS, was)) if was else thing
