"""What `branchline test` does: cases run, covered, written."""
