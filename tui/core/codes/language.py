"""Translations of flows: family L.

Each example is a file in a folder `locale/LANGUAGE` beside the small flow that most examples of
the other codes are made from.
"""

from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

WORDS = """\
translation: tiny
texts:
  head:
    title:
      original: A phone does not enrol
      text: Ein Telefon kommt nicht hinein
  facts/licence:
    ask:
      original: Does the user have a licence?
      text: Hat der Benutzer eine Lizenz?
    how/0/do:
      original: Look at the user's page in the admin centre.
      text: Die Seite des Benutzers im Admin Center ansehen.
    answers/missing/label:
      original: No
      text: Nein
    answers/there/label:
      original: Yes
      text: Ja
  nodes/assign:
    resolve:
      original: The user has no licence
      text: Der Benutzer hat keine Lizenz
    cause:
      original: Without a licence nobody may enrol.
      text: Ohne Lizenz darf niemand hinein.
    steps/0/do:
      original: Assign a licence.
      text: Eine Lizenz zuweisen.
    steps/1/do:
      original: Ask the user to try again.
      text: Den Benutzer bitten, es noch einmal zu versuchen.
    verify:
      original: The phone enrols.
      text: Das Telefon kommt hinein.
  nodes/ticket:
    resolve:
      original: Somebody else must look
      text: Jemand anderes muss nachsehen
    cause:
      original: Everything the agent can see is in order.
      text: Alles, was der Bearbeiter sehen kann, ist in Ordnung.
"""


def words(old: str = "", new: str = "") -> str:
    """Return the small file of translations with its first `old` replaced by `new`."""
    return WORDS.replace(old, new, 1) if old else WORDS


CODES = (
    Code(
        id="L001",
        name="no-translation",
        message=mark(
            "A file in a folder of translations begins with `translation: ID`; this one does not."
        ),
        why=mark("Only translated texts of flows and libraries are read from this folder."),
        mend=mark(
            "Write it as the first line, with the id of the flow or library that is translated."
        ),
        bad=words("translation: tiny\n"),
        good=words(),
    ),
    Code(
        id="L002",
        name="translation-of-nothing",
        message=mark("There is no flow or library `{name}` that this could be a translation of."),
        why=mark("Nobody would ever see what stands here."),
        mend=mark("Write the id of a flow or library of this folder, or remove the file."),
        bad=words("translation: tiny", "translation: tinny"),
        good=words(),
        severity=Severity.WARNING,
    ),
    Code(
        id="L003",
        name="translation-left-over",
        message=mark("`{name}` is translated here, but is not in `{about}` any more."),
        why=mark("The text was removed, or its id was changed; its translation is shown nowhere."),
        mend=mark("Move it to the new id, or let `branchline translate` remove it."),
        bad=words("  nodes/ticket:", "  nodes/tickets:"),
        good=words(),
        severity=Severity.WARNING,
    ),
    Code(
        id="L004",
        name="translation-out-of-date",
        message=mark("The original of `{name}` has changed; it says now: {now}"),
        why=mark("The translation may say something else by now, so the original is shown."),
        mend=mark("Let `branchline translate` put the new original in, then translate it again."),
        bad=words("Everything the agent can see", "All the agent sees"),
        good=words(),
        severity=Severity.WARNING,
    ),
    Code(
        id="L005",
        name="translation-alters",
        message=mark("The translation of `{name}` does not hold {what} as the original does."),
        why=mark(
            "Commands, addresses, values and words on a screen must stay exactly as they are."
        ),
        mend=mark("Copy it from the original; say what it means in words beside it."),
        bad=words(
            "text: Die Seite des Benutzers im Admin Center ansehen.", 'text: "`user` ansehen."'
        ),
        good=words(),
    ),
    Code(
        id="L006",
        name="translation-missing",
        message=mark("{count} texts of `{name}` are not translated, the first is `{first}`."),
        why=mark("They are shown in the language of their author, between others in this one."),
        mend=mark("Let `branchline translate` put them in, and translate them."),
        bad=words("Jemand anderes muss nachsehen", '""'),
        good=words(),
        severity=Severity.ADVICE,
    ),
)
