"""Every resolution of the shipped flows can be practised, and is found by asking its caller."""

import pytest

from tests.trees.shipped import shipped
from tui.core.flow import Resolution
from tui.core.training.attempt import fold
from tui.core.training.generate import Maker
from tui.core.training.play import Play
from tui.core.training.reference import best

FLOWS = shipped()


@pytest.mark.parametrize("flow", sorted(FLOWS))
def test_every_resolution_has_a_call_that_its_caller_s_answers_solve(flow: str) -> None:
    maker = Maker(FLOWS, flow)
    own = {
        f"{flow}/{name}" for name, node in FLOWS[flow].nodes.items() if isinstance(node, Resolution)
    }
    assert set(maker.targets()) == own
    for level in (1, 2, 3):
        for target in maker.targets():
            play = Play(FLOWS, maker.make("practice", level, target), maker.board)
            assert fold(play, best(play)).ended_at == target
