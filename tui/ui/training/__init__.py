"""Training on the screen: its home, a call, the debrief, a class."""
