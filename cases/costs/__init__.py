"""What solutions of a kind cost: each figure with its source, and what it means for a town."""
