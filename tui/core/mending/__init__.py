"""Mends what can be mended without asking: as edits of the text, so that all else stays."""
