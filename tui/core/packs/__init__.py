"""Packs: flows in one file that says what is in it, and can be signed."""
