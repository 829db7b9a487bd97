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
    few_colors: bool = False
    """Whether it is drawn as a terminal with 16 colours shows it."""
    ascii: bool = False
    typed: tuple[str, ...] = ()
    """What is typed in a walk in plain lines; then there is no app."""
    call: str = ""
    """A call to play in the mode `free`; `home` for the home of training, `report` for a report."""


FLOW = "intune-ios"
TODAY = "2026-12-05"
"""Pictures do not grow old."""

CALL = "wheel-after-the-password"
TO_CERTIFICATE = ("1", *"apnscert", "enter")

WALK = (
    ((), "Where does the trouble show?"),
    (("1",), "NoEnrollmentPolicy"),
    (tuple("apnscert"), "APNSCertificateNotValid"),
    (("enter",), "Apple MDM Push Certificate"),
    (("2",), "MDM authority"),
    (("1",), "The Apple push certificate is expired or invalid"),
    (("pagedown",), "Have you asked"),
    ((*"    123",), "[x] 3  Write down"),
    (("t",), "Asked and answered"),
)
"""A whole walk, for the recording: the keys, then what must be seen."""

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
    Scene("narrow", "Where does the trouble show?", flow=FLOW, size=(40, 12)),
    Scene("steps", "[x] 3  Write down", (*TO_CERTIFICATE, "2", "1", *"    123"), flow=FLOW),
    Scene("unsure", "Still not known", ("0",), flow=FLOW),
    Scene("left", "What each answer would leave", ("v",), flow=FLOW),
    Scene("why", "Why this question?", ("w",), flow=FLOW),
    Scene("to-find-out", "Ask the caller", ("minus", "1", "escape", "equals_sign"), flow=FLOW),
    Scene("hand-over", "Whom to call", ("o",), flow=FLOW),
    Scene(
        "answers", "The walk then goes on with", (*TO_CERTIFICATE, "2", "a", "2", "3"), flow=FLOW
    ),
    Scene("map", "you are here", (*TO_CERTIFICATE, "."), flow=FLOW),
    Scene("plain", "Question 2", flow=FLOW, size=(100, 24), typed=("1", "q")),
    Scene("few-colors", "Where does the trouble show?", flow=FLOW, few_colors=True),
    Scene("ascii", "Where does the trouble show?", flow=FLOW, ascii=True),
    Scene("contrast", "Where does the trouble show?", flow=FLOW, theme="contrast"),
    Scene("light", "Where does the trouble show?", flow=FLOW, theme="light"),
)
