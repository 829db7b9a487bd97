"""The proof: every way a walk can go, as sets of fact states."""
