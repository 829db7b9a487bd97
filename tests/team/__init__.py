"""The team store. Its tests take the driver in pure Python, also where a compiled one is installed.

`PSYCOPG_IMPL=binary pytest tests/team` tries the other.
"""

import os

DRIVER = os.environ.setdefault("PSYCOPG_IMPL", "python")
