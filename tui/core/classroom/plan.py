"""A class: which calls everybody plays, how, and what it takes to pass."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.core.classroom.exam import Thresholds, find_faults
from tui.core.tree import Listed, Mapped, Spot, Tree
from tui.core.words import say

MODES = ("watch", "complete", "guided", "free", "exam", "drill")
POLICIES = ("first", "best", "last")
LEVELS = (1, 2, 3)
MOST_CALLS = 200


class Batch(NamedTuple):
    """Calls that are made from a flow."""

    flow: str
    level: int = 1
    many: int = 8


class Plan(NamedTuple):
    """What a class file says."""

    id: str
    title: str = ""
    mode: str = "exam"
    attempts: str = "first"
    """Which attempt at a call counts, when somebody plays it more than once."""
    calls: tuple[str, ...] = ()
    """Ids of written calls."""
    generate: tuple[Batch, ...] = ()
    seed: str = ""
    """The same seed makes the same generated calls for everybody."""
    exam: Thresholds = Thresholds()


class Order(NamedTuple):
    """One call of a class: a written one, or what makes a generated one."""

    scenario: str = ""
    flow: str = ""
    level: int = 1
    seed: str = ""

    @property
    def key(self) -> str:
        """What tells it from the other calls of the class."""
        return self.scenario or f"{self.flow} {self.level} {self.seed}"


class Fault(NamedTuple):
    """What is wrong in a file, and where."""

    line: int
    column: int
    text: str


def list_orders(plan: Plan) -> tuple[Order, ...]:
    """Return the calls of a class in the order in which they are played."""
    written = [Order(each) for each in plan.calls]
    made = [
        Order(flow=batch.flow, level=batch.level, seed=f"{plan.seed}-{place}-{number}")
        for place, batch in enumerate(plan.generate, 1)
        for number in range(1, batch.many + 1)
    ]
    return (*written, *made)


# --- reading ----------------------------------------------------------------------------------


def decode_plan(tree: Mapped) -> tuple[Plan | None, tuple[Fault, ...]]:
    """Return the class of a file, and everything that is wrong with it.

    Args:
        tree: the file, as it was read.
    """
    reader = _Reader(tree)
    exam, generate = tree.get("exam", Mapped(tree.spot)), tree.get("generate", Listed(tree.spot))
    plan = Plan(
        id=reader.text("class"),
        title=reader.text("title", usual=""),
        mode=reader.choice("mode", MODES, "exam"),
        attempts=reader.choice("attempts", POLICIES, "first"),
        calls=reader.words("calls"),
        generate=reader.batches(generate),
        seed=reader.text("seed", usual="1"),
        exam=reader.thresholds(exam),
    )
    reader.find_strangers(("class", "title", "made", "mode", "attempts", "calls", "generate",
                           "seed", "exam"))  # fmt: skip
    count = len(plan.calls) + sum(batch.many for batch in plan.generate)
    if not reader.faults and not 1 <= count <= MOST_CALLS:
        reader.add(
            "class",
            say(
                "it has {count} calls; it must have 1 to {most_calls}",
                count=count,
                most_calls=MOST_CALLS,
            ),
        )
    return (None if reader.faults else plan), tuple(reader.faults)


def decode_thresholds(tree: Mapped) -> tuple[Thresholds, tuple[Fault, ...]]:
    """Return the thresholds of a file of their own: the keys of `exam` at the top."""
    reader = _Reader(tree)
    return reader.thresholds(tree), tuple(reader.faults)


_EXAM_KEYS: Mapping[str, tuple[str, type[int | float | str]]] = {
    "kind": ("kind", str),
    "calls": ("calls", int),
    "pass-at": ("pass_at", int),
    "fewest": ("fewest", int),
    "most": ("most", int),
    "poor": ("poor", float),
    "good": ("good", float),
    "error": ("error", float),
}


class _Reader:
    """Takes values out of a mapping, and notes what is wrong where."""

    def __init__(self, tree: Mapped) -> None:
        self.tree = tree
        self.faults: list[Fault] = []

    def add(self, key: str, text: str) -> None:
        spot = self.tree.value_spots.get(key) or self.tree.spot
        self.fault(spot, f"{key}: {text}")

    def fault(self, spot: Spot, text: str) -> None:
        self.faults.append(Fault(spot.line, spot.column, text))

    def text(self, key: str, usual: str | None = None) -> str:
        value = self.tree.get(key, usual)
        if isinstance(value, str) and (value or usual == ""):
            return value
        self.add(key, say("write a text here"))
        return ""

    def choice(self, key: str, among: tuple[str, ...], usual: str) -> str:
        value = self.text(key, usual=usual)
        if value not in among:
            self.add(key, say("write one of {among}", among=", ".join(among)))
        return value

    def words(self, key: str) -> tuple[str, ...]:
        value = self.tree.get(key, "")
        listed = value if isinstance(value, list) else [value] if value else []
        if not all(isinstance(each, str) for each in listed):
            self.add(key, say("write a list of ids"))
            return ()
        return tuple(each for each in listed if isinstance(each, str))

    def batches(self, value: Tree) -> tuple[Batch, ...]:
        listed = value if isinstance(value, list) else [value]
        return tuple(self._batch(each) for each in listed)

    def _batch(self, value: Tree) -> Batch:
        if not isinstance(value, Mapped) or not isinstance(value.get("flow"), str):
            self.add("generate", say("write {flow: FLOW, level: 1, count: 8}"))
            return Batch("")
        level = self.number(value, "level", "1", int)
        count = self.number(value, "count", "8", int)
        if level not in LEVELS:
            self.add("generate", say("level is 1, 2 or 3"))
        return Batch(str(value["flow"]), int(level), int(count))

    def number(self, tree: Mapped, key: str, usual: str, kind: type[int | float]) -> float:
        value = tree.get(key, usual)
        try:
            return kind(value) if isinstance(value, str) else kind(usual)
        except ValueError:
            self.fault(tree.value_spots.get(key, tree.spot), say("{key}: write a number", key=key))
            return kind(usual)

    def thresholds(self, value: Tree) -> Thresholds:
        if not isinstance(value, Mapped):
            self.add("exam", say("write a mapping, such as {kind: fixed, calls: 20, pass-at: 17}"))
            return Thresholds()
        given: dict[str, object] = {}
        for key, each in value.items():
            if key not in _EXAM_KEYS:
                spot = value.key_spots.get(key, value.spot)
                self.fault(
                    spot,
                    say(
                        "{key}: there is no such key; there are {exam_keys}",
                        key=key,
                        exam_keys=", ".join(_EXAM_KEYS),
                    ),
                )
                continue
            name, kind = _EXAM_KEYS[key]
            given[name] = each if kind is str else self.number(value, key, "0", kind)  # type: ignore[arg-type]
        rules = Thresholds()._replace(**given)  # type: ignore[arg-type]
        for text in find_faults(rules):
            self.fault(value.spot, text)
        return rules

    def find_strangers(self, known: tuple[str, ...]) -> None:
        for key in self.tree:
            if key not in known:
                spot = self.tree.key_spots.get(key, self.tree.spot)
                self.fault(
                    spot,
                    say(
                        "{key}: there is no such key; there are {known}",
                        key=key,
                        known=", ".join(known),
                    ),
                )


# --- writing ----------------------------------------------------------------------------------


def write_plan(plan: Plan, day: str) -> str:
    """Return a class as a file that a trainer can read and change.

    Args:
        plan: the class.
        day: when it is made, as YYYY-MM-DD.
    """
    lines = [f"class: {_quote(plan.id)}"]
    lines += [f"title: {_quote(plan.title)}"] if plan.title else []
    lines += [
        f"made: {day}",
        f"mode: {plan.mode}  # {', '.join(MODES)}",
        f"attempts: {plan.attempts}  # which one counts: {', '.join(POLICIES)}",
    ]
    if plan.calls:
        lines += ["calls:  # written ones", *(f"  - {_quote(each)}" for each in plan.calls)]
    if plan.generate:
        lines += ["generate:  # made from flows, the same ones for everybody"]
        lines += [
            f"  - {{flow: {_quote(each.flow)}, level: {each.level}, count: {each.many}}}"
            for each in plan.generate
        ]
    lines += [f"seed: {_quote(plan.seed)}", "exam:  # what it takes to pass"]
    lines += [f"  {line}" for line in threshold_lines(plan.exam)]
    return "\n".join(lines) + "\n"


def threshold_lines(rules: Thresholds) -> list[str]:
    """Return thresholds as lines of YAML: those that matter for their kind of exam."""
    fixed = ("calls", "pass-at")
    keys = fixed if rules.kind == "fixed" else tuple(key for key in _EXAM_KEYS if key not in
                                                     ("kind", *fixed))  # fmt: skip
    values = rules._asdict()
    named = [f"{key}: {values[_EXAM_KEYS[key][0]]:g}" for key in keys]
    return [f"kind: {rules.kind}  # fixed, or sequential: as few calls as the odds need", *named]


def _quote(text: str) -> str:
    """Return a text as YAML: in quotes unless it is plainly an id."""
    if text and text.isascii() and text.replace("-", "").isalnum() and not text.startswith("-"):
        return text
    clean = "".join(sign if sign.isprintable() else " " for sign in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
