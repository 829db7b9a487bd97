"""The server: one page, its fonts and scripts from this machine, one app for each seat."""

import asyncio
import json
import shlex
from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.cli.web.seats import Seats
from tui.core.words import mark, say

COOKIE = "seat"
IDLE_MINUTES = 60
"""A seat at which nobody presses a key for so long is closed; its case stays where it was."""
_MOST_BYTES = 256 * 1024
"""A message of a browser; a long paste fits."""
_SIZES = frozenset(range(10, 1000))
_GRACE = 5
"""Seconds that an app has to end by itself."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_NO_SEAT = mark(
    "This link was used already, or is none. Each link opens one seat once: ask whoever started "
    "`branchline serve` for another.\n"
)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


async def serve(
    host: str,
    port: int,
    seats: Seats,
    session: Callable[[int], list[str]],
    tell: Callable[[int, list[str]], None],
) -> None:
    """Serve until cancelled.

    Args:
        host: address to listen at.
        port: port; 0 takes a free one.
        seats: who may sit where.
        session: gives the command that runs for a seat, by its number.
        tell: told the port and the links, once it listens.

    Raises:
        OSError: it cannot listen there.
    """
    room = _Room(seats, session)
    runner = web.AppRunner(room.app(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        at = runner.addresses[0][1]
        name = f"[{host}]" if ":" in host else host
        tell(at, [f"http://{name}:{at}/?token={token}" for token in seats.tokens])
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


class _Room:
    """Answers browsers."""

    def __init__(self, seats: Seats, session: Callable[[int], list[str]]) -> None:
        self._seats = seats
        self._session = session
        here = resources.files("tui.cli.web")
        self._page = (here / "page.html").read_text("utf-8")
        self._script = (here / "page.js").read_text("utf-8")

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        static = Path(textual_serve.__file__).parent / "static"
        app.router.add_get("/", self._index)
        app.router.add_get("/page.js", self._focus)
        app.router.add_get("/ws", self._walk)
        app.router.add_static("/static", static)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let nobody in without a seat, and send nothing that another page could use."""
        if request.path == "/" and "token" in request.query:
            return self._open(request)
        if not self._seats.holds(request.cookies.get(COOKIE, "")):
            return web.Response(status=403, text=say(_NO_SEAT), headers=_HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _open(self, request: web.Request) -> web.Response:
        """Give a seat for a token; the token leaves the address line at once."""
        cookie = self._seats.open(request.query["token"])
        if not cookie:
            return web.Response(status=403, text=say(_NO_SEAT), headers=_HEADERS)
        answer = web.Response(status=303, headers={**_HEADERS, "Location": "/"})
        answer.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/")
        return answer

    async def _index(self, request: web.Request) -> web.Response:
        scheme = "wss" if request.scheme == "https" else "ws"
        address = json.dumps(f"{scheme}://{request.host}/ws")[1:-1]
        page = self._page.replace("@@WEBSOCKET@@", address.replace('"', ""))
        return web.Response(text=page, content_type="text/html")

    async def _focus(self, _request: web.Request) -> web.Response:
        return web.Response(text=self._script, content_type="text/javascript")

    async def _walk(self, request: web.Request) -> web.StreamResponse:
        """Run the app for one seat, for as long as its window is open."""
        cookie = request.cookies.get(COOKIE, "")
        origin = request.headers.get("Origin", "")
        if origin.partition("://")[2] != request.host:
            return web.Response(status=403, text=say("Another page may not open this.\n"))
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_BYTES)
        await socket.prepare(request)
        if not self._seats.sit(cookie):
            await socket.close(message=b"this seat is taken in another window")
            return socket
        try:
            await self._run(socket, request, self._session(self._seats.number(cookie)))
        finally:
            self._seats.leave(cookie)
        return socket

    async def _run(
        self, socket: web.WebSocketResponse, request: web.Request, session: list[str]
    ) -> None:
        service = AppService(
            shlex.join(session),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=_closer(socket),
            download_manager=DownloadManager(),
        )
        await service.start(_size(request, "width", 80), _size(request, "height", 24))
        try:
            await _listen(socket, service)
        finally:
            await _stop(service)
            await socket.close()


def _closer(socket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await socket.close()

    return close


def _size(request: web.Request, name: str, usual: int) -> int:
    text = request.query.get(name, "")
    number = int(text) if text.isascii() and text.isdigit() else usual
    return number if number in _SIZES else usual


async def _listen(socket: web.WebSocketResponse, service: AppService) -> None:
    """Pass on what a browser sends, until its window closes or nobody is there any more."""
    while True:
        try:
            message = await socket.receive(timeout=IDLE_MINUTES * 60)
        except TimeoutError:
            return
        if message.type is not WSMsgType.TEXT:
            return
        try:
            sent: list[object] = list(json.loads(message.data))
            kind, data = (*sent, None)[:2]
        except (ValueError, TypeError, RecursionError):
            return
        await _pass_on(socket, service, kind, data)


async def _pass_on(
    socket: web.WebSocketResponse, service: AppService, kind: object, data: object
) -> None:
    if kind == "stdin" and isinstance(data, str):
        await service.send_bytes(data.encode("utf-8", "replace"))
    elif kind == "resize" and isinstance(data, dict):
        width, height = data.get("width"), data.get("height")
        if isinstance(width, int) and isinstance(height, int) and {width, height} <= _SIZES:
            await service.set_terminal_size(width, height)
    elif kind == "ping":
        await socket.send_json(["pong", data])
    elif kind == "blur":
        await service.blur()
    elif kind == "focus":
        await service.focus()


async def _stop(service: AppService) -> None:
    """End an app; one that does not end by itself is ended."""
    process = service._process  # noqa: SLF001 - it has no public name, and must not outlive its seat
    try:
        async with asyncio.timeout(_GRACE):
            await service.stop()
    except TimeoutError:
        pass
    if process is not None and process.returncode is None:
        process.kill()
        await process.wait()
