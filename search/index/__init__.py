"""The index in PostgreSQL: what is written when an entry is, and how it is built anew."""
