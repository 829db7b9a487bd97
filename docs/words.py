"""Collects what the program says, and keeps the catalogues of its languages.

python -m docs.words               brings every catalogue up to date, and compiles it
python -m docs.words --check       writes nothing; fails when one is not complete or not current
python -m docs.words --add fr      begins a language
"""

import argparse
import ast
import io
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "tui" / "locale"
FOLDERS: Mapping[str, Sequence[str]] = {
    "core": ("core", "store", "lsp"),
    "ui": ("ui", "plain", "cli"),
}
"""The catalogues of a language, and the folders of `tui` whose sentences each holds."""
WORDS = "tui.core.words"
SAYS, COUNTS = ("say", "mark"), "say_count"
DECLARED: Mapping[str, Sequence[int]] = {"Command": (3, 4), "Setting": (3,)}
"""Declarations whose texts are said where they are shown, and which of their parts those are."""
_DATE = datetime(2026, 11, 28, tzinfo=UTC)
"""A catalogue that is written again is the same file."""

_PERCENT = re.compile(r"%(?:\(\w+\))?[rs]")
"""How the standard library writes parts."""

Spoken = str | tuple[str, str]


def collect(name: str, root: Path = ROOT / "tui") -> Catalog:
    """Return everything that the folders of one catalogue say, untranslated."""
    found = Catalog()
    for folder in FOLDERS[name]:
        for path in sorted((root / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for spoken in find_spoken(tree):
                found.add(spoken, locations=[(path.relative_to(root.parent).as_posix(), 1)])
    return found


def find_spoken(tree: ast.AST) -> Iterator[Spoken]:
    """Yield each sentence that a module says, or marks to be said elsewhere.

    Raises:
        SystemExit: something is said that is no plain text.
    """
    if not any(
        (isinstance(n, ast.ImportFrom) and n.module == WORDS)
        or (isinstance(n, ast.FunctionDef) and n.name == "mark")
        for n in ast.walk(tree)
    ):
        return  # what is called `say` there is something else
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in SAYS:
            yield from _texts(node.args[0])
        elif node.func.id in DECLARED:
            for each in DECLARED[node.func.id]:
                yield from (text for arg in node.args[each : each + 1] for text in _texts(arg))
        elif node.func.id == COUNTS:
            one, many = (next(_texts(each)) for each in node.args[:2])
            yield one, many


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument may be; what is a variable was marked elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from [node.value] if node.value else []
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        raise SystemExit(f"line {node.lineno}: an f-string cannot be translated")


def read_catalogue(language: str, name: str, folder: Path = LOCALE) -> Catalog:
    """Return a catalogue as it is translated so far; an empty one when there is none."""
    path = folder / language / f"{name}.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def bring_up_to_date(language: str, name: str, folder: Path = LOCALE) -> Catalog:
    """Return a catalogue with what is said now, translated as far as it was."""
    was = read_catalogue(language, name, folder)
    now = Catalog(
        locale=language, project="branchline", version="", copyright_holder="",
        creation_date=_DATE, revision_date=_DATE, last_translator="", fuzzy=False,
        language_team="",
    )  # fmt: skip
    now.header_comment = f"# What Branchline says, in the language `{language}`."
    for message in collect(name):
        if message.id:
            old = was.get(message.id if isinstance(message.id, str) else message.id[0])
            fits = old is not None and isinstance(old.id, str) == isinstance(message.id, str)
            now.add(
                message.id,
                old.string if old is not None and fits else None,
                message.locations,
                old.flags if old is not None else (),
                user_comments=old.user_comments if old is not None else (),
            )
    return now


def to_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file is written: in the order of the sentences."""
    text = io.BytesIO()
    write_po(text, catalogue, width=100, sort_output=True, no_location=True)
    return text.getvalue()


def to_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    data = io.BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()


def find_faults(catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations of a catalogue."""
    for message in catalogue:
        if message.id:
            yield from (f"{message.id!r}: {fault}" for fault in _faults(message))


def _faults(message: Message) -> Iterator[str]:
    said = message.string or ""
    forms = [said] if isinstance(said, str) else list(said)
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    if not all(forms):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked fuzzy: read it, and take the mark away"
    for form in forms:
        try:
            parts = parts_of(form)
        except ValueError as error:
            yield f"{form!r}: {error}"
            continue
        if not any(parts == parts_of(each) for each in ids):
            yield f"{form!r} has other parts in braces"


def parts_of(text: str) -> set[str]:
    """Return the parts of a sentence that are filled in; braces of its own are none.

    Raises:
        ValueError: a brace is open.
    """
    older = set(_PERCENT.findall(text))
    try:
        return older | {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        if "{" in text.replace("{{", ""):
            raise
        return older


def main() -> None:
    """Bring the catalogues up to date, or check them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when not current")
    parser.add_argument("--add", metavar="CODE", help="begin a language")
    options = parser.parse_args()
    if options.add:
        (LOCALE / options.add).mkdir(parents=True)
    faults = []
    for folder in sorted(each for each in LOCALE.iterdir() if each.is_dir()):
        for name in FOLDERS:
            catalogue = bring_up_to_date(folder.name, name)
            where = f"{folder.name}/{name}.po"
            faults += [f"{where}: {fault}" for fault in find_faults(catalogue)]
            for ending, data in ((".po", to_po(catalogue)), (".mo", to_mo(catalogue))):
                path = (folder / name).with_suffix(ending)
                if not options.check:
                    path.write_bytes(data)
                elif not path.exists() or path.read_bytes() != data:
                    faults.append(f"{path.relative_to(ROOT)}: not current")
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
