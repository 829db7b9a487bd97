"""Training on disk: attempts, decks, classes and their results."""
