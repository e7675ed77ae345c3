"""English as European readers write it."""
