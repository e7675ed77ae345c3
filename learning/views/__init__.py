"""Views of what learners do."""
