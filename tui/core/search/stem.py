"""Words cut to what they share with their other forms: English, by rule, both spellings."""

from functools import lru_cache

_IRREGULAR = {
    form: word
    for word, forms in {
        "begin": "began begun", "break": "broke broken", "buy": "bought", "choose": "chose chosen",
        "come": "came", "do": "did done does", "find": "found", "forget": "forgot forgotten",
        "freeze": "froze frozen", "get": "got gotten", "give": "gave given", "go": "went gone",
        "hang": "hung", "have": "has had", "hold": "held", "keep": "kept", "know": "knew known",
        "leave": "left", "lose": "lost", "make": "made", "run": "ran", "say": "said",
        "see": "saw seen", "send": "sent", "show": "shown", "stand": "stood", "stick": "stuck",
        "take": "took taken", "teach": "taught", "tell": "told", "think": "thought",
        "throw": "threw thrown", "write": "wrote written", "wipe": "wiping", "retire": "retiring",
        "register": "registration registrations", "sync": "synchronise synchronize synced syncing"
        " synchronisation synchronization synchronising synchronizing", "admin": "administrator"
        " administrators admins", "enrol": "enroll enrolls enrols enrolment enrollment enrolments"
        " enrollments enrolled enrolling enroled", "license": "licence licences", "expire": "expiry"
        " expiration", "deny": "denial denied", "refuse": "refusal", "wifi": "wlan",
        "wireless": "wirelessly", "app": "application applications", "config": "configuration"
        " configurations configure configured", "org": "organisation organization",
        "login": "logon logins", "signin": "signins", "adfs": "adfs", "this": "this", "is": "is",
        "os": "os", "ios": "ios", "dns": "dns", "apns": "apns", "windows": "windows",
        "sms": "sms", "status": "status", "always": "always", "was": "was", "us": "us",
        "ownership": "owner owners", "pass": "passes",
    }.items()
    for form in forms.split()
}  # fmt: skip
_SHORT = 3


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return what a lower-case word shares with its other forms."""
    if len(word) <= _SHORT or not word.isalpha():
        return _IRREGULAR.get(word, word)
    known = _IRREGULAR.get(word)
    if known is None:
        known = _singular(word)
        known = _IRREGULAR.get(known, known)
    return _bare(known)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _bare(word: str) -> str:
    """Cut verb and noun endings; what is left need not be a word."""
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    word = word.replace("isation", "ization")
    for ending, least in _ENDINGS:
        if len(word) >= least and word.endswith(ending):
            word = _single(word[: -len(ending)])
            break
    if word.endswith("is") and len(word) > 5:
        word = word[:-2] + "iz"
    if word.endswith("our") and len(word) > 5:
        word = word[:-3] + "or"
    if word.endswith("at") and len(word) > 6:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > _SHORT else word


_ENDINGS = (
    ("ization", 9), ("ation", 8), ("ition", 8), ("ment", 8), ("ness", 7), ("ing", 6), ("edly", 7),
    ("ed", 5), ("ise", 6), ("ize", 6), ("ly", 6), ("ion", 7),
)  # fmt: skip


def _single(word: str) -> str:
    """Take away the letter that an ending has doubled."""
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "aeiousl":
        return word[:-1]
    return word
