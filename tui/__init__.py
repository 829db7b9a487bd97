"""Branchline: from "it does not work" to a fix, one question at a time."""

__version__ = "0.1.0"
