"""The note that writes itself: gathered, redacted, worded."""
