"""Training in lines: for any terminal, a pipe, a screen reader."""
