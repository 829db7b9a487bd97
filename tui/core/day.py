"""Days, written as YYYY-MM-DD."""

_MONTHS, _LONGEST_MONTH, _LENGTH = 12, 31, 10


def is_day(text: str) -> bool:
    """Tell whether a text is a day."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if len(text) != _LENGTH or not (text.isascii() and f"{year}{month}{day}".isdigit()):
        return False
    is_shaped = len(year) == len("YYYY") and len(month) == len("MM")
    return is_shaped and 1 <= int(month) <= _MONTHS and 1 <= int(day) <= _LONGEST_MONTH
