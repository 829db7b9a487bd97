"""`cases export --team`: cases for the team store, carried out by file."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tui.cli.counter import Counter
from tui.cli.exits import FAULTS
from tui.cli.opening import open_flows
from tui.cli.stop import Stop, complain
from tui.core.words import say
from tui.store.case_file import Loaded, load_case
from tui.store.misses import SEARCHES
from tui.store.private import explain, replace_with
from tui.store.shelf import Shelf
from tui.store.signature import CASES, SignatureTrouble, sign_file
from tui.store.team.carrying import carry_lines
from tui.store.team.sharing import LaterFlows, Sharer, sharing_of


def export_for_team(counter: Counter, cases: Iterator[Loaded]) -> None:
    """Write cases as the team store takes them, signed where the site says so.

    Args:
        counter: what the command works with.
        cases: which.

    Raises:
        Stop: it cannot be done as the site says.
    """
    options, desk = counter.options, counter.desk
    key = desk.settings.text("sign-key")
    if key and not options.output:
        raise Stop(
            say("export: the site has exports signed, and only a file can be: name --output")
        )
    flows = LaterFlows(lambda: open_flows(options))
    sharer = Sharer(sharing_of(desk.settings), desk.kept, flows)
    data = desk.places.data
    missed = _searches(Shelf(data / SEARCHES)) if data and options.all else iter(())
    lines = carry_lines(chain(cases, missed), sharer)
    if not options.output:
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        return
    file = Path(options.output)
    try:
        replace_with(file, lines)
        if key:
            signature = sign_file(file, Path(key), CASES)
            complain(say("signed: {file} goes along with {file2}", file=signature, file2=file))
    except OSError as error:
        said = say("{file} was not written: {error}", file=file, error=explain(error))
        raise Stop(said, FAULTS) from None
    except SignatureTrouble as trouble:
        file.unlink(missing_ok=True)
        raise Stop(say("nothing was written: {trouble}", trouble=trouble), FAULTS) from None


def _searches(shelf: Shelf) -> Iterator[Loaded]:
    """Yield the searches without a hit."""
    for path in shelf.cases():
        yield load_case(shelf, path)
