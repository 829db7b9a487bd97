"""`serve`: the app in a real browser, walked by keyboard; and who is not let in."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.browser import PATIENCE, find_browser, open_browser
from tests.cli.command import ROOT, run, small_example, write_trees

needs_browser = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed here (Debian: chromium)"
)


@asynccontextmanager
async def serving(trees: Path, *arguments: str, seats: int = 1) -> AsyncIterator[list[str]]:
    """Run `branchline serve` at a free port; yields the links."""
    command = ["-P", "-m", "tui", "serve", "--port", "0", "--seats", str(seats)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, "--trees", str(trees), *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, env=dict(os.environ),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield [(await process.stdout.readline()).decode().strip() for _ in range(seats)]
    finally:
        process.terminate()
        await process.wait()


LAMP = """\
flow: lamp
title: The lamp stays dark
start: plugged
facts:
  plug: {ask: Is it plugged in?, how: Follow the cable., answers: {"yes": Yes, "no": No}}
  bulb: {ask: Is the bulb whole?, how: Look at it., answers: {"yes": Yes, "no": No}}
nodes:
  plugged:
    ask: plug
    to: {"yes": bulb, "no": plug-in}
  bulb:
    ask: bulb
    to: {"yes": shop, "no": change}
  plug-in: {resolve: Plug it in, actors: [L1], cause: No power., steps: [Plug.], verify: Light.}
  change: {resolve: Change the bulb, actors: [L1], cause: It broke., steps: [Turn.], verify: Light.}
  shop: {resolve: Take it to the shop, kind: hand-over, actors: [MS], cause: Who knows.}
"""


@needs_browser
async def test_a_walk_in_the_browser_comes_to_a_resolution_by_keyboard(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    async with serving(trees) as (link,), open_browser(tmp_path) as tab:
        await tab.open(link)
        for words, key in (
            ("The lamp stays dark", "Enter"),
            ("Is it plugged in?", "1"),
            ("the bulb whole?", "2"),
            ("It broke.", "h"),
        ):
            await tab.hears(words)
            await tab.press(key)
        await until(lambda: '"result":"helped"' in read_cases(kept_here() / "seats"))
        assert await tab.ask("location.search") == ""
        origin = link.partition("/?")[0]
        here = (origin, origin.replace("http", "ws"), "data:", "about:")
        assert [each for each in tab.requests if not each.startswith(here)] == []
        assert not [each for each in tab.complaints if "Content Security Policy" in each]


def kept_here() -> Path:
    return Path(os.environ["HOME"]) / ".local/share/branchline"


def read_cases(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.rglob("*.jsonl"))


async def until(is_so: Callable[[], bool]) -> None:
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while not is_so():
        assert asyncio.get_running_loop().time() < deadline
        await asyncio.sleep(0.05)


async def test_a_link_opens_a_seat_once_and_nothing_opens_without_one(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    async with serving(trees, seats=2) as links:
        origin = links[0].partition("/?")[0]
        async with aiohttp.ClientSession() as stranger:
            for path in ("/", "/ws", "/static/js/textual.js", "/?token=guess", "/download/x"):
                async with stranger.get(origin + path) as answer:
                    assert answer.status == 403, path
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as guest, guest.get(links[0]) as answer:
            assert (answer.status, str(answer.url)) == (200, f"{origin}/")
            assert "http" not in re.sub(r'"ws://127[^"]*"', "", await answer.text())
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        async with aiohttp.ClientSession() as second, second.get(links[0]) as answer:
            assert answer.status == 403
            assert "used already" in await answer.text()


async def test_a_seat_is_one_window_and_another_page_opens_none(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    async with serving(trees) as (link,):
        origin = link.partition("/?")[0]
        address = origin.replace("http", "ws") + "/ws"
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as guest:
            async with guest.get(link) as answer:
                assert answer.status == 200
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await guest.ws_connect(address, headers={"Origin": "http://evil.example"})
            async with guest.ws_connect(address, headers={"Origin": origin}) as first:
                assert (await first.receive()).type is aiohttp.WSMsgType.BINARY
                async with guest.ws_connect(address, headers={"Origin": origin}) as again:
                    assert (await again.receive()).type is aiohttp.WSMsgType.CLOSE


def new_guest() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


@asynccontextmanager
async def seated(link: str, guest: aiohttp.ClientSession) -> AsyncIterator["Window"]:
    """Open the window of a seat."""
    async with guest.get(link) as answer:
        assert answer.status in (200, 403)  # 403: it was opened before, and its cookie holds it
    origin = link.partition("/?")[0]
    address = origin.replace("http", "ws") + "/ws"
    async with guest.ws_connect(address, headers={"Origin": origin}) as socket:
        yield Window(socket)


class Window:
    """What a browser hears, as far as its words go."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard = ""

    async def hears(self, words: str) -> None:
        """Wait until something is painted."""
        while words not in self.heard:
            message = await asyncio.wait_for(self.socket.receive(), PATIENCE)
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), self.heard
            data = message.data if isinstance(message.data, bytes) else message.data.encode()
            self.heard += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode("utf-8", "replace"))

    async def press(self, keys: str) -> None:
        await self.socket.send_json(["stdin", keys])


async def test_each_seat_is_a_person_who_sees_only_his_own_cases(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    async with serving(trees, seats=2) as links, new_guest() as ada, new_guest() as bo:
        async with seated(links[0], ada) as window:
            await window.hears("The lamp stays dark")
            await window.press("\r")
            await window.hears("Is it plugged in?")
            await window.press("1")
            await window.hears("the bulb whole?")
        async with seated(links[1], bo) as window:
            await window.hears("The lamp stays dark")
            await window.press("\x1b")
            await window.hears("s cases")
            await window.press("s")
            await window.hears("There are no cases here.")
        async with seated(links[0], ada) as window:
            await window.hears("Go on with")
    assert not (kept_here() / "cases").exists()
    (home,) = kept_here().glob("seats/*/1")
    assert "unfinished" in run("cases", "list", "--trees", trees, XDG_DATA_HOME=str(home)).stdout


async def test_a_session_ends_when_its_server_is_gone(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", lamp=LAMP)
    session = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "tui.cli.web.session", "--trees", str(trees),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=dict(os.environ),
    )  # fmt: skip
    assert session.stdin is not None
    assert session.stdout is not None
    async with asyncio.timeout(PATIENCE):
        await session.stdout.readuntil(b"The lamp stays dark")
        session.stdin.close()
        rest = asyncio.create_task(session.stdout.read())
        assert await session.wait() == 129
        await rest


def test_a_restricted_place_serves_nothing(tmp_path: Path) -> None:
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    done = run("serve", "--restricted", "--trees", trees)
    assert done.returncode == 3
    assert "nothing listens here" in done.stderr


def test_seats_and_ports_are_numbers(tmp_path: Path) -> None:
    assert run("serve", "--seats", "0").returncode == 2
    assert run("serve", "--port", "70000").returncode == 2
    del tmp_path


def test_the_page_names_nothing_from_elsewhere() -> None:
    page = (ROOT / "tui/cli/web/page.html").read_text()
    assert not re.findall(r"https?:|//[a-z]", page)
