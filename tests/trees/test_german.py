"""The shipped flows in German: a walk to its end, and what a German caller says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.cli.command import run

GERMAN = Path(__file__).parents[2] / "trees" / "locale" / "de"
LONG = 20
"""Characters from which a text is surely a sentence and no name that is the same in both."""


def originals() -> Iterator[str]:
    """Yield each English text that has a German one of its own."""
    for file in GERMAN.glob("*.yaml"):
        owners = yaml.safe_load(file.read_text(encoding="utf-8"))["texts"].values()
        for entry in (entry for owner in owners for entry in owner.values()):
            original = entry.get("original", "")
            if len(original) >= LONG and original != entry["text"]:
                yield original


def test_a_walk_from_the_start_is_german_to_the_last_step_of_the_fix() -> None:
    typed = "1\n1\n2\n2\n2\n1\ny\ny\ny\n"
    walk = ("walk", "start", "--plain", "--no-journal", "--language", "de")
    said = run(*walk, typed=typed).stdout
    for words in (
        "Frage 1: Worum geht es?",
        "Sag: Ist es ein iPhone, ein iPad, ein Android-Gerät, ein Mac oder ein Windows-Computer?",
        "Frage 3: Wo zeigt sich das Problem?",
        "Warum: Der Ort sagt, welche Liste von Meldungen in Frage kommt.",
        "2. Das Gerät tut nichts oder hängt ohne Meldung (Es gibt nichts zu lesen.)",
        "Behebung: Der zweite Nachweis kann in der alten Anmeldung nicht verlangt werden",
        "[Ein Registrierungsprofil ändern]",
        "(Kommerziell und GCC) oder https://",
        '4. Das Token öffnen.\n  5. "Profiles" öffnen.',
        "Für die Übergabe (Was alle brauchen):",
    ):
        assert words in said, said
    assert [each for each in originals() if each in said] == []


@pytest.mark.parametrize(
    ("flow", "typed", "words"),
    [
        ("windows-client-codes", "steht aus\n1\n", "3. Die Installation neu beginnen."),
        ("windows-client-codes", "0x80240438\n1\n1\n", "Denselben Proxy für Local System"),
        ("windows-client-codes", "0\n0\n", "Um ein Foto vom letzten Fenster des Installationsp"),
        (
            "comanagement-codes",
            "Windows zu alt\n1\n",
            "Co-Management braucht Windows 10 Version 1709",
        ),
        ("comanagement-codes", "HTTP-Problem\n", "An das Netzwerkteam übergeben, wenn es bleibt."),
        (
            "comanagement-codes",
            "Nichts davon\n",
            "Du siehst: AzureAdJoined, DomainJoined und Azure",
        ),
        ("windows", "2\n2\n2\ny\n", 'Neben den Einstellungen "Edit" wählen.'),
        ("windows", "3\n4\n1\n1\n5\n", "Du siehst: Version 1709 oder neuer."),
        ("windows", "4\n", "bevor das Image aufgenommen wird.\n     sysprep /generalize"),
        ("windows", "1\n0x80180014\n1\n1\ny\ny\n", "[Windows in der Plattform-Einschränkung"),
        ("windows", "1\n0x801C03EA\n1\n2\n", "Die bekannten Ursachen passen nicht"),
        ("windows", "1\n8018000a\n2\n1\n", "Den anderen Benutzer sich anmelden lassen."),
    ],
)
def test_a_walk_about_windows_is_german_to_its_end(flow: str, typed: str, words: str) -> None:
    said = run("walk", flow, "--plain", "--no-journal", "--language", "de", typed=typed).stdout
    assert words in said, said
    assert [each for each in originals() if each in said] == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("das Apple-Zertifikat ist abgelaufen", "intune-ios --at apns-not-valid"),
        ("Gerätelimit auf dem iPhone erreicht, DeviceCapReached", "intune-ios --at cap-count"),
        ("ich habe das iPad gelöscht, und es ist wieder da", "ios-more --at ade-deleted-returns"),
        ("Leute der zugekauften Firma", "any-platform --at second-domain"),
        ("mein eigenes Handy gilt jetzt als Firmenhandy", "android --at ownership"),
        ("der Cursor des Abgleichs ist abgelaufen", "intune-ios --at cursor-expired"),
        ("Windows will neu gestartet werden", "windows-client-codes --at client-restart"),
        ("Benachrichtigung weggeklickt", "comanagement-codes --at comanage-8018002a"),
        ("der PC sagt, das Gerät sei schon registriert, von jemand anderem", "already-enrolled"),
        ("gebrauchte Notebooks sind bei Microsoft noch auf die alte Firma", "win-autopilot-808"),
        ("die Einrichtung vom neuen Laptop hängt seit Stunden bei den Apps", "windows --at esp"),
        ("mehrere geklonte PCs sind in Intune nur ein Gerät", "windows --at win-sysprep"),
    ],
)
def test_what_a_german_caller_says_is_found_first(words: str, place: str) -> None:
    found = run("find", words, "--language", "de").stdout
    first = next(
        line for line in found.splitlines() if "branchline walk" in line and "--at" in line
    )
    assert place in first, found
