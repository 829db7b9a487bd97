"""A report as text, Markdown or CSV; and a certificate as text to sign."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.core.classroom.exam import FIXED, PASSED, Thresholds, Verdict, odds_of
from tui.core.classroom.report import Report, Table, say_rate
from tui.core.classroom.result import Result
from tui.core.words import say

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the beginning of a formula, full-width signs too."""
_LONGEST = 44
"""Cells of a text table are cut there."""


def report_text(report: Report) -> str:
    """Return a report as lines of text, tables in columns."""
    lines = [report.title, report.about]
    for table in report.tables:
        lines += ["", table.title, *_columns(table)]
        lines += [f"  {table.note}"] if table.note and table.rows else []
    return "\n".join(lines) + "\n"


def _columns(table: Table) -> Iterator[str]:
    if not table.rows:
        yield "  " + say("none")
        return
    rows = [table.heads, *table.rows]
    cut = [[_cut(cell) for cell in row] for row in rows]
    widths = [max(len(row[place]) for row in cut) for place in range(len(table.columns))]
    for row in cut:
        yield "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)
                               ).rstrip()  # fmt: skip


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3].rstrip() + "..."


def report_markdown(report: Report) -> str:
    """Return a report as Markdown."""
    lines = [f"# {_harmless(report.title)}", "", _harmless(report.about)]
    for table in report.tables:
        lines += ["", f"## {_harmless(table.title)}", ""]
        lines += _markdown_rows(table) if table.rows else [say("None.")]
        lines += ["", _harmless(table.note)] if table.note and table.rows else []
    return "\n".join(lines) + "\n"


def _markdown_rows(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(_harmless, table.heads)) + " |"
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield "| " + " | ".join(map(_harmless, row)) + " |"


def _harmless(text: str) -> str:
    """Return a text that means nothing to Markdown."""
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    for sign in "`*_[]<>#!":
        escaped = escaped.replace(sign, f"\\{sign}")
    return " ".join(escaped.split())


def report_csv(report: Report, name: str = "people") -> str:
    """Return one table of a report as CSV; no cell of it is a formula to a spreadsheet.

    Args:
        report: the report.
        name: of the table.
    """
    table = next((each for each in report.tables if each.name == name), report.tables[0])
    return "".join(_csv_line(row) for row in (table.columns, *table.rows))


def results_csv(results: Iterable[Result]) -> str:
    """Return every result as a line of CSV, for a trainer's own tables."""
    columns = ("name", "call", "title", "flow", "content", "mode", "at", "score", "passed",
               "cause", "ended on", "unsafe", "hints", "minutes", "par", "misread",
               "taken up again")  # fmt: skip
    rows = [
        (
            each.learner, each.call, each.title, each.flow, each.content, each.mode, each.at,
            str(each.total), "yes" if each.passed else "no", each.cause, each.end,
            str(each.unsafe), str(each.hints), f"{each.minutes:.1f}", f"{each.par:.1f}",
            " ".join(each.misread), str(each.taken_up),
        )
        for each in results
    ]  # fmt: skip
    return "".join(_csv_line(row) for row in (columns, *rows))


def _csv_line(cells: Sequence[str]) -> str:
    quoted = ('"' + _safe(cell).replace('"', '""') + '"' for cell in cells)
    return ",".join(quoted) + "\r\n"


def _safe(text: str) -> str:
    clean = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


class Certificate(NamedTuple):
    """Who passed what."""

    learner: str
    title: str
    rules: Thresholds
    verdict: Verdict
    results: tuple[Result, ...]
    """The calls that count, in order."""
    seal: str
    """Hash of the result files it is made from."""
    day: str


def certificate_text(certificate: Certificate) -> str:
    """Return a certificate as text: what was passed, on which version of which flow."""
    learner, title, rules, verdict, results, seal, day = certificate
    word = say("PASSED") if verdict.state == PASSED else say("NOT PASSED")
    if verdict.state not in (PASSED, "failed"):
        word = say("NOT FINISHED: up to {left} more calls", left=verdict.left)
    flows = sorted({(each.flow, each.content) for each in results})
    counts = say("{passed} passed of {calls}", passed=verdict.passed, calls=verdict.calls)
    lines = [
        say("Branchline training certificate"),
        "",
        say("Name:     {learner}", learner=learner or say("(no name)")),
        say("Class:    {title}", title=title),
        say("Result:   {word}", word=word),
        say(
            "Calls:    {counts}, {rate}",
            counts=counts,
            rate=say_rate(verdict.passed, verdict.calls),
        ),
        say("Rule:     {rules}", rules=say_rules(rules)),
        say("Date:     {day}", day=day),
        "",
        say("Played on"),
        *(
            "  "
            + say("{flow}, content {content}", flow=flow, content=content[:16] or say("unknown"))
            for flow, content in flows
        ),
        "",
        say("Calls in order"),
        *(f"  {number:>2}  {_say(each)}" for number, each in enumerate(results, 1)),
        "",
        say("Made from results with the hash {seal}.", seal=seal),
        "",
        say("Signed off by: ______________________________   Date: ______________"),
    ]
    return "\n".join(lines) + "\n"


def _say(result: Result) -> str:
    outcome = say("passed    ") if result.passed else say("not passed")
    cause = _cut(result.cause_title or result.cause)
    left = "  " + say("(left in its middle, and gone on with)") if result.taken_up else ""
    return f"{outcome}  {result.total:>3}  {cause}{left}"


def say_rules(rules: Thresholds) -> str:
    """Say what it takes to pass, and how often the rule is wrong."""
    poor, good = odds_of(rules.poor, rules), odds_of(rules.good, rules)
    wrong = say(
        "(who passes {poor:.0f} % of calls gets through in {passes:.0f} %, who passes "
        "{good:.0f} % fails in {fails:.0f} %)",
        poor=100 * rules.poor,
        passes=100 * poor.passes,
        good=100 * rules.good,
        fails=100 * (1 - good.passes),
    )
    if rules.kind == FIXED:
        return say(
            "{pass_at} of {calls} calls {wrong}",
            pass_at=rules.pass_at,
            calls=rules.calls,
            wrong=wrong,
        )
    return say(
        "{fewest} to {most} calls, as few as the odds need {wrong}",
        fewest=rules.fewest,
        most=rules.most,
        wrong=wrong,
    )
