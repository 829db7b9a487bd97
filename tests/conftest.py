"""Every test runs on a machine of its own: an empty home and no settings from outside."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

KEPT = {
    *("PATH", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONDONTWRITEBYTECODE", "TMPDIR"),
    *("SYSTEMROOT", "COMSPEC", "PATHEXT", "TEMP", "TMP"),
    "PSYCOPG_IMPL",
}
"""What a test may learn about the machine that runs it, and whoever started it may choose."""

FIXED = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC"}

settings.register_profile("steady", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("soak", deadline=None, max_examples=3000)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Drop the machine's settings before any test module imports what reads them."""
    for name in [*os.environ]:
        if name not in KEPT:
            del os.environ[name]
    os.environ.update(FIXED)


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home nobody else writes to, and no folders shared by the machine."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_DIRS", "XDG_DATA_DIRS"):
        monkeypatch.setenv(name, str(home / "nothing-shared"))
    return home
