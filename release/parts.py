"""What goes into the one file: our code, what it runs on, and nothing that is never asked for."""

import ast
import importlib.util
import marshal
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from pathlib import Path
from typing import TypeAlias

PACKAGES = {
    "networkx": "networkx",
    "platformdirs": "platformdirs",
    "rich": "rich",
    "textual": "textual",
    "typing_extensions": "typing-extensions",
    "yaml": "pyyaml",
}
"""What Branchline runs on: the distribution by the name that is imported.

Pygments, markdown-it and what these bring are left out: only Textual's Markdown, its editor and
its own error pages ask for them, and Branchline has none of these.
"""

WORDY = ("networkx", "rich", "textual")
"""Packages of which descriptions are up to a half; their sources go in without them."""

LEFT_OUT = (
    "*/tests/*", "networkx/conftest.py", "networkx/generators/atlas.dat.gz",
    "platformdirs/android.py", "platformdirs/macos.py",
    "rich/_emoji_codes.py", "rich/diagnose.py", "rich/__main__.py",
    "rich/_inspect.py", "rich/markdown.py", "rich/syntax.py", "rich/traceback.py",
    "rich/progress*.py", "rich/prompt.py", "rich/spinner.py", "rich/_spinners.py",
    "textual/demo/*", "textual/tree-sitter/*", "textual/__main__.py", "textual/document/*",
    "textual/_text_area_theme.py",
    *(f"textual/widgets/{name}" for name in (
        "*.pyi", "_collapsible*", "_content_switcher*", "_data_table*", "data_table*", "_digits*",
        "_footer*", "_header*", "_help_panel*", "_key_panel*", "_link*", "_list_*", "_log*",
        "_markdown*", "markdown*", "_masked_input*", "_pretty*", "_progress_bar*", "_radio_*",
        "_rich_log*", "_rule*", "rule*", "_selection_list*", "selection_list*", "_sparkline*",
        "_switch*", "_tab*", "_text_area*", "text_area*", "_welcome*",
    )), "*.so", "*.pyd", "*.pyc", "*/py.typed",
)  # fmt: skip
"""Parts of them that no way through Branchline comes to."""

Described: TypeAlias = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
"""What may have a description."""
_UNCHECKED = (1).to_bytes(4, "little")


def read_package(name: str) -> dict[str, bytes]:
    """Return the files of an installed package or module, by their names in the archive."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed here")
    origin = Path(spec.origin)
    if origin.name != "__init__.py":
        return {origin.name: origin.read_bytes()}
    top = origin.parent.parent
    files = (path for path in sorted(origin.parent.rglob("*")) if path.is_file())
    named = ((path, path.relative_to(top)) for path in files)
    wanted = ((path, name.as_posix()) for path, name in named)
    found = {name: path.read_bytes() for path, name in wanted if not is_left_out(name)}
    if name in WORDY:
        return {
            file: empty_descriptions(file, data) if file.endswith(".py") else data
            for file, data in found.items()
        }
    return found


def is_left_out(name: str) -> bool:
    """Tell whether a file of a package has no place in the archive."""
    return any(fnmatchcase(name, pattern) for pattern in LEFT_OUT)


def read_licences() -> Iterator[tuple[str, bytes]]:
    """Yield the licences under which the packages are passed on."""
    for name in PACKAGES.values():
        for file in distribution(name).files or ():
            if "licen" in file.name.lower() and ".dist-info" in str(file):
                path = Path(str(file.locate()))
                yield f"licences/{name}-{path.name}", path.read_bytes()


def compile_all(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the byte code beside the sources; it never looks at their dates.

    A Python that cannot read it takes the source, so one file serves them all. Nobody asks a
    running program for its descriptions, so the byte code goes without; but those of our classes
    are what `branchline schema` prints.
    """
    return {
        f"{name}c": compile_one(name, data)
        for name, data in sorted(sources.items())
        if name.endswith(".py")
    }


def compile_one(name: str, source: bytes) -> bytes:
    """Return the byte code of a module, as `importlib` documents it for unchecked hashes."""
    tree = ast.parse(source, name)
    for node in _list_described(name, tree):
        first = node.body[0]
        rest = node.body[1:]
        node.body = rest or [ast.copy_location(ast.Pass(), first)]
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + _UNCHECKED + importlib.util.source_hash(source)
    return head + marshal.dumps(code)


def _list_described(name: str, tree: ast.AST) -> Iterator[Described]:
    """Yield what has a description that nobody asks a running program for."""
    kept = ast.ClassDef if name.startswith("tui/") else ()
    for node in ast.walk(tree):
        if not isinstance(node, Described) or isinstance(node, kept):
            continue
        if ast.get_docstring(node, clean=False) is not None:
            yield node


def empty_descriptions(name: str, source: bytes) -> bytes:
    """Return a source whose long descriptions are empty; every line keeps its number."""
    lines = source.decode().splitlines(keepends=True)
    for node in _list_described(name, ast.parse(source)):
        first = node.body[0]
        start, end = first.lineno - 1, first.end_lineno or first.lineno
        before = lines[start][: first.col_offset]
        if before.isspace() or not before:
            blank = f'{before}""""""\n'
            lines[start:end] = [blank, *["\n"] * (end - start - 1)]
    return "".join(lines).encode()
