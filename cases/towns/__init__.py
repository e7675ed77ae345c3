"""“Meine Kommune”: what the portal knows for one municipality, and which solutions fit it."""
