"""The ways through a flow, and what can still be reached."""
