"""A real Chromium without a window, driven through its own protocol."""

import asyncio
import base64
import json
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

PATIENCE = 60
_BINARY = 2
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--no-first-run",
    "--no-default-browser-check", "--mute-audio", "--remote-debugging-port=0",
    "--disable-features=Translate,OptimizationHints,MediaRouter", "--window-size=1100,800",
)  # fmt: skip


def find_browser() -> str | None:
    """Return the program; None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


class Tab:
    """One tab of the browser, and every address it asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.received = ""
        """What came through web sockets, as text."""
        self._reader = asyncio.ensure_future(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            raw = json.loads(message.data)
            if "id" in raw:
                self._waiting.pop(raw["id"]).set_result(raw)
            elif raw.get("method") == "Network.requestWillBeSent":
                self.requests.append(raw["params"]["request"]["url"])
            elif raw.get("method") == "Network.webSocketCreated":
                self.requests.append(raw["params"]["url"])
            elif raw.get("method") == "Network.webSocketFrameReceived":
                frame = raw["params"]["response"]
                if frame["opcode"] == _BINARY:
                    data = base64.b64decode(frame["payloadData"])
                    self.received += data.decode("utf-8", "replace")
            elif raw.get("method") == "Log.entryAdded":
                self.complaints.append(raw["params"]["entry"]["text"])

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = future
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        answer = await asyncio.wait_for(future, PATIENCE)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    async def begin(self) -> None:
        for domain in ("Page", "Runtime", "Network", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Emulation.setFocusEmulationEnabled", enabled=True)

    async def open(self, address: str) -> None:
        await self.call("Page.navigate", url=address)
        await self.settle("document.readyState === 'complete'")

    async def ask(self, script: str) -> Any:
        answer = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def settle(self, condition: str) -> None:
        """Wait until a condition holds in the page."""
        await self.until(condition, bool)

    async def until(self, script: str, is_right: Callable[[Any], bool]) -> Any:
        """Ask again and again until the answer is right."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while True:
            answer = await self.ask(script)
            if is_right(answer):
                return answer
            assert asyncio.get_running_loop().time() < deadline, (script, answer)
            await asyncio.sleep(0.05)

    async def hears(self, words: str) -> None:
        """Wait until some words have come through a web socket."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while words not in self.received:
            assert asyncio.get_running_loop().time() < deadline, (words, self.received[-2000:])
            await asyncio.sleep(0.05)

    async def press(self, key: str, text: str = "") -> None:
        """Press a key as a person does."""
        codes = {"Enter": 13, "Tab": 9, "Escape": 27}
        code = codes.get(key) or ord(key.upper()[0])
        text = text or ("\r" if key == "Enter" else key if len(key) == 1 else "")
        common = {"key": key, "windowsVirtualKeyCode": code, "code": key}
        await self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    async def picture(self, path: Path, *, whole: bool = False) -> None:
        answer = await self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(answer["data"]))  # noqa: ASYNC240 - a test alone

    async def names(self) -> list[tuple[str, str]]:
        """Return role and name of everything that a screen reader hears."""
        await self.call("Accessibility.enable")
        tree = await self.call("Accessibility.getFullAXTree")
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in tree["nodes"]
            if not node.get("ignored")
        ]


@asynccontextmanager
async def open_browser(folder: Path) -> AsyncIterator[Tab]:
    """Start a browser with nothing in it, and one tab."""
    program = find_browser()
    assert program is not None
    profile = folder / "profile"
    process = await asyncio.create_subprocess_exec(
        program, *FLAGS, f"--user-data-dir={profile}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    try:
        port = await _find_port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                tabs = [each for each in await answer.json() if each["type"] == "page"]
            address = tabs[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=2**28) as socket:
                tab = Tab(socket)
                await tab.begin()
                yield tab
    finally:
        process.kill()
        await process.wait()


async def _find_port(file: Path) -> int:
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        lines = file.read_text().splitlines() if file.exists() else []  # noqa: ASYNC240 - a test alone
        if lines:
            return int(lines[0])
        assert asyncio.get_running_loop().time() < deadline, "Chromium did not start"
        await asyncio.sleep(0.05)
