"""The small flow that most examples of the codes are made from."""

TINY = """\
flow: tiny
title: A phone does not enrol
start: licence
facts:
  licence:
    ask: Does the user have a licence?
    how: Look at the user's page in the admin centre.
    answers: {missing: No, there: Yes}
nodes:
  licence:
    ask: licence
    to: {missing: assign, there: ticket}
  assign:
    resolve: The user has no licence
    actors: [M365]
    cause: Without a licence nobody may enrol.
    steps: [Assign a licence., Ask the user to try again.]
    verify: The phone enrols.
  ticket:
    resolve: Somebody else must look
    kind: hand-over
    actors: [MS]
    cause: Everything the agent can see is in order.
"""


def tiny(old: str = "", new: str = "") -> str:
    """Return the small flow with its first `old` replaced by `new`."""
    return TINY.replace(old, new, 1) if old else TINY
