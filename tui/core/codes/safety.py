"""Faults that could deceive a reader or act on a terminal: family S."""

from tui.core.codes import risk
from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

CODES = (
    Code(
        id="S001",
        name="control-in-text",
        message=mark("This text holds a control character ({found})."),
        why=mark(
            "It could move the cursor, fill the clipboard or type keys on the reader's terminal."
        ),
        mend=mark("Delete it, or write its name in words."),
        bad=tiny("A phone does not enrol", '"A phone \\e[31m does not enrol"'),
        good=TINY,
    ),
    Code(
        id="S002",
        name="deceiving-text",
        message=mark("This text holds a character that turns or hides text ({found})."),
        why=mark("What is shown would differ from what is stored, searched and copied."),
        mend=mark("Delete the character; letters of any script need none."),
        bad=tiny("A phone does not enrol", '"A phone \\u202e does not enrol"'),
        good=TINY,
    ),
    Code(
        id="S003",
        name="invisible-character",
        message=mark("This text holds a character that cannot be seen ({found})."),
        why=mark(
            "It often comes along when text is copied from a web page, and breaks search and copy."
        ),
        mend=mark("Write the words again."),
        bad=tiny("A phone does not enrol", '"A phone\\u200b does not enrol"'),
        good=TINY,
        severity=Severity.WARNING,
    ),
    *risk.CODES,
)
