"""The rooms of the portal: the one list, which settings, checks and tests read.

Only literals, so that `dev/`, which imports no room, can read the file before any package is there.
"""

from __future__ import annotations

# From top to bottom; a room imports only from rooms below it, rooms on one line not each other.
LAYERS = (
    ("portal",),
    ("starter",),
    ("home", "search", "editorial"),
    ("cases", "guidance", "learning"),
    ("catalogue",),
    ("content",),
    ("teams",),
    ("accounts",),
    ("taxonomy", "media_library"),
    ("tabular", "design"),
    ("jobs",),
)
ROOMS = tuple(room for layer in LAYERS for room in layer)
