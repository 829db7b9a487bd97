"""Faults of the texts that people read: family T."""

from tui.core.codes.example import TINY, tiny
from tui.core.diagnostic import Code, Severity
from tui.core.words import mark

_LONG = (
    "Without a licence nobody may enrol a phone or a tablet or a computer in this company, so that"
    " somebody must first of all give the user one."
)
_SPLIT = "Without a licence nobody may enrol a device. Somebody must first give the user one."
_RISK = (
    "    verify: The phone enrols.\n    needs: [licence]\n    risk:\n      kinds: [tenant-wide]\n"
    "      approve: The lead.\n      undo: None.\n      confirm: [{}]"
)
_EIGHT = tiny(
    "{missing: No, there: Yes}", "{missing: No, there: Yes, a: A, b: B, c: C, d: D, e: E, f: F}"
).replace("to: {missing: assign, there: ticket}", "to: {missing: assign}\n    else: ticket")
_LINK = "actors: [MS]\n    links: [{title: Read more, url: https://example.com/how-to}]"

CODES = (
    Code(
        id="T001",
        name="cut-off-text",
        message=mark("`{lost}` is not part of the text: ` #` starts a remark."),
        why=mark("The reader sees only what stands before it."),
        mend=mark("Put the text in quotes; if it is a remark, write a space after the `#`."),
        bad=tiny("Somebody else must look", "See ticket #4711"),
        good=tiny("Somebody else must look", '"See ticket #4711"'),
        severity=Severity.WARNING,
    ),
    Code(
        id="T002",
        name="long-text",
        message=mark("This text has {length} characters; {limit} are the most."),
        why=mark("Nobody reads it on the phone, and a terminal takes seconds to show it."),
        mend=mark("Split it into steps."),
        bad="",
        good="",
    ),
    Code(
        id="T003",
        name="lone-brace",
        message=mark("`{found}` is neither a value nor a pair of braces."),
        why=mark("In a text, `{name}` is replaced by a value; anything else in braces is a slip."),
        mend=mark("Write `{{` and `}}` for braces that are to be shown."),
        bad=tiny("[Assign a licence.,", '["Open {the page}.",'),
        good=tiny("[Assign a licence.,", '["Open {{the page}}.",'),
    ),
    Code(
        id="T004",
        name="several-lines",
        message=mark("`{key}` must be one line."),
        why=mark("It stands in lists, where only one line can be shown."),
        mend=mark("Make it one short sentence; use `>-` instead of `|` to fold lines."),
        bad=tiny("title: A phone does not enrol", "title: |-\n  A phone\n  does not enrol"),
        good=tiny("title: A phone does not enrol", "title: >-\n  A phone\n  does not enrol"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T005",
        name="long-sentence",
        message=mark("This sentence has {count} words; {limit} are the most."),
        why=mark("It is read out on the phone, and its end is heard when its start is forgotten."),
        mend=mark("Make two sentences of it."),
        bad=tiny("Without a licence nobody may enrol.", _LONG),
        good=tiny("Without a licence nobody may enrol.", _SPLIT),
        severity=Severity.WARNING,
    ),
    Code(
        id="T006",
        name="two-instructions",
        message=mark("This step seems to hold two instructions: `{second}` starts the second one."),
        why=mark("One step is ticked when it is done; half a step cannot be ticked."),
        mend=mark("Make two steps of it."),
        bad=tiny("[Assign a licence.,", "[Open the page and assign a licence.,"),
        good=tiny("[Assign a licence.,", "[Open the page., Assign a licence.,"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T007",
        name="two-questions",
        message=mark("This asks two things at once."),
        why=mark("The answer to one of them is lost, and nobody notices which one."),
        mend=mark("Ask one thing; make a fact of the other if its answer matters."),
        bad=tiny("Does the user have a licence?", "Which phone is it, and is there a licence?"),
        good=tiny("Does the user have a licence?", "Is there a licence for this phone?"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T008",
        name="long-list",
        message=mark("{count} answers are listed; more than {limit} must be searched."),
        why=mark("Nobody reads out a long list on the phone, and one digit cannot pick from it."),
        mend=mark("Write `search: yes` beside `answers`, or ask a coarser question first."),
        bad=_EIGHT,
        good=_EIGHT.replace("f: F}", "f: F}\n    search: yes"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T009",
        name="link-without-steps",
        message=mark("There is a link here, and no step."),
        why=mark("Who has no browser at hand cannot do anything with an address."),
        mend=mark("Write the steps; a link is for reading more."),
        bad=tiny("actors: [MS]", _LINK),
        good=tiny("actors: [MS]", _LINK + "\n    steps: [Open a ticket.]"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T010",
        name="markup",
        message=mark("`{found}` is markup; it is shown as it stands."),
        why=mark("Nothing in a text is markup here, so the reader sees the signs themselves."),
        mend=mark("Write plain words; put names of buttons in double quotes."),
        bad=tiny("[Assign a licence.,", '["Assign a **licence**.",'),
        good=tiny("[Assign a licence.,", "['Assign a \"licence\".',"),
        severity=Severity.WARNING,
    ),
    Code(
        id="T011",
        name="open-confirmation",
        message=mark("A confirmation must be a question that a yes answers."),
        why=mark("It is put just before the fix, and only a yes lets the fix go on."),
        mend=mark(
            "Ask whether it is so: `Is it approved?` instead of `Who approved it?`, for example."
        ),
        bad=tiny("    verify: The phone enrols.", _RISK.format("Who approved it?")),
        good=tiny("    verify: The phone enrols.", _RISK.format("Is it approved?")),
        severity=Severity.WARNING,
    ),
    Code(
        id="T012",
        name="answers-alike",
        message=mark("Two answers read alike: `{label}` is said by `{one}` and `{other}`."),
        why=mark("Whoever asks the question cannot tell which of the two to choose."),
        mend=mark("Word them so that they differ, give one a `hint`, or keep one of them."),
        bad=tiny("{missing: No, there: Yes}", "{missing: No, there: 'No.'}"),
        good=TINY,
        severity=Severity.WARNING,
    ),
)
