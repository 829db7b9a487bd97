"""What a screen asks the app for; screens know nothing else of it."""

from collections.abc import Sequence

from textual.message import Message


class OpenFlow(Message):
    """Walk a flow from some node, with some facts known."""

    def __init__(
        self, flow: str, node: str = "", told: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Keep what is to be opened.

        Args:
            flow: its id.
            node: where to begin; empty for its start.
            told: facts and answers that are known already.
        """
        super().__init__()
        self.flow = flow
        self.node = node
        self.told = tuple(told)


class ShowFlows(Message):
    """Go to the list of all flows."""


class Leave(Message):
    """End the app."""

    def __init__(self, code: int = 0) -> None:
        """Keep the exit code.

        Args:
            code: 0 done, 1 a walk is unfinished, 130 stopped.
        """
        super().__init__()
        self.code = code
