"""Flow files on a shelf, as tools for authors see them."""

from tui.core.decode import decode
from tui.core.editor.shelf import File, Shelf
from tui.store.folder import used_name
from tui.store.reader import read_source


def shelve(**texts: str) -> Shelf:
    """Return files by name; `__` in a name stands for a folder, `_` for `-`."""
    shelf = {}
    for short, text in texts.items():
        name = short.replace("__", "/").replace("_", "-") + ".yaml"
        source, _ = read_source(text.encode(), name)
        assert source is not None
        model, _ = decode(source)
        assert model is not None
        uses = tuple(used_name(name, used) for used in model.use)
        shelf[name] = File(name, source, model, uses)
    return shelf
