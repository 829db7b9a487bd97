"""What a person is told of that: what remains, why this, what the desk has learnt."""
