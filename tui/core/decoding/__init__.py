"""From plain values to a flow or a library, with everything that is wrong with it."""
