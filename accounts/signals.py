"""What models tell the rest of the room."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with a `user` whom a command or a person in charge has made by e-mail address.
user_was_made = Signal()
