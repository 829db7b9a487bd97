"""Where `branchline.pyz` starts; a Python since 2.7 can read this, to say what it needs."""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "branchline: needs Python 3.11 or newer, and this is Python %d.%d\n" % sys.version_info[:2]
    )
    sys.exit(3)

if __name__ == "__main__":
    from tui.cli import main

    sys.exit(main())
