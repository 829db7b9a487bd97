"""What a person may ask of guidance at any prompt of a walk in lines."""

from collections.abc import Mapping
from types import MappingProxyType

from tui.core.prospects.sight import Sight, to_find_out
from tui.core.walk import Asking
from tui.core.words import say
from tui.plain.guiding import count_lines
from tui.plain.lines import key_lines
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
        "help": "keys",
    }
)
"""What is asked of guidance, by what is typed; at any prompt."""


def tell(topic: str, sight: Sight, voice: Voice) -> None:
    """Tell what guidance has to say about one of the TOPICS."""
    if topic == "why":
        voice.why(sight)
    elif topic == "left":
        voice.left(sight)
    elif topic == "keys":
        voice.say("\n".join(_keys(sight)))
    else:
        voice.waiting(tuple(to_find_out(sight.flows, sight.walk)))


def _keys(sight: Sight) -> list[str]:
    """Return what may be typed here besides an answer."""
    position = sight.walk.position
    if isinstance(position, Asking):
        return [*key_lines(position), *count_lines(sight, keys=True)]
    return [say("Type what the line asks for; w tells why, v what is left, q leaves.")]
