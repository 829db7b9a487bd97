"""What a trainee can do in a call, each on a list or a line of its own."""

from collections.abc import Callable, Iterator, Sequence

from tui.core.practice import menu
from tui.core.practice.menu import Option
from tui.core.training.attempt import HEARING
from tui.core.training.events import Asked, Checked, Chose, HandedOver, Heard, Hinted, Noted
from tui.core.words import say
from tui.ui.training.pick_screen import PickScreen, TextScreen
from tui.ui.training.talk_screen import TalkScreen


class DeedScreen(TalkScreen):
    """Opens those lists, and does what was chosen there."""

    def _pick(
        self,
        title: str,
        find: Callable[[str], Sequence[Option]],
        take: Callable[[Option], object],
        told: str = "",
    ) -> None:
        def taken(option: Option | None) -> None:
            if option is not None:
                take(option)
                self.paint()

        self.app.push_screen(PickScreen(self.services, title, find, told), taken)

    def _write(self, title: str, take: Callable[[str], object], before: str = "") -> None:
        def taken(text: str | None) -> None:
            if text:
                take(text)
                self.paint()

        self.app.push_screen(TextScreen(self.services, title, before=before), taken)

    def _ask(self) -> None:
        call = self.call
        self._pick(
            say("Ask a question"), lambda words: menu.ask_options(call.play, call.attempt, words),
            lambda option: self.do(Asked(option.value)),
        )  # fmt: skip

    def _look_again(self) -> None:
        call = self.call
        if call.attempt.phase == HEARING:
            self.do(Checked(call.attempt.waiting))
            return
        self._pick(say("Ask the caller to look again"),
                   lambda _: menu.check_options(call.play, call.attempt),
                   lambda option: self.do(Checked(option.value)))  # fmt: skip

    def _fix(self) -> None:
        call = self.call
        self._pick(
            say("Choose a fix"), lambda words: menu.fix_options(call.play, call.attempt, words),
            lambda option: self.do(Chose(option.value)),
        )  # fmt: skip

    def _correct(self) -> None:
        call = self.call
        self._pick(
            say("What is written down"),
            lambda _: menu.heard_options(call.play, call.attempt),
            lambda heard: self._take_down(heard.value),
        )

    def _take_down(self, fact: str) -> None:
        call = self.call
        self._pick(
            menu.question_text(call.play, call.attempt, fact),
            lambda words: _with_words(menu.answer_options(call.play, call.attempt, fact), words),
            lambda answer: self._record(fact, answer),
            menu.say_words(call.attempt, fact),
        )

    def _record(self, fact: str, answer: Option) -> None:
        if answer.act == menu.TEXT:
            self._write(say("What was said?"), lambda text: self.do(Heard(fact, text)))
        else:
            self.do(Heard(fact, answer.value if answer.act == menu.ANSWER else None))

    def _hand_over(self) -> None:
        def reason(option: Option) -> None:
            self._write(say("Why do you hand over?"),
                        lambda text: self.do(HandedOver(option.value, text)))  # fmt: skip

        self._pick(say("Who takes the call?"), lambda _: menu.actor_options(), reason)

    def _note(self) -> None:
        before = self.call.attempt.note

        def keep(text: str) -> None:
            self.do(Noted(f"{before}\n{text}" if before else text))

        self._write(say("Note: what the next person needs"), keep, before)

    def _hint(self) -> None:
        from tui.core.training.hints import hint  # noqa: PLC0415 - only when one is taken

        attempt = self.call.attempt
        rung = len(attempt.hints) + 1
        text = hint(self.call.play, attempt, rung).text
        self.do(Hinted(rung))
        self.hinted = text
        self.is_new = True


def _with_words(options: Iterator[Option], words: str) -> tuple[Option, ...]:
    wanted = words.casefold().split()
    return tuple(e for e in options if all(word in e.label.casefold() for word in wanted))
