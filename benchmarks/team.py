"""The team store measured: pushing, memory, reports over millions of events.

python -m benchmarks.team push [--events N]       one box pushes cases that lie on its disk
python -m benchmarks.team reports [--events N]    reports over N events of 500 agents in a year

Both start a PostgreSQL of their own in a temporary folder (fsync on, as a server has it), and
print what they measured.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import psycopg

from tests.team.cluster import Cluster, Database, add_logins, run_cluster
from tui.core.events import Answered, Event, Started, Tried, Unsure
from tui.core.flow import Flow
from tui.core.journal.milestones import (
    Flagged,
    Happening,
    Opened,
    Parked,
    close_walk,
    suggest_outcome,
)
from tui.core.journal.record import Record, encode
from tui.core.report.counts import digest_case
from tui.core.report.making import make_report
from tui.core.report.totals import Period
from tui.core.walk import Asking, Offering, fold, proceed
from tui.store.catalog import Catalog
from tui.store.clock import say_moment
from tui.store.counting import shelves_of
from tui.store.folder import read_folder
from tui.store.kept import keep_flows, pin_contents
from tui.store.places import find_places
from tui.store.shelf import ENDING, Shelf
from tui.store.team.connecting import connect
from tui.store.team.marks import Marks
from tui.store.team.migrating import check_version, migrate
from tui.store.team.pushing import push_cases
from tui.store.team.reading import CountedTeam
from tui.store.team.rows import CASE_COLUMNS, EVENT_COLUMNS, make_rows
from tui.store.team.sending import BATCH, Sender
from tui.store.team.sharing import Sharer, Sharing

WALKS_EACH, UNSURE, FEW = 150, 0.12, 0.02
YEAR = 365 * 86_400
PUSHED, COUNTED = (10_000, 100_000, 1_000_000), (1_000_000, 3_000_000, 10_000_000)
AGENTS = 500
BOX = 330 * 86_400
"""Seconds over which the cases of a box are spread."""
MEGABYTE = 1 << 20
SERVER = ("shared_buffers=512MB", "max_wal_size=4GB", "work_mem=64MB", "jit=off")


def open_catalog() -> Catalog:
    """Open the shipped flows."""
    return Catalog([read_folder(find_places(os.environ).shipped)], [], print)


def make_records(case: str, begun: float, walk: "Made", agent: str) -> list[Record]:
    """Return a case of a walk."""
    flow = walk.start.node.partition("/")[0]
    head = Opened(flow, walk.title, walk.contents, agent, "0.1.0")
    happenings = (head, walk.start, *walk.happenings)
    return [
        Record(case, number, say_moment(begun + 20 * number), "+00:00", 20_000 * number, each)
        for number, each in enumerate(happenings, start=1)
    ]


def case_id(begun: float, number: int) -> str:
    """Return an id as the program makes it."""
    digits = "".join(sign for sign in say_moment(begun) if sign.isdigit())
    return f"{digits[:8]}-{digits[8:]}-{number:06x}"


class Made(NamedTuple):
    """A walk of a shipped flow, as it might be walked."""

    start: Started
    title: str
    contents: Mapping[str, str]
    happenings: tuple[Happening, ...]


def make_walks(catalog: Catalog, each: int) -> list[Made]:
    """Walk every shipped flow so many times, with answers by chance."""
    chance = random.Random(3)  # noqa: S311 - the same walks each time
    walks: list[Made] = []
    for entry in catalog.entries():
        flow = catalog[entry.id]
        contents = pin_contents(catalog, entry.id)
        start = Started(f"{flow.flow}/{flow.start}")
        walks += [
            Made(start, flow.title, contents, _walk(catalog, start, chance)) for _ in range(each)
        ]
    return walks


def _walk(catalog: Catalog, start: Started, chance: random.Random) -> tuple[Happening, ...]:
    walk, happenings = fold(catalog, [start]), list[Happening]()
    for _ in range(14):
        position = walk.position
        if isinstance(position, Asking):
            place, fact = position.place.name, position.fact_id
            is_unsure = position.fact.unsure and (chance.random() < UNSURE or not position.routed)
            answer = chance.choice(position.routed or ("x",))
            event: Event = Unsure(place, fact) if is_unsure else Answered(place, fact, answer)
        elif isinstance(position, Offering) and position.resolution.kind == "fix":
            result = chance.choice(("helped", "helped", "helped", "failed", "failed", "cannot"))
            event = Tried(position.place.name, result)
        else:
            break
        happenings.append(event)
        walk = proceed(catalog, walk, event)
    outcome = suggest_outcome(walk)
    last: Happening = close_walk(walk, outcome) if outcome else Parked()
    flagged = [Flagged(start.node, "these words are not on the screen")] * (chance.random() < FEW)
    return (*happenings, *flagged, last)


def fill_disk(data: Path, events: int, walks: Sequence[Made]) -> int:
    """Put cases on a disk; returns how many events they have."""
    chance = random.Random(1)  # noqa: S311 - the same cases each time
    made = number = 0
    begun = time.time() - BOX
    step = BOX * sum(len(each.happenings) + 2 for each in walks) / len(walks) / events
    while made < events:
        number += 1
        moment = min(begun + number * step, time.time())
        case = case_id(moment, number)
        records = make_records(case, moment, chance.choice(walks), "Kim")
        folder = Shelf(data / "cases").month(case)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{case}{ENDING}").write_bytes(b"".join(map(encode, records)))
        made += len(records)
    return made


def push_box(address: str, data: Path) -> None:
    """Push a box as `team push` does, and print what it took."""
    began = time.perf_counter()
    with connect(address) as connection:
        marks = Marks(data / "team.sqlite", check_version(connection))
        sharer = Sharer(Sharing(name="kim"), data / "flows", {})
        pushed = push_cases(shelves_of(data), sharer, Sender(connection), marks)
        stored = _processor(connection.info.backend_pid)
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    user = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    print(
        f"pushed {pushed.sent.events:,} events in {took:.1f} s: {pushed.sent.events / took:,.0f} a "
        f"second; {user:.1f} s of the box's processor, {stored:.1f} s of the store's; "
        f"most memory {most:.0f} MB",
        flush=True,
    )


def _processor(process: int) -> float:
    """Return the seconds of processor that a process of this machine has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_push(
    cluster: Cluster, sizes: Sequence[int], walks: Sequence[Made], catalog: Catalog
) -> None:
    """Push boxes of growing size, each from a process of its own."""
    for size in sizes:
        store = _make_store(cluster, f"push{size}")
        with tempfile.TemporaryDirectory(prefix="branchline-bench-") as folder:
            for walk in walks:
                keep_flows(catalog, walk.contents, Path(folder) / "flows")
            made = fill_disk(Path(folder), size, walks)
            print(f"{made:,} events on disk", flush=True)
            command = [sys.executable, "-m", "benchmarks.team", "box", folder]
            subprocess.run([*command, store.address("anna")], check=True, env=dict(os.environ))
            subprocess.run([*command, store.address("anna")], check=True, env=dict(os.environ))
        ((rows,),) = store.ask("SELECT count(*) FROM branchline.events")
        print(f"in the store: {rows:,} of {made:,}", flush=True)


