"""The search index of a catalog, kept between starts like the verdicts on its flows."""

from collections.abc import Sequence

from tui.core.search import Index, build_index
from tui.core.search.packing import FORMAT, UnreadableIndex, pack_index, unpack_index
from tui.store.catalog import Catalog
from tui.store.ready import ENDING, Ready


def open_index(catalog: Catalog, records: Sequence[Ready]) -> Index:
    """Return the index of all flows that can be walked.

    Args:
        catalog: the flows.
        records: where an index may be kept; the first that has one is used, and a new one
            goes to the last.
    """
    book = catalog.speech.book
    spoken = f"-{book.digest}" if book is not None else ""
    name = f"{catalog.digest}-search-{FORMAT}{spoken}{ENDING}"
    for record in records:
        kept = record.load(name)
        if isinstance(kept, dict):
            try:
                return unpack_index(kept)
            except UnreadableIndex:
                continue
    flows = {
        flow_id: catalog.speech.say(catalog.original(flow_id), with_originals=True)
        for flow_id in catalog
    }
    index = build_index(flows)
    if records:
        records[-1].save(name, pack_index(index))
    return index
