"""Words cut to what they share with their other forms: English, by rule, both spellings."""

from functools import lru_cache

_FORMS = {
    "adfs": "adfs", "admin": "administrator administrators admins", "always": "always",
    "apns": "apns", "app": "application applications", "begin": "began begun",
    "break": "broke broken", "buy": "bought", "choose": "chose chosen", "come": "came",
    "config": "configuration configurations configure configured", "deny": "denial denied",
    "dns": "dns", "do": "did done does", "enrol": "enroll enrolls enrols enrolment enrollment"
    " enrolments enrollments enrolled enrolling enroled", "expire": "expiry expiration",
    "find": "found", "forget": "forgot forgotten", "freeze": "froze frozen", "get": "got gotten",
    "give": "gave given", "go": "went gone", "hang": "hung", "have": "has had", "hold": "held",
    "ios": "ios", "is": "is", "keep": "kept", "know": "knew known", "leave": "left",
    "license": "licence licences", "login": "logon logins", "lose": "lost", "make": "made",
    "org": "organisation organization", "os": "os", "ownership": "owner owners",
    "pass": "passes", "refuse": "refusal", "register": "registration registrations",
    "retire": "retiring", "run": "ran", "say": "said", "see": "saw seen", "send": "sent",
    "show": "shown", "signin": "signins", "sms": "sms", "stand": "stood", "status": "status",
    "stick": "stuck", "sync": "synchronise synchronize synced syncing synchronisation"
    " synchronization synchronising synchronizing", "take": "took taken", "teach": "taught",
    "tell": "told", "think": "thought", "this": "this", "throw": "threw thrown", "us": "us",
    "was": "was", "wifi": "wlan", "windows": "windows", "wipe": "wiping",
    "wireless": "wirelessly", "write": "wrote written",
}  # fmt: skip
_KNOWN = {form: word for word, forms in _FORMS.items() for form in forms.split()}

_SHORT = 3
"""Words of so few letters are left as they are."""

_ENDINGS = (
    ("ied", 5, "y"), ("ization", 9, ""), ("isation", 9, ""), ("ation", 8, ""), ("ition", 8, ""),
    ("ment", 8, ""), ("ness", 7, ""), ("ing", 6, ""), ("edly", 7, ""), ("ed", 5, ""),
    ("ly", 6, ""), ("ion", 7, ""),
)  # fmt: skip
"""Endings of verbs and nouns, the fewest letters of the word, and what stands instead."""

_REMAINS = (
    ("ise", 7, "iz"),
    ("ize", 7, "iz"),
    ("is", 6, "iz"),
    ("our", 6, "or"),
    ("at", 7, ""),
    ("e", 4, ""),
)
"""The same for what is left after that."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what a lower-case word shares with its other forms; that need not be a word."""
    if len(word) <= _SHORT or not word.isalpha():
        return _KNOWN.get(word, word)
    known = _KNOWN.get(word)
    if known is None:
        known = _singular(word)
        known = _KNOWN.get(known, known)
    bare = _undouble(_cut(known, _ENDINGS)) or known
    for ending in _REMAINS:
        bare = _cut(bare, (ending,)) or bare
    return bare


def _singular(word: str) -> str:
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _cut(word: str, endings: tuple[tuple[str, int, str], ...]) -> str:
    """Return a word without the first ending that it has; nothing when it has none."""
    for ending, fewest, instead in endings:
        if len(word) >= fewest and word.endswith(ending):
            return word[: -len(ending)] + instead
    return ""


def _undouble(word: str) -> str:
    """Take away the letter that an ending has doubled."""
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "aeiousl":
        return word[:-1]
    return word
