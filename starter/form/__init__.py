"""The form in which content is exported, imported and shipped (ADR 0033): YAML for people."""
