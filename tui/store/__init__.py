"""What reads and writes: files, flows, caches, cases."""
