"""What each picture shows, as data: name, size, theme, the flow to start in, the keys pressed."""

from typing import NamedTuple


class Scene(NamedTuple):
    """One picture of the app."""

    name: str
    shows: str
    """Text by which one sees that the scene is complete."""
    keys: tuple[str, ...] = ()
    flow: str = ""
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"
    with_cases: bool = False
    """Whether a few cases lie on the disk."""
    call: str = ""
    """A call to play in the mode `free`; `home` for the home of training, `report` for a report."""


FLOW = "intune-ios"
TODAY = "2026-12-05"
"""Pictures do not grow old."""

CALL = "wheel-after-the-password"
TO_CERTIFICATE = ("1", *"apnscert", "enter")

SCENES = (
    Scene("home", "What does the user see?"),
    Scene("question", "Where does the trouble show?", flow=FLOW),
    Scene("search", "APNSCertificateNotValid", ("1", *"not valid"), flow=FLOW),
    Scene("resolution", "Who:", (*TO_CERTIFICATE, "2", "1"), flow=FLOW),
    Scene("wide", "Answers", TO_CERTIFICATE, flow=FLOW, size=(120, 40)),
    Scene("problems", "vpn.yaml", ("escape", "p")),
    Scene("front-door", "tab accepts it", tuple("the scep server returned iphone")),
    Scene("ticket", "Asked and answered", (*TO_CERTIFICATE, "2", "1", "t"), flow=FLOW),
    Scene("cases", "3 found", ("escape", "s"), with_cases=True),
    Scene("training", "Practise something new", call="home"),
    Scene("call", "What do you write down?", ("A", *"second proof", "enter"), call=CALL),
    Scene(
        "debrief",
        "The best way",
        ("A", *"second proof", "enter", "1", "8", "y"),
        size=(120, 40),
        call=CALL,
    ),
    Scene("class-report", "Nobody is ranked", size=(100, 40), call="report"),
    Scene("light", "Where does the trouble show?", flow=FLOW, theme="light"),
)
