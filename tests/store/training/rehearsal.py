"""A person's training over the flows of the tests, in a folder of its own."""

from pathlib import Path

from tests.store.cases import FakeTime
from tui.core.training.reference import next_event
from tui.store.catalog import Catalog
from tui.store.folder import read_folder
from tui.store.training.call import Call
from tui.store.training.practice import Plate
from tui.store.training.room import Room

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "data" / "small-example.yaml"

CALLS = """\
scenarios: small
flow: small-example
calls:
  old-certificate:
    level: 1
    title: Nobody can add a phone since this morning
    ticket:
      from: Nora, front desk
      text: "Since this morning no new phone can be added. It says APNSCertificateNotValid."
      tells: [message]
    facts: {message: certificate-not-valid, certificate: expired}
    says:
      certificate: It says that it has expired, two days ago.
    cause: renew
    never:
      - {end: no-words, why: The words are known. Asking for a photo loses a day.}
    lesson: Look at the date of the certificate before anything else.
  good-certificate:
    level: 2
    title: A phone that says something about a certificate
    ticket:
      from: Bo, workshop
      text: "I want to add my phone, and it will not let me."
    facts: {message: certificate-not-valid, certificate: active}
    says:
      certificate: {text: "I think it says active.", hedged: yes, check: "Yes, it says active."}
    cause: ticket
    lesson: A valid certificate and this message are for Microsoft to look at.
"""


def make_trees(folder: Path, calls: str = CALLS) -> Path:
    """Write the small flow and its calls."""
    trees = folder / "trees"
    (trees / "scenarios").mkdir(parents=True)
    (trees / SMALL.name).write_bytes(SMALL.read_bytes())
    (trees / "scenarios" / "small.yaml").write_text(calls, encoding="utf-8")
    return trees


def make_room(folder: Path, time: FakeTime | None = None, calls: str = CALLS) -> Room:
    """Return the training of somebody called Kim."""
    trees = folder / "trees" if (folder / "trees").exists() else make_trees(folder, calls)
    catalog = Catalog([read_folder(trees)], [], lambda _: None)
    clock = (time or FakeTime()).clock
    return Room(Plate(catalog, (trees,), folder / "data", "Kim", clock=clock))


def play_well(call: Call) -> None:
    """Play a call as the reference policy does, to its end."""
    while (event := next_event(call.play, call.attempt)) is not None:
        assert call.do(event)
