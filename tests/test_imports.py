"""What each entry point loads: start-up time is a set of modules, never a wall clock.

Every entry runs in a process of its own, which writes down the modules it holds: at its end,
or, for the app, when the first question is on its way to the screen.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import small_example, write_trees

HEAVY = frozenset(("asyncio", "lsprotocol", "networkx", "pygls", "rich", "textual", "yaml"))
FLOW, QUESTION = "small-example", "Which words does the phone"

TELLER = """
import os, sys

def tell(*_):
    with open(f"{sys.argv[1]}.new", "w") as file:
        file.write("\\n".join(sys.modules))
    os.replace(f"{sys.argv[1]}.new", sys.argv[1])

try:
    from tui.cli import main
    code = main(sys.argv[2:])
finally:
    tell()
sys.exit(code)
"""


def _command(told: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-c", TELLER, str(told), *arguments]


def _read_modules(told: Path) -> set[str]:
    return {name.partition(".")[0] for name in told.read_text(encoding="utf-8").split()}


def _modules_after(told: Path, *arguments: str, typed: str = "") -> set[str]:
    """Run a command to its end and return the top-level modules it had loaded."""
    done = subprocess.run(
        _command(told, *arguments), input=typed, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return _read_modules(told)


@pytest.fixture
def walk(tmp_path: Path) -> list[str]:
    """Return the start of a command line that walks the one flow of a folder."""
    trees = write_trees(tmp_path / "trees", small_example=small_example())
    return ["walk", FLOW, "--trees", str(trees)]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["walk", "--help"]])
def test_asking_for_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert _modules_after(tmp_path / "told", *arguments) & HEAVY == set()


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    script = "import sys, tui.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, text=True, check=True
    )
    assert {name.partition(".")[0] for name in done.stdout.split()} & HEAVY == set()


def test_a_walk_in_plain_lines_never_loads_the_app(tmp_path: Path, walk: list[str]) -> None:
    modules = _modules_after(tmp_path / "told", *walk, "--plain", typed="1\n")
    assert modules & {"asyncio", "rich", "textual"} == set()


def test_a_walk_with_a_verdict_loads_neither_networkx_nor_the_parser(
    tmp_path: Path, walk: list[str]
) -> None:
    flow = Path(walk[-1]) / f"{FLOW}.yaml"
    flow.write_text(f"---\n{flow.read_text('utf-8')}", encoding="utf-8")
    first = _modules_after(tmp_path / "first", *walk, "--plain", typed="1\n")
    second = _modules_after(tmp_path / "second", *walk, "--plain", typed="1\n")
    assert first >= {"networkx", "yaml"}
    assert second & {"networkx", "yaml"} == set()


def test_ordinary_flows_are_checked_without_the_parser(tmp_path: Path, walk: list[str]) -> None:
    modules = _modules_after(tmp_path / "told", "check", walk[-1])
    assert modules & {"networkx", "yaml"} == {"networkx"}


def test_checking_flows_never_loads_the_app(tmp_path: Path, walk: list[str]) -> None:
    modules = _modules_after(tmp_path / "told", "check", walk[-1])
    assert "networkx" in modules
    assert modules & {"asyncio", "pygls", "rich", "textual"} == set()


AFTER_ALL = """
import sys
from tui.ui.loading import AWAY, lightly

with lightly():
    import textual.app as app
    from rich import style
assert not set(AWAY) & set(sys.modules), set(AWAY) & set(sys.modules)

from decimal import Decimal
from fractions import Fraction
import textual.command

class Mine(app.Provider):
    pass

assert Fraction(Decimal("0.5")) == Fraction(1, 2)
assert issubclass(Mine, textual.command.Provider)
assert len(app.uuid.uuid4().hex) == 32
assert app.uuid.UUID is __import__("uuid").UUID
assert not isinstance(1, app.ToastRack)
assert style.loads(style.dumps([1])) == [1]
assert app.mimetypes.guess_type("a.txt")[0] == "text/plain"
"""


def test_what_is_kept_away_from_a_start_is_there_when_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", AFTER_ALL], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


AT_FIRST_FRAME = """
import sys
from importlib.util import find_spec

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name != "tui.ui.driver":
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        run = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (run(module), watch(module.TolerantDriver))
        return spec

def watch(driver):
    write = driver.write
    def tell(self, data):
        if data.startswith("\\x1b[1;1H"):
            driver.write = write
            with open(sys.argv[1], "w") as file:
                file.write("\\n".join(sys.modules))
        write(self, data)
    driver.write = tell

sys.meta_path.insert(0, Watch())
from tui.cli import main
sys.exit(main(sys.argv[2:]))
"""
ALLOWED = Path(__file__).parent / "data" / "first-question-modules.txt"
"""What of Branchline may be loaded when the first question is painted; less is welcome."""
NEVER = frozenset(
    ("argparse", "decimal", "difflib", "fsrs", "gettext", "hashlib", "hmac", "json", "networkx",
     "pickle", "rich.table", "ssl", "textual.command", "textual.containers",
     "textual.design", "textual.markup", "textual.theme", "textual.widgets._input", "textwrap",
     "tokenize", "uuid", "yaml")
)  # fmt: skip


def test_the_first_question_of_the_app_loads_only_what_it_needs(
    tmp_path: Path, walk: list[str]
) -> None:
    pytest.importorskip("pty")
    from tests.terminal import Terminal

    to_a_fix = "1\n2\ny\n1\n"  # there is something to learn from then
    _modules_after(tmp_path / "first", *walk, "--plain", typed=to_a_fix)
    told = tmp_path / "told"
    command = [sys.executable, "-P", "-c", AT_FIRST_FRAME, str(told), *walk]
    with Terminal(command, columns=120, rows=40) as terminal:
        terminal.wait_for(QUESTION)
    whole = set(told.read_text(encoding="utf-8").split())
    assert whole >= {"textual", "tui.store.learnt"}
    assert whole & NEVER == set()
    allowed = set(ALLOWED.read_text(encoding="utf-8").split())
    more = sorted({name for name in whole if name.startswith("tui.")} - allowed)
    assert more == [], f"import these where they are needed, or add them to {ALLOWED.name}"
