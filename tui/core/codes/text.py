"""Faults of the texts that people read: family T."""

from tui.core.codes.example import tiny
from tui.core.diagnostic import Code, Severity

CODES = (
    Code(
        id="T001",
        name="cut-off-text",
        message="`{lost}` is not part of the text: ` #` starts a remark.",
        why="The reader sees only what stands before it.",
        mend="Put the text in quotes; if it is a remark, write a space after the `#`.",
        bad=tiny("Somebody else must look", "See ticket #4711"),
        good=tiny("Somebody else must look", '"See ticket #4711"'),
        severity=Severity.WARNING,
    ),
    Code(
        id="T002",
        name="long-text",
        message="This text has {length} characters; {limit} are the most.",
        why="Nobody reads it on the phone, and a terminal takes seconds to show it.",
        mend="Split it into steps.",
        bad="",
        good="",
    ),
    Code(
        id="T003",
        name="lone-brace",
        message="`{found}` is neither a value nor a pair of braces.",
        why="In a text, `{name}` is replaced by a value; anything else in braces is a slip.",
        mend="Write `{{` and `}}` for braces that are to be shown.",
        bad=tiny("[Assign a licence.,", '["Open {the page}.",'),
        good=tiny("[Assign a licence.,", '["Open {{the page}}.",'),
    ),
    Code(
        id="T004",
        name="several-lines",
        message="`{key}` must be one line.",
        why="It stands in lists, where only one line can be shown.",
        mend="Make it one short sentence; use `>-` instead of `|` to fold lines.",
        bad=tiny("title: A phone does not enrol", "title: |-\n  A phone\n  does not enrol"),
        good=tiny("title: A phone does not enrol", "title: >-\n  A phone\n  does not enrol"),
        severity=Severity.WARNING,
    ),
)
