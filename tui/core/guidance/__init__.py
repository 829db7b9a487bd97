"""What to do next when something is not known: ask, try a fix, or hand over."""
