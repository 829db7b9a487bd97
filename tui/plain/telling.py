"""What a person may ask of guidance at any prompt of a walk in lines."""

from collections.abc import Mapping
from types import MappingProxyType

from tui.core.prospects.sight import Sight, to_find_out
from tui.plain.voices import Voice

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "w": "why",
        "why": "why",
        "v": "left",
        "left": "left",
        "u": "waiting",
        "=": "waiting",
        "todo": "waiting",
    }
)
"""What is asked of guidance, by what is typed; at any prompt."""


def tell(topic: str, sight: Sight, voice: Voice) -> None:
    """Tell what guidance has to say about one of the TOPICS."""
    if topic == "why":
        voice.why(sight)
    elif topic == "left":
        voice.left(sight)
    else:
        voice.waiting(tuple(to_find_out(sight.flows, sight.walk)))
