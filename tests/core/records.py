"""Builds the records of a case for tests."""

from hypothesis import strategies as st

from tests.core.sample import FACTS, NODES
from tui.core.events import (
    Answered,
    Back,
    Changed,
    Jumped,
    Noted,
    Restarted,
    Started,
    Ticked,
    Told,
    Tried,
    Unsure,
)
from tui.core.journal.milestones import (
    OUTCOMES,
    Closed,
    Filled,
    Happening,
    Opened,
    Parked,
    Pinned,
    Resumed,
)
from tui.core.journal.record import FORMAT, Record

CASE = "20261123-074501123-k3f9a2"


def records(*happenings: Happening, case: str = CASE, every: int = 10_000) -> tuple[Record, ...]:
    """Number happenings, one every ten seconds."""
    return tuple(
        Record(case, number, f"2026-11-23T07:{number % 60:02}:00.000Z", "+01:00",
               (number - 1) * every, happening)
        for number, happening in enumerate(happenings, start=1)
    )  # fmt: skip


def opened(*happenings: Happening, case: str = CASE) -> tuple[Record, ...]:
    """Return the records of a case on the sample flow."""
    head = Opened("sample", "A sample", {"sample": "0" * 32}, "Kim", "0.1.0")
    return records(head, Started("sample/where"), *happenings, case=case)


ids = st.text("0123456789abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=40)
texts = st.text(max_size=60)
places = st.sampled_from([f"sample/{node}" for node in NODES] + ["other/x"])
facts = st.sampled_from([*FACTS, "nonsense"])
happenings: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Answered, places, facts, texts),
    st.builds(Unsure, places, facts),
    st.builds(Told, facts, texts, st.sampled_from(["site", "set", "text"])),
    st.builds(Changed, facts, st.none() | texts),
    st.builds(Tried, places, st.sampled_from(["helped", "failed", "cannot"])),
    st.builds(Ticked, places, st.integers(), st.booleans()),
    st.builds(Noted, texts),
    st.builds(Filled, texts, texts, texts),
    st.builds(Pinned, st.dictionaries(texts, texts, max_size=3)),
    st.builds(Opened, texts, texts, st.dictionaries(texts, texts, max_size=3), texts, texts),
    st.builds(Closed, st.sampled_from([*OUTCOMES, ""]), st.sampled_from(["", "2026-12-01"]), texts),
    st.builds(Resumed, texts),
    st.just(Back()),
    st.builds(Jumped, places, facts),
    st.just(Restarted()),
    st.just(Parked()),
    st.builds(Started, places),
)
moments = st.sampled_from(["2026-11-23T07:45:01.123Z", "1999-12-31T23:59:59.999Z"])
zones = st.sampled_from(["+00:00", "-03:30", "+13:45"])
any_record = st.builds(
    Record, ids, st.integers(1, 10**9), moments, zones, st.integers(0, 10**12), happenings,
    st.just(FORMAT),
)  # fmt: skip
