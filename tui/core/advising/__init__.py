"""What could be better in a flow without faults, and by how much."""
