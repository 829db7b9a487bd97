"""Imports point one way, and nothing grows past what one person can hold in mind.

Written with the standard library alone, so that it holds where nothing else is installed.
"""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

import pytest

import tui

PACKAGE = Path(tui.__file__).parent

MAY_IMPORT: dict[str, frozenset[str]] = {
    "core": frozenset({"core"}),
    "store": frozenset({"core", "store"}),
    "ui": frozenset({"core", "store", "ui"}),
    "plain": frozenset({"core", "store", "plain"}),
    "lsp": frozenset({"core", "store", "lsp"}),
    "cli": frozenset({"core", "store", "ui", "plain", "lsp", "cli"}),
    "__main__": frozenset({"cli"}),
    "__init__": frozenset(),
}
"""What each part of the package may import of the package."""

IMPURE = (
    "asyncio", "glob", "io", "logging", "os", "pathlib", "random", "rich", "secrets", "shutil",
    "socket", "sqlite3", "subprocess", "tempfile", "textual", "threading", "time", "yaml",
)  # fmt: skip
ONLY_IN: dict[str, tuple[str, ...]] = {
    "fsrs": ("store/",),
    "lsprotocol": ("lsp/",),
    "networkx": ("core/checks/graph.py",),
    "pygls": ("lsp/",),
    "rich": ("ui/",),
    "textual": ("ui/",),
    "yaml": ("store/",),
}
"""The only places that may name these packages."""

MODULE_LINES, CLASS_LINES, CLASS_METHODS, FUNCTION_LINES = 300, 200, 15, 40
EMPTY_NAMES = frozenset(
    ("base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils")
)
"""Module names that say nothing about what is inside."""


class Import(NamedTuple):
    """One import statement: which module asks for which, and where."""

    importer: str
    module: str
    line: int


