"""Measures how well search finds, on a collection of questions with their right answers."""
