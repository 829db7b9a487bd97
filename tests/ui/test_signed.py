"""The list of flows says who signed them, as soon as that is known, and never waits for it."""

import threading

from tests.ui.stage import SMALL, load_flow, on_stage, services


async def test_the_list_is_there_before_signatures_are_verified() -> None:
    known = threading.Event()
    asked = threading.Event()

    def verify() -> None:
        asked.set()
        known.wait(20)

    def signed(file: str) -> str:
        assert file == "small-example.yaml"
        return "signed by alice" if known.is_set() else "signature is being checked"

    what = services(load_flow(SMALL), problems=())._replace(signed=signed, verify=verify)
    async with on_stage(what) as stage:
        await stage.sees("A phone does not enrol", "signature is being checked")
        assert asked.wait(20)
        known.set()
        await stage.sees("signed by alice")


async def test_where_nobody_signs_nothing_is_said() -> None:
    async with on_stage(services(load_flow(SMALL), problems=())) as stage:
        await stage.sees("A phone does not enrol")
        assert "signed" not in stage.text
