"""With which code a command ends."""

DONE, FAULTS, USAGE, CANNOT_RUN = 0, 1, 2, 3
