"""What the server answers, in the words of the protocol."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lsprotocol import types

from tui.core.codes import CODES
from tui.core.diagnostic import Diagnostic, Severity
from tui.core.editor.completion import Proposal, complete
from tui.core.editor.describe import hover
from tui.core.editor.occurrence import Occurrence, Span, find_at
from tui.core.editor.rename import find_all, why_not_rename
from tui.core.mending.edit import Fix
from tui.core.mending.quoting import find_quotes
from tui.core.mending.spelling import find_ids, find_keys
from tui.core.mending.tidying import find_odd
from tui.core.text import visible
from tui.core.words import mark, say
from tui.lsp.places import Places
from tui.lsp.room import Room

SOURCE = "branchline"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.ADVICE: types.DiagnosticSeverity.Information,
}
_KINDS: Mapping[str, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "word": types.CompletionItemKind.EnumMember,
    "file": types.CompletionItemKind.File,
    "facts": types.CompletionItemKind.Variable,
    "answers": types.CompletionItemKind.EnumMember,
    "nodes": types.CompletionItemKind.Reference,
    "flows": types.CompletionItemKind.Module,
    "procedures": types.CompletionItemKind.Function,
    "packets": types.CompletionItemKind.Struct,
    "values": types.CompletionItemKind.Value,
}


class Refused(Exception):
    """Something that is not done, with the reason."""


def to_diagnostics(
    places: Places, lines: Sequence[str], found: Iterable[Diagnostic]
) -> list[types.Diagnostic]:
    """Return faults as editors underline them, with why they matter and how to mend them."""
    return [_to_diagnostic(places, lines, each) for each in found]


def _to_diagnostic(places: Places, lines: Sequence[str], found: Diagnostic) -> types.Diagnostic:
    code = CODES[found.code]
    parts = [found.message, found.hint or say(code.mend), say(code.why)]
    if found.walk:
        parts.append(say("Walk that shows it: {walk}", walk=" > ".join(found.walk)))
    return types.Diagnostic(
        range=places.word(lines, found.line, found.column),
        message="\n".join(map(visible, parts)),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
    )


def to_completion(
    places: Places, room: Room, name: str, position: types.Position
) -> types.CompletionList:
    """Return what can be typed at a place."""
    lines = room.lines(name)
    spot = places.spot(lines, position)
    found = complete(room.workspace.project, name, lines, spot.line, spot.column)
    start = places.position(lines, *found.start)
    replaced = types.Range(start, position)
    items = [_to_item(each, number, replaced) for number, each in enumerate(found.proposals)]
    return types.CompletionList(is_incomplete=False, items=items)


def _to_item(proposal: Proposal, number: int, replaced: types.Range) -> types.CompletionItem:
    text = f"{proposal.text}: " if proposal.kind == "key" else proposal.text
    return types.CompletionItem(
        label=proposal.text,
        kind=_KINDS.get(proposal.kind, types.CompletionItemKind.Text),
        detail=visible(proposal.detail) or None,
        sort_text=f"{number:05}",
        text_edit=types.TextEdit(replaced, text),
    )


def find_pointed(
    places: Places, room: Room, name: str, position: types.Position
) -> Occurrence | None:
    """Return what the client points at, where the file still says what is known of it."""
    lines = room.lines(name)
    spot = places.spot(lines, position)
    if name not in room.workspace.project:
        return None
    found = find_at(room.workspace.project, name, spot.line, spot.column)
    if found is None or not _still_stands(lines, found):
        return None
    return found


def _still_stands(lines: Sequence[str], found: Occurrence) -> bool:
    line, column, length = found.span
    text = lines[line - 1] if line <= len(lines) else ""
    return text[column - 1 : column - 1 + length] == found.symbol.name


def to_hover(places: Places, room: Room, name: str, found: Occurrence) -> types.Hover:
    """Return what there is to know about an id, as plain text: no author's text is markup."""
    text = visible(hover(room.workspace.project, found), newline=True)
    contents = types.MarkupContent(types.MarkupKind.PlainText, text)
    return types.Hover(contents, places.span(room.lines(name), found.span))


def to_locations(
    places: Places, room: Room, found: Occurrence, *, uses: bool, definition: bool
) -> Iterator[types.Location]:
    """Yield where an id is defined and where it is used, as far as that is asked for."""
    if not found.symbol.file:
        return
    for each in find_all(room.workspace.project, found.symbol):
        if definition if each.is_definition else uses:
            lines = room.lines(each.file)
            uri = room.path_of(each.file).as_uri()
            yield types.Location(uri, places.span(lines, each.span))


def to_rename(places: Places, room: Room, found: Occurrence, new: str) -> types.WorkspaceEdit:
    """Return the edits that give something another id, in every file.

    Raises:
        Refused: that id cannot be had, or a file cannot be read as it is now.
    """
    project = room.workspace.project
    why = why_not_rename(project, found.symbol, new)
    broken = [name for name in project if not room.is_current(name)]
    if why or broken:
        raise Refused(why or say("{broken} has faults; mend it first", broken=broken[0]))
    changes: dict[str, list[types.TextEdit]] = {}
    for each in find_all(project, found.symbol):
        lines = room.lines(each.file)
        edit = types.TextEdit(places.span(lines, each.span), new)
        changes.setdefault(room.path_of(each.file).as_uri(), []).append(edit)
    return types.WorkspaceEdit(changes=dict(changes))


def to_actions(
    places: Places, room: Room, name: str, wanted: types.Range
) -> Iterator[types.CodeAction]:
    """Yield what can be mended within a range."""
    lines = room.lines(name)
    uri = room.path_of(name).as_uri()
    first, last = wanted.start.line + 1, wanted.end.line + 1
    for fix in _find_fixes(room, name):
        if first <= fix.line <= last:
            edits = [
                types.TextEdit(places.span(lines, Span(*each[:3])), each.text) for each in fix.edits
            ]
            yield types.CodeAction(
                title=_title(fix),
                kind=types.CodeActionKind.QuickFix,
                edit=types.WorkspaceEdit(changes={uri: edits}),
            )


_DEEDS = {
    "wrote": mark("Write"),
    "put": mark("Put"),
    "removed": mark("Remove"),
    "ended": mark("End"),
}


def _title(fix: Fix) -> str:
    """Return what a fix would do, as something to choose."""
    deed, space, rest = visible(fix.says).partition(" ")
    return f"{_DEEDS.get(deed, deed.capitalize())}{space}{rest}"


def _find_fixes(room: Room, name: str) -> Iterator[Fix]:
    problems = room.check_quickly(name)
    lines = room.lines(name)
    yield from find_odd(lines, problems)
    yield from find_quotes(lines, problems)
    source = room.workspace.source(name)
    if source is not None:
        yield from find_keys(source, problems)
    if room.is_current(name):
        yield from find_ids(room.workspace.project, name, problems)
