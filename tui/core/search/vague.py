"""Texts that say that something is wrong, and not what."""

from functools import lru_cache

from tui.core.search.normal import cut_words
from tui.core.search.reading import Evidence
from tui.core.search.stem import stem
from tui.core.search.wording import FILL

LONGEST = 200
"""Letters: whoever says more says something."""
_WRONG = """
not cannot cant dont doesnt isnt wont nothing everything work works working worked fail fails failed
broken break broke stop stopped stops problem problems issue issues trouble error wrong weird
strange slow help stuck hang hangs hanging hung freezes frozen
nichts geht funktioniert klappt kaputt fehler problem hilfe
hangt haengt scheitert
"""
_BESIDES = """
something anything since yesterday today morning week now suddenly anymore any more longer again
always sometimes still all update user caller colleague company intune device devices phone
phones mobile ipad ipads iphone iphones tablet android laptop computer pc mac macbook imac
windows app message enroll enrol enrolled enrolling enrollment enrolment register registered
registering registration add added adding during while
registrieren registrierung registriert anmelden einrichten
a an the and or of to in on at by for with from there here says said please hello hi hey
mehr alles seit gestern heute morgen jetzt wieder immer handy telefon geraet gerat tablet rechner
ich mein meine das der die es ist nicht auf dem lasst laesst sich kann konnte sein ihr ihre
"""
"""What such a text says besides: when, and on which thing."""


@lru_cache(maxsize=1)
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    wrong = frozenset(map(stem, _WRONG.split()))
    return wrong, wrong | {stem(word) for word in f"{_BESIDES} {FILL}".split()}


def is_vague(plain_text: str, evidence: Evidence | None) -> bool:
    """Tell whether a text is too little to go on: no message, no part, nothing that was done.

    A single word is not: it may be the beginning of anything.

    Args:
        plain_text: the text as the search reads it.
        evidence: the best string of the best entry; one that stands there exactly is a message.
    """
    if len(plain_text) > LONGEST:
        return False
    words = [stem(word) for word in cut_words(plain_text)]
    if len(words) <= 1 or (evidence is not None and evidence.alike == 1.0):
        return False
    wrong, little = _stems()
    return little.issuperset(words) and not wrong.isdisjoint(words)
