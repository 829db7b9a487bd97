"""Two versions of a flow: what callers will notice."""
