"""A translation is laid over a flow by ids, and what does not fit any more is not shown."""

import pytest

from tests.core.reading import open_flow
from tui.core.codes.example import TINY, tiny
from tui.core.codes.language import words
from tui.core.guide import fill
from tui.core.translating.altered import find_altered
from tui.core.translating.skeleton import write_skeleton
from tui.core.translating.spoken_flow import Phrasebook
from tui.core.translating.translation import Translation, decode_translation
from tui.store.reader import read_source


def read(text: str) -> Translation:
    source, problems = read_source(text.encode(), "tiny.yaml")
    assert source is not None
    translation, found = decode_translation(source)
    assert not problems + found
    return translation


def book(text: str) -> Phrasebook:
    own: dict[str, dict[str, str]] = {}
    says = {}
    for entry in read(text).entries:
        if entry.says:
            says[f"{entry.owner}/{entry.place}"] = entry.says
        elif entry.text:
            own.setdefault(entry.owner, {})[entry.original] = entry.text
    return Phrasebook({"tiny": own}, {"tiny": says})


def test_texts_are_laid_over_and_ids_stay() -> None:
    flow = open_flow(TINY).flow
    spoken = book(words()).speak(flow)
    assert spoken.title == "Ein Telefon kommt nicht hinein"
    assert spoken.facts["licence"].answers["missing"].label == "Nein"
    assert spoken.facts["licence"].how[0].do == "Die Seite des Benutzers im Admin Center ansehen."
    assert list(spoken.nodes) == list(flow.nodes)
    assert spoken.nodes["licence"] == flow.nodes["licence"]


def test_a_text_whose_original_has_changed_is_shown_as_its_author_has_it() -> None:
    flow = open_flow(tiny("Without a licence nobody may enrol.", "No licence, no way in.")).flow
    assign = book(words()).speak(flow).nodes["assign"]
    assert assign.cause == "No licence, no way in."  # type: ignore[union-attr]
    assert assign.resolve == "Der Benutzer hat keine Lizenz"  # type: ignore[union-attr]


def test_a_step_that_has_moved_keeps_its_translation() -> None:
    moved = tiny("[Assign a licence., Ask", "[Look first., Assign a licence., Ask")
    assign = book(words()).speak(open_flow(moved).flow).nodes["assign"]
    said = [step.do for step in assign.steps]  # type: ignore[union-attr]
    assert said[:2] == ["Look first.", "Eine Lizenz zuweisen."]


VALUED = tiny(
    "nodes:\n",
    "values:\n"
    "  centre: {by: licence, missing: the admin centre, else: https://a.example}\n"
    "  host: a.example\nnodes:\n",
)
CENTRE = """
  values/centre:
    missing:
      original: the admin centre
      text: das Admin Center
"""


def test_values_in_words_are_translated_and_addresses_stay() -> None:
    flow = open_flow(VALUED).flow
    assert "original: the admin centre" in write_skeleton(flow, "tiny", "de", None)
    assert "a.example" not in write_skeleton(flow, "tiny", "de", None)
    spoken = book(f"{words().rstrip()}{CENTRE}").speak(flow)
    assert spoken.values["centre"].texts == {
        "missing": "das Admin Center",
        "else": "https://a.example",
    }
    assert fill("{centre} on {host}", spoken, {"licence": "missing"}) == (
        "das Admin Center on a.example"
    )


def test_what_people_say_is_replaced_or_joined() -> None:
    flow = open_flow(tiny("    verify:", "    says: [no plan]\n    verify:")).flow
    spoken = book(words("    verify:", "    says:\n      text: [kein Plan]\n    verify:"))
    assert spoken.speak(flow).nodes["assign"].says == ("kein Plan",)  # type: ignore[union-attr]
    both = spoken.speak(flow, with_originals=True).nodes["assign"]
    assert both.says == ("kein Plan", "no plan")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("original", "text", "altered"),
    [
        ("Run `dsregcmd /status`.", "`dsregcmd /status` ausführen.", []),
        ("Run `dsregcmd /status`.", "`dsregcmd status` ausführen.",
         ["`dsregcmd /status`", "`dsregcmd status`"]),
        ("Open {centre}.", "Das Center öffnen.", ["centre"]),
        ("See https://a.example/x.", "Siehe https://a.example/y.",
         ["https://a.example/x", "https://a.example/y"]),
        ("Devices > Enrollment > Apple.", "Devices > Enrollment > Apple (Registrierung).", []),
        ("Devices > Enrollment > Apple.", "Geräte > Registrierung > Apple.", ["Enrollment"]),
        ("Devices > Rules > New. Older portals: Devices > Old > Rules.",
         "Devices > Rules > New. Ältere Portale: Devices > Old > Rules.", []),
        ('Tap "Try again".', "„Noch einmal“ antippen.", ["Try again"]),
        ("It says APNSCertificateNotValid.", "Es sagt: Zertifikat ungültig.",
         ["APNSCertificateNotValid"]),
    ],
)  # fmt: skip
def test_commands_addresses_and_words_on_a_screen_stay(
    original: str, text: str, altered: list[str]
) -> None:
    assert sorted(find_altered(original, text)) == sorted(altered)


def test_the_file_is_brought_up_to_date_without_losing_a_word() -> None:
    changed = open_flow(tiny("The user has no licence", "There is no licence")).flow
    text = write_skeleton(changed, "tiny", "de", read(words()))
    found = {(each.owner, each.place): each for each in read(text).entries}
    assert found["facts/licence", "ask"].text == "Hat der Benutzer eine Lizenz?"
    renamed = found["nodes/assign", "resolve"]
    assert (renamed.original, renamed.text) == ("There is no licence", "")
    assert renamed.before == "Der Benutzer hat keine Lizenz"
    assert write_skeleton(changed, "tiny", "de", read(text)) == text
