"""The server for editors, spoken to over standard input and output by a real client."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.client import LanguageClient

from tests.core.editor.projects import FILES, PHONES
from tests.screen import settle
from tui.core.codes.calls import CALLS, calls
from tui.core.codes.example import TINY, tiny
from tui.core.codes.language import words

Place = tuple[types.TextDocumentIdentifier, types.Position]
Proposals = dict[str, types.CompletionItem]


class Editor:
    """An editor with one folder open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.faults: dict[str, list[types.Diagnostic]] = {}
        self.versions: dict[str, int] = {}

        def take(params: types.PublishDiagnosticsParams) -> None:
            self.faults[params.uri] = list(params.diagnostics)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(take)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def open(self, name: str, text: str | None = None) -> None:
        item = types.TextDocumentItem(
            self.uri(name), "yaml", 1, self.text(name) if text is None else text
        )
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        version = self.versions[name] = self.versions.get(name, 1) + 1
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def at(
        self, name: str, text: str, sign: str, skip: int = 0
    ) -> tuple[types.TextDocumentIdentifier, types.Position]:
        """Return the place of a sign in a text."""
        where = text.index(sign) + skip
        line = text.count("\n", 0, where)
        column = where - (text.rfind("\n", 0, where) + 1)
        units = len(text[where - column : where].encode("utf-16-le")) // 2
        return types.TextDocumentIdentifier(self.uri(name)), types.Position(line, units)

    async def sees(self, name: str, *codes: str) -> None:
        """Wait until a file has exactly these faults."""
        await settle(
            lambda: (
                sorted(str(each.code) for each in self.faults.get(self.uri(name), []))
                == sorted(codes)
                and self.uri(name) in self.faults
            ),
            what=f"{codes} in {name}; there is {self.faults}",
        )


@asynccontextmanager
async def editing(folder: Path, files: Mapping[str, str] = FILES) -> AsyncIterator[Editor]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    editor = Editor(folder)
    await editor.client.start_io(sys.executable, "-P", "-m", "tui", "lsp")
    root = types.WorkspaceFolder(folder.as_uri(), "flows")
    await editor.client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), workspace_folders=[root])
    )
    editor.client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        await editor.client.shutdown_async(None)
        editor.client.exit(None)
        await asyncio.wait_for(editor.client.stop(), 10)  # type: ignore[no-untyped-call]


async def test_a_fault_is_underlined_while_one_types_and_goes_when_it_is_mended(
    tmp_path: Path,
) -> None:
    async with editing(tmp_path, {"tiny.yaml": tiny()}) as editor:
        editor.open("tiny.yaml")
        await editor.sees("tiny.yaml")
        editor.type("tiny.yaml", tiny("there: ticket}", "there: tiket}"))
        await editor.sees("tiny.yaml", "G001")
        (fault,) = editor.faults[editor.uri("tiny.yaml")]
        assert (fault.range.start.line, fault.range.start.character) == (11, 33)
        assert fault.range.end.character == 38
        assert "Did you mean `ticket`?" in fault.message
        editor.type("tiny.yaml", tiny())
        await editor.sees("tiny.yaml")


async def test_what_only_the_proof_finds_comes_a_moment_later(tmp_path: Path) -> None:
    async with editing(tmp_path, {"tiny.yaml": tiny()}) as editor:
        editor.open("tiny.yaml", tiny("    verify:", "    when: {licence: there}\n    verify:"))
        await settle(
            lambda: any(
                str(each.code).startswith("P")
                for each in editor.faults.get(editor.uri("tiny.yaml"), [])
            ),
            what="a fault of the proof",
        )