def _module_name(path: PurePath) -> str:
    parts = ["tui", *path.with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _named_by_call(node: ast.Call) -> Iterator[str]:
    """Yield the module that `import_module("x")` or `__import__("x")` names."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    called = node.func.id if isinstance(node.func, ast.Name) else called
    if called in ("import_module", "__import__") and node.args:
        name = node.args[0]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value


def _find_imports(path: PurePath, tree: ast.Module) -> Iterator[Import]:
    """Yield every import of a file, at the top or deferred, relative ones made absolute."""
    name = _module_name(path)
    package = name if path.stem == "__init__" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(name, alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = ".".join([*above, *([node.module] if node.module else [])])
            base = base if node.level else node.module or ""
            yield from (Import(name, f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from (Import(name, module, node.lineno) for module in _named_by_call(node))


def _find_layer_faults(path: PurePath, imports: list[Import]) -> Iterator[str]:
    """Yield imports that point the wrong way, and parts that no rule knows."""
    part = path.parts[0].removesuffix(".py")
    if part not in MAY_IMPORT:
        yield f"{path}: belongs to no layer"
        return
    for found in imports:
        top, _, below = found.module.partition(".")
        target = below.partition(".")[0]
        if top == "tui" and target in MAY_IMPORT and target not in MAY_IMPORT[part]:
            yield f"{path}:{found.line}: {part} imports {target}"
        if part == "core" and top in IMPURE:
            yield f"{path}:{found.line}: core imports {top}"
        places = ONLY_IN.get(top)
        if places and not path.as_posix().startswith(places):
            yield f"{path}:{found.line}: {top} outside {' '.join(places)}"


def _find_impure_calls(path: PurePath, tree: ast.Module) -> Iterator[str]:
    """Yield calls by which the core would read, write or ask without importing anything."""
    for node in ast.walk(tree):
        if path.parts[0] == "core" and isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if called in ("open", "input", "print"):
                yield f"{path}:{node.lineno}: core calls {called}()"


def _find_size_faults(path: PurePath, text: str, tree: ast.Module) -> Iterator[str]:
    """Yield modules, classes and functions that are too long."""
    if (count := len(text.splitlines())) > MODULE_LINES:
        yield f"{path}: {count} lines, more than {MODULE_LINES}"
    for node in ast.walk(tree):
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        is_class = isinstance(node, ast.ClassDef)
        most = CLASS_LINES if is_class else FUNCTION_LINES
        count = (node.end_lineno or node.lineno) - node.lineno + 1
        if count > most:
            yield f"{path}:{node.lineno}: {node.name} has {count} lines, more than {most}"
        methods = sum(isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)) for n in node.body)
        if is_class and methods > CLASS_METHODS:
            yield f"{path}:{node.lineno}: {node.name} has {methods} methods"


def _find_circles(imports: list[Import], modules: set[str]) -> Iterator[str]:
    """Yield one circle of modules that import each other, if there is one."""
    needs: dict[str, set[str]] = {}
    for found in imports:
        target = found.module if found.module in modules else found.module.rpartition(".")[0]
        if target in modules and target != found.importer:
            needs.setdefault(found.importer, set()).add(target)
    try:
        graphlib.TopologicalSorter(needs).prepare()
    except graphlib.CycleError as error:
        yield "circle: " + " <- ".join(error.args[1])


def find_faults(package: Path) -> list[str]:
    """Return everything in `package` that breaks a rule of the architecture."""
    faults: list[str] = []
    every: list[Import] = []
    modules: set[str] = set()
    for file in sorted(package.rglob("*.py")):
        path, text = file.relative_to(package), file.read_text(encoding="utf-8")
        tree = ast.parse(text)
        imports = list(_find_imports(path, tree))
        every += imports
        modules.add(_module_name(path))
        faults += _find_layer_faults(path, imports)
        faults += _find_impure_calls(path, tree)
        faults += _find_size_faults(path, text, tree)
        if not EMPTY_NAMES.isdisjoint(part.removesuffix(".py") for part in path.parts):
            faults.append(f"{path}: the name says nothing")
    return [*faults, *_find_circles(every, modules)]


def test_the_package_keeps_its_layers_and_its_sizes() -> None:
    faults = find_faults(PACKAGE)
    assert not faults, "\n".join(faults)


def _lines(count: int, first: str = "") -> str:
    return first + "    x = 1\n" * (count - bool(first))


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("core/flow.py", "import tui.store.files\n", "core/flow.py:1: core imports store"),
        ("core/flow.py", "from tui import ui\n", "core/flow.py:1: core imports ui"),
        ("core/flow.py", "from ..store import files\n", "core/flow.py:1: core imports store"),
        ("core/codes/text.py", "from ...plain import x\n", "core imports plain"),
        ("store/files.py", "from tui.plain.lines import show\n", "store imports plain"),
        ("store/files.py", "def f():\n    from tui.ui import app\n", ":2: store imports ui"),
        ("plain/lines.py", "from tui.ui.app import App\n", "plain imports ui"),
        ("ui/app.py", "import tui.plain\n", "ui imports plain"),
        ("ui/app.py", "from tui.cli import main\n", "ui imports cli"),
        ("plain.py", "import importlib\nimportlib.import_module('tui.ui')\n", ":2: plain imports"),
        ("__init__.py", "from tui.core import flow\n", "__init__ imports core"),
        ("rogue.py", "", "rogue.py: belongs to no layer"),
        ("extra/rogue.py", "", "extra/rogue.py: belongs to no layer"),
        ("core/flow.py", "import os.path\n", "core imports os"),
        ("core/flow.py", "def f():\n    from pathlib import Path\n", ":2: core imports pathlib"),
        ("core/flow.py", "import yaml\n", "core imports yaml"),
        ("core/flow.py", "import textual.app\n", "core imports textual"),
        ("core/flow.py", "x = open('y')\n", "core calls open()"),
        ("core/walk.py", "import networkx\n", "networkx outside core/checks/graph.py"),
        ("cli/check.py", "import networkx as nx\n", "networkx outside core/checks/graph.py"),
        ("plain/lines.py", "from rich.text import Text\n", "rich outside ui/"),
        ("cli/main.py", "import yaml\n", "yaml outside store/"),
        ("store/utils.py", "", "store/utils.py: the name says nothing"),
        ("ui/helpers/x.py", "", "ui/helpers/x.py: the name says nothing"),
        ("core/flow.py", "x = 1\n" * 301, "core/flow.py: 301 lines, more than 300"),
        ("core/flow.py", _lines(201, "class A:\n"), "A has 201 lines, more than 200"),
        ("core/flow.py", _lines(41, "def f():\n"), "f has 41 lines, more than 40"),
        ("core/flow.py", _lines(41, "async def f():\n"), "f has 41 lines, more than 40"),
        ("core/a.py", "class A:\n" + "    def f(self): ...\n" * 16, "A has 16 methods"),
    ],
)
def test_a_violation_is_found_and_named(tmp_path: Path, file: str, text: str, fault: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    faults = find_faults(tmp_path)
    assert any(fault in found for found in faults), faults


def test_a_circle_of_modules_is_found(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core/a.py").write_text("from tui.core import b\n", encoding="utf-8")
    (tmp_path / "core/b.py").write_text("from tui.core.a import x\n", encoding="utf-8")
    assert [fault.partition(":")[0] for fault in find_faults(tmp_path)] == ["circle"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("core/checks/graph.py", "import networkx as nx\n"),
        ("core/flow.py", _lines(40, "def f():\n")),
        ("core/flow.py", _lines(200, "class A:\n")),
        ("store/files.py", "import os\nimport yaml\nfrom tui.core import flow\n"),
        ("ui/app.py", "from textual.app import App\nfrom tui.store import catalog\n"),
        ("plain/lines.py", "from tui.store import catalog\nfrom . import prompt\n"),
        ("cli/__init__.py", "def main():\n    from tui.ui import app\n    from tui import plain\n"),
        ("cli/__init__.py", "from tui import __version__\n"),
        ("__main__.py", "from tui.cli import main\n"),
    ],
)
def test_what_the_layers_allow_is_left_alone(tmp_path: Path, file: str, text: str) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    assert find_faults(tmp_path) == []
