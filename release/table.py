"""The page that tells on which kinds of jumpboxes a walk came to its end, and with which build."""

from collections.abc import Mapping, Sequence

from release.jail import JAILS, Jail

ROOT_USER = 0
TITLES = {"pyz": "`branchline.pyz`", "frozen": "the folder with its own Python"}
"""The builds that run as they are, as the page names them."""
HEAD = """\
# Jumpboxes

Written by `make dist`, which carries each build to a jumpbox of each kind (namespaces of its own,
no network) and walks a flow to its resolution there, in plain lines and on the screen by keyboard;
the terminal must be as it was afterwards. `branchline.pyz` is run with `python3 -I -S`.

"""


def write_table(worked: Mapping[str, Sequence[Jail]]) -> str:
    """Return the page.

    Args:
        worked: the jails in which a build came to its end, by a key of `TITLES`.
    """
    rows = [["home", "`/tmp`", "other folders", "user", *TITLES.values()]]
    rows += [["---"] * len(rows[0])]
    for jail in JAILS:
        came = ["ok" if jail in worked.get(build, ()) else "FAILED" for build in TITLES]
        rows.append([*describe(jail), *came])
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def describe(jail: Jail) -> list[str]:
    """Say what a jail is like: its home, its /tmp, the rest of it, its user."""
    home = {"": "HOME not set", "missing": "HOME names nothing"}.get(jail.home, _mode(jail.home))
    users = {ROOT_USER: "root", JAILS[0].user: "ordinary"}
    return [
        home,
        _mode(jail.tmp),
        "read-only" if jail.closed else "as usual",
        users.get(jail.user, "not known to the system"),
    ]


def _mode(options: str) -> str:
    words = options.split(",")
    return "read-only" if "ro" in words else "noexec" if "noexec" in words else "read-write"