async def test_a_fault_in_another_file_that_comes_of_typing_is_shown_there(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("shared/facts.yaml")
        text = editor.text("shared/facts.yaml").replace("google: Google", "samsung: Samsung")
        editor.type("shared/facts.yaml", text)
        await settle(
            lambda: any(e.code == "G004" for e in editor.faults.get(editor.uri("phones.yaml"), [])),
            what="a fault in the flow that uses the library",
        )


async def test_a_scenario_is_played_a_moment_after_it_was_typed(tmp_path: Path) -> None:
    files = {"tiny.yaml": tiny(), "scenarios/calls.yaml": CALLS}
    async with editing(tmp_path, files) as editor:
        editor.open("scenarios/calls.yaml")
        await editor.sees("scenarios/calls.yaml")
        editor.type("scenarios/calls.yaml", calls("cause: assign", "cause: ticket"))
        await editor.sees("scenarios/calls.yaml", "C006")
        editor.type("scenarios/calls.yaml", calls("cause: assign\n", "cause: [assign]\n"))
        await editor.sees("scenarios/calls.yaml", "F032")
        editor.type("scenarios/calls.yaml", CALLS)
        await editor.sees("scenarios/calls.yaml")


async def test_a_translation_is_checked_as_one_while_it_is_typed(tmp_path: Path) -> None:
    name = "locale/de/tiny.yaml"
    async with editing(tmp_path, {"tiny.yaml": TINY, name: words()}) as editor:
        editor.open(name)
        await editor.sees(name)
        editor.type(name, words("translation: tiny", "translation: tinny"))
        await editor.sees(name, "L002")
        editor.type(name, words("translation: tiny\n"))
        await editor.sees(name, "L001")
        editor.type(name, words())
        await editor.sees(name)


async def test_files_that_are_no_flows_are_left_alone(tmp_path: Path) -> None:
    async with editing(tmp_path, {"tiny.yaml": tiny()}) as editor:
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "compose.yml").write_text("services: {a: b}\n", encoding="utf-8")
        editor.open("other/compose.yml")
        editor.open("tiny.yaml")
        await editor.sees("tiny.yaml")
        assert editor.uri("other/compose.yml") not in editor.faults


async def complete(editor: Editor, name: str, text: str) -> Proposals:
    """Return what is proposed at the sign `^`."""
    editor.type(name, text.replace("^", "", 1))
    document, position = editor.at(name, text, "^")
    found = await editor.client.text_document_completion_async(
        types.CompletionParams(document, position)
    )
    assert isinstance(found, types.CompletionList)
    return {item.label: item for item in found.items}


PROPOSED = (
    ("    ask: make\n", "    ask: ^\n", ["make", "cloud", "enrolled"]),
    ("{apple: enrolled, google or other: help/}", "{^}", ["apple", "google", "other"]),
    ("{apple: enrolled, ", "{apple: ^, ", ["which", "enrolled", "gov", "help/"]),
    ("      - procedure: restart", "      - procedure: ^", ["restart"]),
    ("    cause: It is another cloud.", "    cause: It is {^", ["site"]),
    ("    kind: wait\n", "    ^\n", ["kind", "steps", "verify"]),
    ("    kind: wait\n", "    kind: ^\n", ["wait", "not-ours"]),
)


async def test_what_exists_is_proposed(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        for old, new, there in PROPOSED:
            items = await complete(editor, "phones.yaml", PHONES.replace(old, new, 1))
            assert set(there) <= set(items), new


async def test_a_proposal_takes_the_place_of_the_word_that_was_begun(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        text = PHONES.replace("    ask: make\n", "    ask: clo^\n", 1)
        items = await complete(editor, "phones.yaml", text)
        edit = items["cloud"].text_edit
        assert isinstance(edit, types.TextEdit)
        assert (edit.range.start.character, edit.range.end.character) == (9, 12)
        assert items["cloud"].detail == "Which cloud?"


async def test_places_are_right_behind_letters_that_take_two_units(tmp_path: Path) -> None:
    text = tiny("[Assign a licence.,", "['\U0001f4f1\U0001f4f1 Assign {admin}.',")
    text = text.replace("nodes:\n", "values: {admin: there}\nnodes:\n", 1)
    async with editing(tmp_path, {"tiny.yaml": text}) as editor:
        editor.open("tiny.yaml")
        where = editor.at("tiny.yaml", text, "{admin}", 3)
        found = await editor.client.text_document_hover_async(types.HoverParams(*where))
        assert found is not None
        assert "value admin: there" in str(found.contents)
        assert found.range is not None
        assert found.range.end.character - found.range.start.character == len("admin")
        assert found.range.start.character == editor.at("tiny.yaml", text, "admin}")[1].character


async def test_pointing_at_a_node_tells_what_leads_there_and_what_remains(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        where = editor.at("phones.yaml", PHONES, "{public: by-cloud", 9)
        found = await editor.client.text_document_hover_async(types.HoverParams(*where))
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert found.contents.kind == types.MarkupKind.PlainText
        assert "what leads here: asking (public), asking (gov), part (then)" in found.contents.value
        assert "what remains: gov, public" in found.contents.value


async def test_a_definition_is_found_in_another_file(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        where = editor.at("phones.yaml", PHONES, "procedure: restart", 12)
        found = await editor.client.text_document_definition_async(types.DefinitionParams(*where))
        assert isinstance(found, list)
        (place,) = found
        assert isinstance(place, types.Location)
        assert place.uri == editor.uri("shared/facts.yaml")
        assert place.range.start == types.Position(9, 2)


@pytest.mark.parametrize(("declared", "count"), [(True, 3), (False, 2)])
async def test_references_are_found_in_every_file(
    tmp_path: Path,
    declared: bool,  # noqa: FBT001 - what the protocol has
    count: int,
) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        document, position = editor.at("phones.yaml", PHONES, "procedure: restart", 12)
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(declared), document, position)
        )
        assert found is not None
        document, position = editor.at("phones.yaml", PHONES, "google or other", 1)
        found = await editor.client.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(declared), document, position)
        )
        assert found is not None
        assert len(found) == count


