"""Attempts on disk: kept before they show, taken up again after anything, deleted for good."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.store.cases import FakeTime, files_below
from tui.core.journal.milestones import Other
from tui.core.practice.attempt import Head, play_event, read_attempt
from tui.core.practice.review import Rating, Review
from tui.store.shelf import Shelf
from tui.store.training.attempts import Attempts
from tui.store.training.keeper import AttemptKeeper, Place

HEAD = Head("stuck", "A new iPad spins", "intune-ios", {"intune-ios": "abc"}, "free", 2,
            learner="Kim")  # fmt: skip
ASKED = play_event({"event": "asked", "fact": "where"})
SCORED = Other("scored", {"total": 90, "passed": True})


def keeper(folder: Path | None, time: FakeTime | None = None) -> AttemptKeeper:
    shelf = Shelf(folder) if folder else None
    return AttemptKeeper(Place(shelf, "there is no home", (time or FakeTime()).clock))


def test_looking_at_a_ticket_leaves_nothing_and_the_first_question_is_on_disk_at_once(
    tmp_path: Path,
) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD)
    assert files_below(tmp_path) == []
    keep.record(ASKED)
    (attempt,) = Attempts(Shelf(tmp_path)).unfinished()
    assert attempt.head == HEAD
    assert attempt.plays == ({"event": "asked", "fact": "where"},)


def test_an_exam_call_counts_from_the_moment_it_was_seen(tmp_path: Path) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD._replace(mode="exam"), at_once=True)
    assert len(Attempts(Shelf(tmp_path)).unfinished()) == 1


def test_only_its_owner_may_read_an_attempt(tmp_path: Path) -> None:
    keep = keeper(tmp_path / "training")
    keep.begin(HEAD)
    keep.record(ASKED)
    for path in (tmp_path / "training").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_a_finished_attempt_keeps_its_score_and_how_each_skill_went(tmp_path: Path) -> None:
    time = FakeTime()
    keep = keeper(tmp_path, time)
    keep.begin(HEAD)
    keep.record(ASKED)
    time.move(90)
    review = Review("decision:intune-ios/where", Rating.GOOD, keep.now, keep.id)
    keep.finish(SCORED, [review])
    past = Attempts(Shelf(tmp_path)).past()
    (attempt,) = past.attempts
    assert attempt.is_over
    assert attempt.scored["total"] == 90
    assert attempt.seconds == 90
    assert past.reviews == (review,)
    assert Attempts(Shelf(tmp_path)).unfinished() == ()


def test_an_attempt_goes_on_where_it_was_left(tmp_path: Path) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD)
    keep.record(ASKED)
    keep.close()
    attempts = Attempts(Shelf(tmp_path))
    loaded = attempts.load(attempts.unfinished()[0].id)
    assert loaded is not None
    again = keeper(tmp_path)
    assert again.resume(loaded) == ""
    again.record(play_event({"event": "heard", "fact": "where", "answer": "silent"}))
    (attempt,) = attempts.unfinished()
    assert [each["event"] for each in attempt.plays] == ["asked", "heard"]


def test_an_attempt_open_in_two_windows_goes_on_in_a_copy(tmp_path: Path) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD)
    keep.record(ASKED)
    loaded = Attempts(Shelf(tmp_path)).load(keep.id)
    assert loaded is not None
    second = keeper(tmp_path)
    assert "another window" in second.resume(loaded)
    second.record(ASKED)
    assert len(Attempts(Shelf(tmp_path)).unfinished()) == 2


def test_without_a_home_it_is_said_and_the_call_goes_on(tmp_path: Path) -> None:
    keep = keeper(None)
    keep.begin(HEAD)
    keep.record(ASKED)
    assert keep.trouble == "" or "no home" in keep.trouble
    assert [each.number for each in keep.records] == [1, 2]
    assert files_below(tmp_path) == []


def test_a_damaged_attempt_is_set_aside_whole_and_the_rest_is_read(tmp_path: Path) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD)
    keep.record(ASKED)
    keep.record(ASKED)
    keep.close()
    (path,) = (tmp_path / "open").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    past = Attempts(Shelf(tmp_path)).past()
    assert len(past.attempts[0].plays) == 1
    assert "set aside" in past.notices[0]


def test_a_person_may_delete_an_attempt(tmp_path: Path) -> None:
    keep = keeper(tmp_path)
    keep.begin(HEAD)
    keep.record(ASKED)
    attempts = Attempts(Shelf(tmp_path))
    assert "open in a window" in attempts.delete(keep.id)
    keep.close()
    assert attempts.delete(keep.id) == ""
    assert files_below(tmp_path) == []
    assert "no attempt" in attempts.delete(keep.id)


PLAYER = """
import sys
from pathlib import Path
from tui.core.practice.attempt import Head, play_event
from tui.store.shelf import Shelf
from tui.store.training.keeper import AttemptKeeper, Place

keep = AttemptKeeper(Place(Shelf(Path(sys.argv[1]))))
keep.begin(Head("stuck"))
for number in range(1_000_000):
    keep.record(play_event({"event": "noted", "text": str(number)}))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def test_what_was_shown_is_on_disk_when_the_program_is_killed(tmp_path: Path) -> None:
    player = subprocess.Popen(
        [sys.executable, "-P", "-c", PLAYER, str(tmp_path)], stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert player.stdout is not None
    shown = [player.stdout.readline() for _ in range(40)]
    player.send_signal(signal.SIGKILL)
    more = player.stdout.read().split(b"\n")
    player.wait()
    player.stdout.close()
    last = int([each for each in (*shown, *more) if each.strip().isdigit()][-1])
    (attempt,) = Attempts(Shelf(tmp_path)).unfinished()
    texts = [str(each["text"]) for each in attempt.plays]
    assert texts[: last + 1] == [str(number) for number in range(last + 1)]
    loaded = Attempts(Shelf(tmp_path)).load(attempt.id)
    assert loaded is not None
    assert keeper(tmp_path).resume(loaded) == ""


def test_what_does_not_fit_in_a_line_is_passed_over() -> None:
    keep = keeper(None)
    keep.begin(HEAD)
    strange = Other("attempt", {"scenario": 3, "level": "high", "learner": "Bo", "more": [1]})
    records = (keep.records[0]._replace(event=strange),)
    assert read_attempt("x", records).head == Head("", learner="Bo")
