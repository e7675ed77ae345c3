"""German days as they may be typed."""

from __future__ import annotations

# Only forms that mean one day, whoever types them: 05/06/2026 is refused.
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d. %m. %Y"]
DATETIME_INPUT_FORMATS = [
    f"{date}{gap}{time}"
    for date in DATE_INPUT_FORMATS
    for gap in (" ", ", ", "T")
    for time in ("%H:%M", "%H:%M:%S", "%H.%M")
]
