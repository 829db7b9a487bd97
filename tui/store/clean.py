"""From the bytes of a file to text that every YAML parser reads alike.

Parsers differ in tabs, byte order marks, odd line breaks and control characters, and report
them by offset or not at all. So these are found here, with line and column, and replaced by
something harmless, so that the rest of the file can still be checked.
"""

import re

from tui.core.decoding.faults import Faults
from tui.core.text import code_point
from tui.core.tree import Spot
from tui.core.words import say

_ORDINARY = bytes({*range(0x20, 0x7F), *range(0x80, 0x100), 0x0A, 0x0D})
"""Bytes that can stand in UTF-8 text without a second look."""

_SUSPICIOUS = (
    b"\xc2",  # C1 controls and U+0085
    b"\xe2\x80\xa8",
    b"\xe2\x80\xa9",
    b"\xef\xbb\xbf",
    b"\xef\xbf\xbe",
    b"\xef\xbf\xbf",
)
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\udc80-\udcff]+")
_BOM = b"\xef\xbb\xbf"
_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_START = 4096
_BINARY_SHARE = 0.1
"""When more than this share of a file's start is no text, it is no text file."""


def clean(data: bytes, faults: Faults) -> str | None:
    """Return the text of a file, or None when it is not text at all."""
    encoding = _find_encoding(data)
    if encoding:
        faults.add("F003", Spot(1, 1), found=say("it looks like {encoding}", encoding=encoding))
        return None
    data = data.removeprefix(_BOM)
    if _is_binary(data[:_START]):
        faults.add("F004", Spot(1, 1))
        return None
    text, is_valid = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_valid and not data.translate(None, _ORDINARY) and not _is_suspicious(data):
        return text
    return _replace_odd(text, faults)


def _find_encoding(data: bytes) -> str:
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return name
    start = data[:_START]
    few, many = sorted((start[::2].count(0), start[1::2].count(0)))
    return "UTF-16" if not few and many > len(start) // 3 else ""


def _is_binary(start: bytes) -> bool:
    if b"\x00" not in start:
        return False
    text = start.decode("utf-8", "replace")
    odd = len(text.encode().translate(None, _ORDINARY + b"\t")) + text.count("\ufffd")
    return odd > _BINARY_SHARE * len(start)


def _decode(data: bytes) -> tuple[str, bool]:
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode(errors="surrogateescape"), False


def _is_suspicious(data: bytes) -> bool:
    return not data.isascii() and any(mark in data for mark in _SUSPICIOUS)


def _replace_odd(text: str, faults: Faults) -> str:
    """Report odd characters, one report for each line and kind, and make them harmless."""
    faults.lines = text.split("\n")
    parts: list[str] = []
    seen: set[str] = set()
    line, end = 1, 0
    for found in _ODD.finditer(text):
        start = found.start()
        passed = text.count("\n", end, start)
        if passed:
            line += passed
            seen.clear()
        line_start = text.rfind("\n", 0, start) + 1
        parts.append(text[end:start])
        for offset, character in enumerate(found[0]):
            code, instead = _judge(character)
            if code not in seen:
                seen.add(code)
                spot = Spot(line, start - line_start + offset + 1)
                faults.add(code, spot, found=_name(character))
            parts.append(instead)
        end = found.end()
    parts.append(text[end:])
    return "".join(parts)


def _judge(character: str) -> tuple[str, str]:
    """Return the code for an odd character and what stands in its place."""
    if character == "\t":
        return "F008", " "
    if character == "\ufeff":
        return "F006", ""
    if character in "\x85\u2028\u2029":
        return "F007", " "
    if "\udc80" <= character <= "\udcff":
        return "F003", "\ufffd"
    return "F005", "\ufffd"


def _name(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return say("the byte 0x{number:02X} stands alone", number=ord(character) - 56320)
    return code_point(character)
