"""Papers to take along: what a case study says for a municipality, as PDF and as DOCX."""
