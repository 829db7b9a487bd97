"""Each screen at 80x24, compared with the picture that was approved."""

import pytest

from tests.ui.training_views import TRAINING_LOOKS, TrainingLook, draw_training
from tests.ui.views import GOLDEN, LOOKS, Look, draw


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_a_screen_looks_as_approved(look: Look) -> None:
    approved = (GOLDEN / f"{look.name}.txt").read_text(encoding="utf-8")
    assert await draw(look) == approved, "if meant: python -m tests.ui.views"


@pytest.mark.parametrize("look", TRAINING_LOOKS, ids=lambda look: look.name)
async def test_a_screen_of_training_looks_as_approved(look: TrainingLook) -> None:
    approved = (GOLDEN / f"{look.name}.txt").read_text(encoding="utf-8")
    assert await draw_training(look) == approved, "if meant: python -m tests.ui.views"


def test_every_approved_picture_belongs_to_a_screen() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {
        look.name for look in (*LOOKS, *TRAINING_LOOKS)
    }


@pytest.mark.parametrize("look", [look for look in LOOKS if look.ascii], ids=lambda each: each.name)
def test_the_ascii_face_draws_only_ascii(look: Look) -> None:
    assert (GOLDEN / f"{look.name}.txt").read_text(encoding="utf-8").isascii()
