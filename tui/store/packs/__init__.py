"""Packs as files: written, read with suspicion, signed and verified."""
