"""Listens to an editor: diagnostics as one types, completion, hover, definition, references."""

import asyncio
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

import tui
from tui.lsp.answers import (
    Refused,
    find_pointed,
    to_actions,
    to_completion,
    to_diagnostics,
    to_hover,
    to_locations,
    to_rename,
)
from tui.lsp.places import Places
from tui.lsp.room import Found, Room, find_root
from tui.store.folder import ENDING

PAUSE = 0.25
"""Seconds without typing until everything is checked and proved."""
_TRIGGERS = [" ", "{", "[", "/"]


class Server(LanguageServer):
    """One editor, and the folders in which it has files open."""

    def __init__(self) -> None:
        """Wait for the editor."""
        super().__init__("branchline", tui.__version__)
        self.rooms: dict[Path, Room] = {}
        self._homes: dict[str, tuple[Room, str]] = {}
        self._waiting: dict[Path, asyncio.TimerHandle] = {}
        self._published: set[str] = set()

    @property
    def places(self) -> Places:
        """How this client counts."""
        return Places(self.workspace.position_codec)

    def find(self, uri: str) -> tuple[Room, str] | None:
        """Return the room of an open file, and its name there."""
        return self._homes.get(uri)

    def open(self, uri: str, text: str) -> None:
        """Take in a file that was opened."""
        path = to_fs_path(uri)
        if path is None or not path.endswith(ENDING):
            return
        root = find_root(Path(path), self._top(Path(path)))
        room = self.rooms.setdefault(root, Room(root))
        self._homes[uri] = room, room.name_of(Path(path))
        self.type(uri, text)

    def _top(self, path: Path) -> Path | None:
        """Return the folder of the editor that a file lies in."""
        folders = [to_fs_path(uri) for uri in self.workspace.folders]
        root = self.workspace.root_path
        tops = [Path(each) for each in (*folders, root) if each]
        return next((top for top in tops if top in path.parents), None)

    def type(self, uri: str, text: str) -> None:
        """Take in what is typed: say at once what can be said at once, the rest in a moment."""
        home = self.find(uri)
        if home is None:
            return
        room, name = home
        room.type(name, text)
        self._publish(room, {name: room.check_quickly(name)})
        self._check_soon(room)

    def close(self, uri: str) -> None:
        """Forget what was typed into a file."""
        home = self._homes.pop(uri, None)
        if home is not None:
            room, name = home
            room.close(name)
            self._check_soon(room)

    def reload(self) -> None:
        """Look at the disk again."""
        for room in self.rooms.values():
            room.load()
            self._check_soon(room)

    def _check_soon(self, room: Room) -> None:
        earlier = self._waiting.pop(room.root, None)
        if earlier is not None:
            earlier.cancel()
        loop = asyncio.get_running_loop()
        self._waiting[room.root] = loop.call_later(
            PAUSE, lambda: loop.create_task(self._check(room))
        )

    async def _check(self, room: Room) -> None:
        """Check a whole room beside the typing; what was typed meanwhile is checked again."""
        room.load()
        folder = room.snapshot()
        found = await asyncio.to_thread(room.check_deeply, folder)
        if folder.files == room.snapshot().files:
            room.keep(found)
            self._publish(room, found)

    def _publish(self, room: Room, found: Found) -> None:
        for name, each in found.items():
            uri = self._uri(room, name)
            if not each and uri not in self._published and uri not in self._homes:
                continue
            self._published.add(uri)
            diagnostics = to_diagnostics(self.places, room.lines(name), each)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics)
            )

    def _uri(self, room: Room, name: str) -> str:
        """Return a file's address as the editor writes it."""
        same = (uri for uri, home in self._homes.items() if home == (room, name))
        return next(same, room.path_of(name).as_uri())


def make_server() -> Server:
    """Return a server that listens to nobody yet."""
    server = Server()
    _add_typing(server)
    _add_pointing(server)
    _add_changing(server)
    return server


def _add_typing(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document.uri, params.text_document.text)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.type(uri, server.workspace.get_text_document(uri).source)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS)
    )
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        home = server.find(params.text_document.uri)
        return to_completion(server.places, *home, params.position) if home else None


def _add_pointing(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        home = server.find(params.text_document.uri)
        found = find_pointed(server.places, *home, params.position) if home else None
        return to_hover(server.places, *home, found) if home and found else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> list[types.Location]:
        home = server.find(params.text_document.uri)
        found = find_pointed(server.places, *home, params.position) if home else None
        if not home or not found:
            return []
        return [*to_locations(server.places, home[0], found, uses=False, definition=True)]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        home = server.find(params.text_document.uri)
        found = find_pointed(server.places, *home, params.position) if home else None
        if not home or not found:
            return []
        with_definition = params.context.include_declaration
        places = server.places
        return [*to_locations(places, home[0], found, uses=True, definition=with_definition)]


def _add_changing(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepare(params: types.PrepareRenameParams) -> types.Range | None:
        home = server.find(params.text_document.uri)
        found = find_pointed(server.places, *home, params.position) if home else None
        if not home or not found or not found.symbol.file:
            return None
        return server.places.span(home[0].lines(home[1]), found.span)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        home = server.find(params.text_document.uri)
        found = find_pointed(server.places, *home, params.position) if home else None
        if not home or not found:
            return None
        try:
            return to_rename(server.places, home[0], found, params.new_name)
        except Refused as refused:
            raise JsonRpcInvalidParams(str(refused)) from None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        home = server.find(params.text_document.uri)
        return [*to_actions(server.places, *home, params.range)] if home else []
