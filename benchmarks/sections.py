"""Puts what a benchmark found into a file of results, in the place of what it found before."""

from pathlib import Path

_HEAD = "# "


def put_in(file: Path, section: str) -> None:
    """Replace the section with the same first line, or add one at the end.

    Args:
        file: Markdown; made when there is none.
        section: begins with a heading of the first level.
    """
    title = section.partition("\n")[0]
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    kept: list[str] = []
    place = -1
    for part in _split(text):
        if part.partition("\n")[0] == title:
            place = len(kept)
        else:
            kept.append(part)
    kept.insert(place if place >= 0 else len(kept), section)
    whole = "\n\n".join(part.strip("\n") for part in kept if part.strip())
    file.write_text(f"{whole}\n", encoding="utf-8")


def _split(text: str) -> list[str]:
    parts: list[str] = [""]
    for line in text.splitlines():
        if line.startswith(_HEAD):
            parts.append("")
        parts[-1] += f"{line}\n"
    return parts
