"""Spaced practice: what was practised, how it went, and when it is due again."""