def _make_store(cluster: Cluster, name: str) -> Database:
    store = cluster.database(name)
    with connect(store.address()) as connection:
        migrate(connection)
    add_logins(store)
    return store


class Mould(NamedTuple):
    """A walk as rows, without what differs from case to case."""

    events: tuple[bytes, ...]
    case: bytes


def make_mould(walk: Made) -> Mould:
    """Return the rows of a walk from the column behind the time on; an agent's name is `@@`."""
    case = "20260101-000000000-000000"
    records = make_records(case, 1_767_225_600.0, walk, "@@")
    rows = make_rows(digest_case(case, records), records)
    events = tuple(line.split(b"\t", 4)[4] for line in rows.event_rows.splitlines(keepends=True))
    known, _, rest = rows.case_row.split(b"\t", 4)[2:]
    return Mould(events, known + b"\t%b\t" + rest.replace(b"%", b"%%").replace(b"@@", b"%b"))


def make_year(events: int, walks: Sequence[Made]) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield the cases of a year of many agents as rows: events, case, and how many events."""
    chance = random.Random(2)  # noqa: S311 - the same year each time
    moulds = [make_mould(walk) for walk in walks]
    step = YEAR * sum(len(each.events) for each in moulds) / len(moulds) / events
    now = time.time()
    made = number = 0
    while made < events:
        number += 1
        at = say_moment(min(now, now - YEAR + number * step))
        digits = at.translate(_DIGITS)
        case = f"{digits[:8]}-{digits[8:]}-{number:06x}"
        mould = chance.choice(moulds)
        head = f"{at[:7]}-01\t{case}\t"
        rows = b"".join(
            b"%b%d\t%b\t%b" % (head.encode(), place, at.encode(), tail)
            for place, tail in enumerate(mould.events, start=1)
        )
        agent = b"agent-%d" % chance.randrange(AGENTS)
        yield rows, head.encode() + mould.case % (at[:10].encode(), agent), len(mould.events)
        made += len(mould.events)


_DIGITS = {ord(sign): None for sign in "-:.TZ"}


def measure_reports(
    cluster: Cluster, sizes: Sequence[int], walks: Sequence[Made], catalog: Catalog
) -> None:
    """Fill a store step by step, and make every report after each."""
    store = _make_store(cluster, "year")
    for size in sizes:
        with store.connect() as connection:
            connection.execute("TRUNCATE branchline.events, branchline.cases, branchline.days")
        _fill_store(store, size, walks)
        _recount(store)
        _report(store, {each.id: catalog[each.id] for each in catalog.entries()})


def _fill_store(store: Database, size: int, walks: Sequence[Made]) -> None:
    """Copy a year into the store, without the way a push takes: that is measured by itself."""
    began = time.perf_counter()
    months = {each: f"{time.strftime('%Y-%m', time.gmtime(time.time() - each * 86_400))}-01"
              for each in range(366)}  # fmt: skip
    with store.connect() as connection:
        for month in sorted(set(months.values())):
            connection.execute("SELECT branchline.ensure_month(%s::date)", (month,))
        pieces: list[tuple[bytes, bytes, int]] = []
        total = 0
        for piece in make_year(size, walks):
            pieces.append(piece)
            total += piece[2]
            if len(pieces) >= BATCH:
                _copy(connection, pieces)
        _copy(connection, pieces)
    took = time.perf_counter() - began
    print(f"{total:,} events of {AGENTS} agents made and copied in {took:.0f} s", flush=True)


def _copy(connection: psycopg.Connection, pieces: list[tuple[bytes, bytes, int]]) -> None:
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY branchline.events ({EVENT_COLUMNS}) FROM STDIN") as copy:
            copy.write(b"".join(events for events, *_ in pieces))
        with cursor.copy(f"COPY branchline.cases ({CASE_COLUMNS}) FROM STDIN") as copy:
            copy.write(b"".join(case for _, case, _ in pieces))
    pieces.clear()


def _recount(store: Database) -> None:
    with store.connect() as connection:
        connection.execute("ANALYZE branchline.events")
        connection.execute("ANALYZE branchline.cases")
        began = time.perf_counter()
        days = connection.execute("SELECT branchline.recount()").fetchall()[0][0]
        print(f"{days} days summed up in {time.perf_counter() - began:.1f} s", flush=True)
        connection.execute("ANALYZE branchline.days")
        for name in ("events", "cases"):
            size = connection.execute(
                "SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint"
                " FROM pg_inherits WHERE inhparent = %s::regclass",
                (f"branchline.{name}",),
            ).fetchall()[0][0]
            print(f"{name}: {size / 1e6:,.0f} MB", flush=True)
        rows = connection.execute("SELECT count(*) FROM branchline.days").fetchall()[0][0]
        print(f"days: {rows:,} rows", flush=True)


def _report(store: Database, flows: Mapping[str, Flow]) -> None:
    """Make the whole report of several periods, and each query of it."""
    today = time.strftime("%Y-%m-%d")
    with connect(store.address("lena")) as connection:
        counted = CountedTeam(connection)
        month = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 30 * 86_400))
        for name, period in (
            ("a year, all flows", Period()),
            ("a year, one flow", Period(flow="intune-ios")),
            ("thirty days", Period(since=month)),
        ):
            best = min(_time(partial(make_report, counted, period, flows, today)) for _ in range(3))
            print(f"whole report, {name}: {1000 * best:.0f} ms", flush=True)
        ((calls, events),) = connection.execute(
            "SELECT (SELECT sum(number) FROM branchline.days WHERE measure = 'call'),"
            " (SELECT count(*) FROM branchline.events)"
        ).fetchall()
        print(f"{calls:,} calls, {events:,} events", flush=True)


def _time(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("push", "reports", "box"))
    parser.add_argument("rest", nargs="*")
    parser.add_argument("--events", type=int, action="append", metavar="N")
    options = parser.parse_args()
    if options.what == "box":
        push_box(options.rest[1], Path(options.rest[0]))
        return
    catalog = open_catalog()
    walks = make_walks(catalog, WALKS_EACH)
    with run_cluster(*SERVER, in_memory=False) as cluster:
        if options.what == "push":
            measure_push(cluster, options.events or PUSHED, walks, catalog)
        else:
            measure_reports(cluster, options.events or COUNTED, walks, catalog)


if __name__ == "__main__":
    main()
