"""What is checked before the proof: names, shape, safety, wording."""
