"""A case as it is kept: records, what they say, a flow that has changed since."""
