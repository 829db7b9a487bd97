"""Faults of names and of the shape of a flow: family G."""

from tui.core.codes import naming, shape

CODES = (*naming.CODES, *shape.CODES)
