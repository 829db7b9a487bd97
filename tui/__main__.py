"""`python -m tui`: the same as the command `branchline`."""

import sys

if sys.version_info < (3, 11):  # an old Python can read this page, but none of the others
    sys.stderr.write(
        "branchline: needs Python 3.11 or newer, and this is Python %d.%d\n" % sys.version_info[:2]
    )
    sys.exit(3)

if __name__ == "__main__":
    from tui.cli import main

    sys.exit(main())
