"""Text for terminals that can show ASCII alone: each sign has a twin, none becomes an escape."""

import unicodedata

UNKNOWN = "?"

_SAME_WIDTH = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'", "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"', "\N{PRIME}": "'", "\N{DOUBLE PRIME}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": "<",
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": ">",
    "\N{HYPHEN}": "-", "\N{NON-BREAKING HYPHEN}": "-", "\N{FIGURE DASH}": "-",
    "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{HORIZONTAL BAR}": "-", "\N{MINUS SIGN}": "-",
    "\N{LEFTWARDS ARROW}": "<", "\N{RIGHTWARDS ARROW}": ">", "\N{UPWARDS ARROW}": "^",
    "\N{DOWNWARDS ARROW}": "v", "\N{RIGHTWARDS DOUBLE ARROW}": ">",
    "\N{MIDDLE DOT}": "-", "\N{BULLET}": "*", "\N{WHITE BULLET}": "o", "\N{BLACK CIRCLE}": "*",
    "\N{WHITE CIRCLE}": "o", "\N{BLACK SQUARE}": "#", "\N{WHITE SQUARE}": "o",
    "\N{CHECK MARK}": "x", "\N{HEAVY CHECK MARK}": "x", "\N{BALLOT X}": "x",
    "\N{MULTIPLICATION X}": "x", "\N{HEAVY MULTIPLICATION X}": "x",
    "\N{MULTIPLICATION SIGN}": "x", "\N{DIVISION SIGN}": "/", "\N{NOT EQUAL TO}": "!",
    "\N{LESS-THAN OR EQUAL TO}": "<", "\N{GREATER-THAN OR EQUAL TO}": ">",
    "\N{ALMOST EQUAL TO}": "~", "\N{PLUS-MINUS SIGN}": "~", "\N{DEGREE SIGN}": "o",
    "\N{MICRO SIGN}": "u", "\N{SECTION SIGN}": "S", "\N{PILCROW SIGN}": "P",
    "\N{COPYRIGHT SIGN}": "c", "\N{REGISTERED SIGN}": "r", "\N{TRADE MARK SIGN}": "t",
    "\N{EURO SIGN}": "E", "\N{POUND SIGN}": "L", "\N{YEN SIGN}": "Y", "\N{CENT SIGN}": "c",
    "\N{INVERTED QUESTION MARK}": "?", "\N{INVERTED EXCLAMATION MARK}": "!",
    "\N{LATIN SMALL LETTER SHARP S}": "s", "\N{LATIN SMALL LETTER AE}": "a",
    "\N{LATIN CAPITAL LETTER AE}": "A", "\N{LATIN SMALL LIGATURE OE}": "o",
    "\N{LATIN CAPITAL LIGATURE OE}": "O", "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
    "\N{LATIN CAPITAL LETTER O WITH STROKE}": "O", "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
    "\N{LATIN CAPITAL LETTER L WITH STROKE}": "L", "\N{LATIN SMALL LETTER ETH}": "d",
    "\N{LATIN CAPITAL LETTER ETH}": "D", "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
    "\N{LATIN CAPITAL LETTER D WITH STROKE}": "D", "\N{LATIN SMALL LETTER THORN}": "t",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i", "\N{HORIZONTAL ELLIPSIS}": ".",
    "\N{NO-BREAK SPACE}": " ", "\N{FIGURE SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ", "\N{EN SPACE}": " ", "\N{EM SPACE}": " ",
    "\N{OPEN BOX}": "_", "\N{SYMBOL FOR ESCAPE}": "^", "\N{REPLACEMENT CHARACTER}": UNKNOWN,
}  # fmt: skip
_LONGER = {
    "\N{HORIZONTAL ELLIPSIS}": "...", "\N{EM DASH}": "--", "\N{RIGHTWARDS ARROW}": "->",
    "\N{LEFTWARDS ARROW}": "<-", "\N{RIGHTWARDS DOUBLE ARROW}": "=>", "\N{NOT EQUAL TO}": "!=",
    "\N{LESS-THAN OR EQUAL TO}": "<=", "\N{GREATER-THAN OR EQUAL TO}": ">=",
    "\N{PLUS-MINUS SIGN}": "+-", "\N{COPYRIGHT SIGN}": "(c)", "\N{REGISTERED SIGN}": "(R)",
    "\N{TRADE MARK SIGN}": "(TM)", "\N{EURO SIGN}": "EUR", "\N{LATIN SMALL LETTER SHARP S}": "ss",
    "\N{LATIN SMALL LETTER AE}": "ae", "\N{LATIN CAPITAL LETTER AE}": "Ae",
    "\N{LATIN SMALL LIGATURE OE}": "oe", "\N{LATIN CAPITAL LIGATURE OE}": "Oe",
    "\N{LATIN SMALL LETTER THORN}": "th", "\N{SECTION SIGN}": "section ",
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
}  # fmt: skip
_BOX, _BLOCKS = range(0x2500, 0x2580), range(0x2580, 0x25A0)


def to_ascii(text: str) -> str:
    """Return a text in ASCII that takes exactly as many cells, for what is laid out already."""
    return text if text.isascii() else "".join(map(_narrow, text))


def to_ascii_words(text: str) -> str:
    """Return a text in ASCII that may be longer, for lines that may run on."""
    return text if text.isascii() else "".join(_LONGER.get(sign) or _narrow(sign) for sign in text)


def _narrow(sign: str) -> str:
    if sign.isascii():
        return sign
    twin = _SAME_WIDTH.get(sign)
    if twin is not None:
        return twin
    if ord(sign) in _BOX or ord(sign) in _BLOCKS:
        return _line(sign)
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return ""
    base = unicodedata.normalize("NFKD", sign)[0]
    if base.isascii() and base.isprintable():
        return base
    return UNKNOWN * (2 if unicodedata.east_asian_width(sign) in "WF" else 1)


def _line(sign: str) -> str:
    name = unicodedata.name(sign)
    if "HORIZONTAL" in name and "VERTICAL" not in name:
        return "-"
    is_upright = "VERTICAL" in name or "ONE EIGHTH BLOCK" in name
    return "|" if is_upright and "HORIZONTAL" not in name else "+" if "BOX" in name else "#"
