"""The YAML parser in plain Python, made to agree with libyaml about plain texts.

PyYAML's own scanner ends a plain text inside brackets at every `?`, so that `[Is it on?]` is an
error with it and none with libyaml.
"""

import re

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import ScalarToken

# The text was cleaned before, so space and line feed are the only white space; the reader ends
# its buffer with a NUL.
_IN_BLOCK = re.compile(r"(?:[^ \n\0:]|:(?![ \n\0]))+")
_IN_BRACKETS = re.compile(r"(?:[^ \n\0:,\[\]{}]|:(?![ \n\0,\[\]{}]))+")


class PureParser(Reader, Scanner, Parser):
    """Gives the events of a text, without anything that constructs values."""

    def __init__(self, text: str) -> None:
        """Start at the beginning of a cleaned text."""
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """Take a text without quotes, up to what ends it here."""
        word = _IN_BRACKETS if self.flow_level else _IN_BLOCK
        indent = self.indent + 1
        start = end = self.get_mark()
        parts: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            found = word.match(self.buffer, self.pointer)
            if not found:
                break
            self.allow_simple_key = False
            parts += [*spaces, found[0]]
            self.forward(len(found[0]))
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(parts), True, start, end)  # noqa: FBT003 - PyYAML's signature