async def test_renaming_changes_every_file_and_leaves_no_fault(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        editor.open("shared/facts.yaml")
        await editor.sees("phones.yaml")
        where = editor.at("phones.yaml", PHONES, "ask: make", 6)
        place = await editor.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(*where)
        )
        assert isinstance(place, types.Range)
        edit = await editor.client.text_document_rename_async(
            types.RenameParams(*where, new_name="maker")
        )
        assert edit is not None
        assert edit.changes is not None
        assert set(edit.changes) == {editor.uri("phones.yaml"), editor.uri("shared/facts.yaml")}
        for name in ("phones.yaml", "shared/facts.yaml"):
            text = apply(editor.text(name), edit.changes[editor.uri(name)])
            assert "maker" in text
            editor.type(name, text)
        await editor.sees("phones.yaml")
        await editor.sees("shared/facts.yaml")


def apply(text: str, edits: Sequence[types.TextEdit]) -> str:
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
        line = lines[edit.range.start.line]
        head, tail = line[: edit.range.start.character], line[edit.range.end.character :]
        lines[edit.range.start.line] = head + edit.new_text + tail
    return "\n".join(lines)


@pytest.mark.parametrize(("new", "why"), [("cloud", "there already"), ("No Good", "lower-case")])
async def test_a_name_that_cannot_be_had_is_refused(tmp_path: Path, new: str, why: str) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        where = editor.at("phones.yaml", PHONES, "ask: make", 6)
        with pytest.raises(JsonRpcInvalidParams, match=why):
            await editor.client.text_document_rename_async(types.RenameParams(*where, new_name=new))


async def test_nothing_is_renamed_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        editor.open("help.yaml")
        editor.type("help.yaml", "flow: [help")
        where = editor.at("phones.yaml", PHONES, "ask: make", 6)
        with pytest.raises(JsonRpcInvalidParams, match=r"help\.yaml has faults"):
            await editor.client.text_document_rename_async(
                types.RenameParams(*where, new_name="maker")
            )


async def test_what_can_be_mended_is_offered(tmp_path: Path) -> None:
    text = tiny("there: ticket}", "there: tiket}")
    async with editing(tmp_path, {"tiny.yaml": text}) as editor:
        editor.open("tiny.yaml")
        document, position = editor.at("tiny.yaml", text, "tiket")
        found = await editor.client.text_document_code_action_async(
            types.CodeActionParams(
                document, types.Range(position, position), types.CodeActionContext([])
            )
        )
        assert found is not None
        (action,) = found
        assert isinstance(action, types.CodeAction)
        assert action.title == "Write `ticket` for `tiket`"
        assert action.edit is not None
        assert action.edit.changes is not None
        assert apply(text, action.edit.changes[editor.uri("tiny.yaml")]) == tiny()


async def test_a_file_saved_by_another_program_is_seen(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        await editor.sees("phones.yaml")
        facts = editor.text("shared/facts.yaml").replace("  site:", "  page:")
        (tmp_path / "shared" / "facts.yaml").write_text(facts, encoding="utf-8")
        changed = types.FileEvent(editor.uri("shared/facts.yaml"), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([changed])
        )
        await settle(
            lambda: any(e.code == "G007" for e in editor.faults.get(editor.uri("phones.yaml"), [])),
            what="a fault that the other file brought",
        )


async def test_what_was_typed_and_closed_without_saving_is_forgotten(tmp_path: Path) -> None:
    async with editing(tmp_path) as editor:
        editor.open("phones.yaml")
        editor.open("help.yaml", HELP_WITHOUT_TICKET)
        await settle(
            lambda: any(e.code == "G001" for e in editor.faults.get(editor.uri("phones.yaml"), [])),
            what="a fault",
        )
        document = types.TextDocumentIdentifier(editor.uri("help.yaml"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        await editor.sees("phones.yaml")


HELP_WITHOUT_TICKET = FILES["help.yaml"].replace("ticket", "desk")


def test_without_the_extra_the_command_says_what_to_install() -> None:
    script = (
        "import sys; sys.modules['pygls'] = sys.modules['lsprotocol'] = None; "
        "from tui.cli import main; sys.exit(main(['lsp']))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "pip install 'branchline[lsp]'" in done.stderr
    assert "Traceback" not in done.stderr
