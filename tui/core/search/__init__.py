"""Search by what people see: `build_index` once, `search` for each text."""

from tui.core.search.hits import DEFAULT_LIMIT, Found, Hit, search
from tui.core.search.index import Index, build_index

__all__ = ["DEFAULT_LIMIT", "Found", "Hit", "Index", "build_index", "search"]
