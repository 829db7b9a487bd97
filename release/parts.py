"""What goes into the one file: our code, what it runs on, and nothing that is never asked for."""

import importlib.util
import py_compile
import tempfile
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from importlib.metadata import distribution
from pathlib import Path

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

LEFT_OUT = (
    "*/tests/*", "networkx/conftest.py", "networkx/generators/atlas.dat.gz",
    "platformdirs/android.py", "platformdirs/macos.py",
    "rich/_emoji_codes.py", "rich/diagnose.py", "rich/__main__.py",
    "rich/_inspect.py", "rich/markdown.py", "rich/syntax.py", "rich/traceback.py",
    "rich/progress*.py", "rich/prompt.py", "rich/spinner.py", "rich/_spinners.py",
    "textual/demo/*", "textual/tree-sitter/*", "textual/__main__.py", "textual/document/*",
    "textual/_text_area_theme.py", "textual/drivers/web_driver.py",
    *(f"textual/widgets/{name}" for name in (
        "*.pyi", "_collapsible*", "_content_switcher*", "_data_table*", "data_table*", "_digits*",
        "_footer*", "_header*", "_help_panel*", "_key_panel*", "_link*", "_list_*", "_log*",
        "_markdown*", "markdown*", "_masked_input*", "_pretty*", "_progress_bar*", "_radio_*",
        "_rich_log*", "_rule*", "rule*", "_selection_list*", "selection_list*", "_sparkline*",
        "_switch*", "_tab*", "_text_area*", "text_area*", "_welcome*",
    )), "*.so", "*.pyd", "*.pyc", "*/py.typed",
)  # fmt: skip
"""Parts of them that no way through Branchline comes to."""


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
    return {name: path.read_bytes() for path, name in wanted if not is_left_out(name)}


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

    A Python that cannot read it takes the source, so one file serves them all. networkx goes
    without its long descriptions, which are half of it.
    """
    made = {}
    with tempfile.TemporaryDirectory(prefix="branchline-") as folder:
        source, target = Path(folder, "source.py"), Path(folder, "code.pyc")
        for name in sorted(sources):
            if name.endswith(".py"):
                source.write_bytes(sources[name])
                py_compile.compile(
                    str(source),
                    str(target),
                    dfile=name,
                    doraise=True,
                    optimize=2 if name.startswith("networkx/") else 0,
                    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                )
                made[f"{name}c"] = target.read_bytes()
    return made
