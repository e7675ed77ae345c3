"""Case studies as a table: one row each, the same columns to export and to import."""
