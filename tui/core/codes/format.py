"""Faults of what a file says: keys, ids and values. Family F, second part."""

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_WAIT = "procedures:\n  wait:\n    title: Wait\n    steps: [Wait for an hour.]\nfacts:"

CODES = (
    Code(
        id="F030",
        name="unknown-key",
        message=mark("`{key}` is not a key of {what}."),
        why=mark("It would be read by nobody, so what stands there would be lost."),
        mend=mark("Look up the keys in the description of the format, or remove the line."),
        bad=tiny("start:", "sumary: It stops at the first screen.\nstart:"),
        good=tiny("start:", "summary: It stops at the first screen.\nstart:"),
    ),
    Code(
        id="F031",
        name="missing-key",
        message=mark("`{key}` is missing in {what}."),
        why=mark("Without it the reader would stand before a gap."),
        mend=mark("Add the key."),
        bad=tiny("    cause: Without a licence nobody may enrol.\n", ""),
        good=TINY,
    ),
    Code(
        id="F032",
        name="wrong-shape",
        message=mark("`{key}` must be {expected}, not {found}."),
        why=mark("What stands here cannot be understood as what belongs here."),
        mend=mark("Look at the brackets, the dashes and the indentation."),
        bad=tiny("A phone does not enrol", "[A phone, does not enrol]"),
        good=TINY,
    ),
    Code(
        id="F033",
        name="unknown-word",
        message=mark("`{word}` is not a word for `{key}`; it can be {words}."),
        why=mark("The program knows what to do with these words only."),
        mend=mark("Use one of the words."),
        bad=tiny("kind: hand-over", "kind: handover"),
        good=TINY,
    ),
    Code(
        id="F034",
        name="not-a-number",
        message=mark("`{key}` must be {expected}, not `{text}`."),
        why=mark("The order in which fixes are offered is worked out from it."),
        mend=mark("Write a plain number, with a point before the decimals."),
        bad=tiny("    verify:", "    minutes: 5 min\n    verify:"),
        good=tiny("    verify:", "    minutes: 5\n    verify:"),
    ),
    Code(
        id="F035",
        name="neither-yes-nor-no",
        message=mark("`{key}` must be yes or no, not `{text}`."),
        why=mark("Nothing between the two can be acted on."),
        mend=mark("Write `yes` or `no`."),
        bad=tiny("    how:", "    unsure: never\n    how:"),
        good=tiny("    how:", "    unsure: yes\n    how:"),
    ),
    Code(
        id="F036",
        name="nothing-said",
        message=mark("`{key}` in {what} is empty."),
        why=mark("The reader would stand before a gap."),
        mend=mark("Write the text."),
        bad=tiny(" The user has no licence", ""),
        good=TINY,
    ),
    Code(
        id="F037",
        name="empty-key",
        message=mark("Nothing stands after `{key}`."),
        why=mark(
            "It may have been forgotten; for the program it is as if the line were not there."
        ),
        mend=mark("Write what belongs there, or remove the line."),
        bad=tiny("start:", "summary:\nstart:"),
        good=tiny("start:", "summary: It stops at the first screen.\nstart:"),
        severity=Severity.WARNING,
    ),
    Code(
        id="F038",
        name="odd-id",
        message=mark("`{text}` cannot be an id."),
        why=mark("Ids are typed on command lines and kept in journals, so they are kept simple."),
        mend=mark("Use lower-case letters, digits and `-` (or `_`), 100 at most, `-` not first."),
        bad=tiny("ticket}", "Ticket 1}").replace("  ticket:", "  Ticket 1:"),
        good=TINY,
    ),
    Code(
        id="F039",
        name="reserved-id",
        message=mark("`{id}` cannot be the id of {what}: the word has another meaning there."),
        why=mark("Where both could be meant, nobody can tell which."),
        mend=mark("Choose another id."),
        bad=tiny("missing: No", "else: No").replace("missing: assign", "else: assign"),
        good=TINY,
    ),
    Code(
        id="F040",
        name="unclear-node",
        message=mark("A node has exactly one of {kinds}; this one has {found}."),
        why=mark("This key says whether the node asks, ends, routes, calls or returns."),
        mend=mark("Keep the one that is meant."),
        bad=tiny("    kind: hand-over", "    call: assign\n    kind: hand-over"),
        good=TINY,
    ),
    Code(
        id="F041",
        name="keys-that-exclude-each-other",
        message=mark("`{key}` cannot stand beside `{other}`."),
        why=mark("The two say different things about the same place."),
        mend=mark("Keep one of the two."),
        bad=tiny("facts:", _WAIT).replace(
            "[Assign a licence.,", "[{procedure: wait, do: Assign a licence.},"
        ),
        good=tiny("facts:", _WAIT).replace(
            "[Assign a licence.,", "[{procedure: wait}, Assign a licence.,"
        ),
    ),
    Code(
        id="F042",
        name="neither-flow-nor-library",
        message=mark("A file begins with `flow: ID` or `library: ID`; this one has {found}."),
        why=mark("Nobody can tell what the file is for."),
        mend=mark("Add the one that is meant as the first line."),
        bad=tiny("flow: tiny\n", ""),
        good=TINY,
    ),
    Code(
        id="F043",
        name="not-a-date",
        message=mark("`{text}` is not a date."),
        why=mark("The review that is due is worked out from it."),
        mend=mark("Write year, month and day, as in 2026-11-23."),
        bad=tiny("start:", "reviewed: {on: 23.11.2026, by: endpoint team}\nstart:"),
        good=tiny("start:", "reviewed: {on: 2026-11-23, by: endpoint team}\nstart:"),
    ),
    Code(
        id="F044",
        name="not-a-period",
        message=mark("`{text}` is not a number of days."),
        why=mark("The review that is due is worked out from it."),
        mend=mark("Write a number and `days`, as in 180 days."),
        bad=tiny("start:", "reviewed: {on: 2026-11-23, every: half a year}\nstart:"),
        good=tiny("start:", "reviewed: {on: 2026-11-23, every: 180 days}\nstart:"),
    ),
    Code(
        id="F045",
        name="not-an-address",
        message=mark("`{text}` is not a whole web address."),
        why=mark(
            "It is shown as text, to be typed or copied elsewhere; half an address leads nowhere."
        ),
        mend=mark("Write it out from `https://` on."),
        bad=tiny("start:", "sources: [{title: Licences, url: /mem/licences}]\nstart:"),
        good=tiny("start:", "sources: [{title: Licences, url: https://example.org/a}]\nstart:"),
    ),
    Code(
        id="F046",
        name="out-of-range",
        message=mark("`{key}` must be {expected}, not {text}."),
        why=mark("The order in which fixes are offered is worked out from it."),
        mend=mark("Choose a number within the range."),
        bad=tiny("    verify:", "    cures: 90\n    verify:"),
        good=tiny("    verify:", "    cures: 0.9\n    verify:"),
    ),
    Code(
        id="F047",
        name="odd-path",
        message=mark("`{text}` is not a path from this file to another."),
        why=mark("A flow must be found in any folder it is copied to, on any machine."),
        mend=mark(
            "Write it as in shared/enrollment-facts.yaml: relative, with `/` between the names."
        ),
        bad=tiny("start:", "use: [/etc/facts.yaml]\nstart:"),
        good=TINY,
    ),
    Code(
        id="F048",
        name="too-many-answers",
        message=mark("This fact has {count} answers; {limit} are the most."),
        why=mark("Nobody finds the right one in a list of this length."),
        mend=mark("Ask for less: put answers with the same way on into one."),
        bad="",
        good="",
    ),
    Code(
        id="F049",
        name="nothing-to-use",
        message=mark("`{text}` cannot be used: {reason}."),
        why=mark("What it should bring in would be missing everywhere."),
        mend=mark("Write the path of a library file, seen from this file's folder."),
        bad=tiny("start:", "use: [shared/nothing.yaml]\nstart:"),
        good=TINY,
    ),
    Code(
        id="F050",
        name="flow-twice",
        message=mark("The flow `{name}` is also in {other}."),
        why=mark("Nobody could tell which of the two is walked, so neither is."),
        mend=mark("Give one of them another id, or remove it."),
        bad="",
        good="",
    ),
    Code(
        id="F051",
        name="overruled",
        message=mark("This flow is walked instead of the `{name}` in {other}."),
        why=mark("What is mended there from now on never reaches the one who walks."),
        mend=mark(
            "Remove this file when the other is as good, or allow it with a remark that says why."
        ),
        bad="",
        good="",
        severity=Severity.WARNING,
    ),
)
