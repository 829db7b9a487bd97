"""What an author's tools ask of flow files: where things are named, and what may stand where."""
