"""The search index of a catalog, kept between starts like the verdicts on its flows."""

from collections.abc import Sequence

from tui.core.search import Index, build_index
from tui.core.search.packing import FORMAT, UnreadableIndex, pack_index, unpack_index
from tui.store.catalog import Catalog
from tui.store.ready import Ready


def open_index(catalog: Catalog, records: Sequence[Ready]) -> Index:
    """Return the index of all flows that can be walked.

    Args:
        catalog: the flows.
        records: where an index may be kept; the first that has one is used, and a new one
            goes to the last.
    """
    name = f"{catalog.digest}-search-{FORMAT}.json"
    for record in records:
        kept = record.load(name)
        if isinstance(kept, dict):
            try:
                return unpack_index(kept)
            except UnreadableIndex:
                continue
    index = build_index({flow_id: catalog[flow_id] for flow_id in catalog})
    if records:
        records[-1].save(name, pack_index(index))
    return index
