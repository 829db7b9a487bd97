"""Help: worked calls, hints from coarse to shown, and a flow that leads."""

from tests.core.training.sample_call import CARE, after, play
from tui.core.training.attempt import fold, proceed
from tui.core.training.events import Heard
from tui.core.training.hints import hint, lead
from tui.core.training.reference import best
from tui.core.training.worked import watch


def test_a_watched_call_tells_why_at_each_step() -> None:
    shown = watch(play())
    assert [step.step.event for step in shown][-1] == CARE[-1]
    assert any("sounded unsure" in each.step.why for each in shown)
    assert shown[0].step.why == "The ticket says so."
    assert any(each.left for each in shown)
    assert sum(len(each.lines) for each in shown) > len(shown)


def test_the_last_rung_carries_the_step_and_the_others_do_not_name_it() -> None:
    attempt = fold(play(), CARE[:1])
    for event in best(play())[1:]:
        rungs = [hint(play(), attempt, rung) for rung in (1, 2, 3, 4)]
        assert [each.event for each in rungs] == [None, None, None, event]
        assert len({each.text for each in rungs}) == 4
        assert all(rungs[3].text != each.text for each in rungs[:3])
        attempt = proceed(play(), attempt, event)
    assert hint(play(), attempt, 1).event is None


def test_the_flow_leads_but_does_not_listen_for_the_trainee() -> None:
    first = lead(play(), after(Heard("where", "screen")))
    assert "Where was the password typed?" in first.text
    assert lead(play(), after()).event == Heard("where", "screen")  # the ticket tells it
    doubtful = fold(play(), CARE[:4])
    assert lead(play(), doubtful).text.startswith("Is everything certain")
    assert lead(play(), fold(play(), CARE[:3])).event is None
