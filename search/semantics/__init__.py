"""What a question means: passages of entries as vectors, and how they rank (ADR 0032)."""
