"""What a screen asks the app for; screens know nothing else of it."""

from collections.abc import Callable, Mapping, Sequence

from textual.message import Message

from tui.ui.course import Beginning
from tui.ui.pages.palette import Choice


class OpenFlow(Message):
    """Walk a flow."""

    def __init__(self, beginning: Beginning, saying: str = "") -> None:
        """Keep what is to be opened.

        Args:
            beginning: the flow, where to begin, and what is known.
            saying: something to say at once.
        """
        super().__init__()
        self.beginning = beginning
        self.saying = saying


class TakeUp(Message):
    """Go on with a case."""

    def __init__(self, case: str) -> None:
        """Keep which case.

        Args:
            case: its id.
        """
        super().__init__()
        self.case = case


class ShowCases(Message):
    """Show all cases."""


class ShowTraining(Message):
    """Go to the home of training."""


class ShowFlows(Message):
    """Go to the list of all flows."""

    def __init__(self, saying: str = "") -> None:
        """Keep what is said there at once."""
        super().__init__()
        self.saying = saying


class SignaturesKnown(Message):
    """It is known now who signed the flows."""


class EndApp(Message):
    """End the app."""

    def __init__(self, code: int = 0) -> None:
        """Keep the exit code.

        Args:
            code: 0 done, 1 a walk is unfinished, 130 stopped.
        """
        super().__init__()
        self.code = code


class ShowSettings(Message):
    """Show the settings."""


class ShowProblems(Message):
    """Show what is wrong with flows."""


class ShowHelp(Message):
    """Show the keys of a screen."""

    def __init__(
        self, offers: Sequence[str], terms: Mapping[str, str], first: Sequence[str] = ()
    ) -> None:
        """Keep what the help is about.

        Args:
            offers: ids of the commands of the screen.
            terms: words on its page, explained.
            first: ids of the few that matter most at this moment.
        """
        super().__init__()
        self.offers = tuple(offers)
        self.first = tuple(first)
        self.terms = dict(terms)


class ShowCommands(Message):
    """Let a command be chosen by name."""

    def __init__(self, choices: Sequence[Choice], run: Callable[[str | None], None]) -> None:
        """Keep what can be chosen.

        Args:
            choices: the commands of the screen.
            run: called with the id of the chosen one; None when none was.
        """
        super().__init__()
        self.choices = tuple(choices)
        self.run = run
