"""The cases of a flow: run, covered, written."""
