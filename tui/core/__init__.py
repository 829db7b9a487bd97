"""The pure core: flows, walks, checks and proofs; no files, no clock, no terminal."""
