"""A developer chooses the driver that the tests of the team store take."""

import os
import subprocess
import sys

SAY = (
    "import tests.conftest; tests.conftest.pytest_configure(); import tests.team; "
    "print(tests.team.DRIVER)"
)


def driver(**environment: str) -> str:
    command = [sys.executable, "-c", SAY]
    kept = {name: value for name, value in os.environ.items() if name != "PSYCOPG_IMPL"}
    done = subprocess.run(command, capture_output=True, check=True, env=kept | environment)
    return done.stdout.decode().strip()


def test_the_tests_take_the_driver_in_python_unless_another_is_asked_for() -> None:
    assert driver() == "python"
    assert driver(PSYCOPG_IMPL="binary") == "binary"
