"""A class: which calls are played, what came of them, who is ready."""
