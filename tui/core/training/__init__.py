"""Training: simulated calls to practise on, and what a trainee can learn from them."""
