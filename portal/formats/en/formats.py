"""English dates with the day first: 23 November 2026."""

from __future__ import annotations

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "j F Y, H:i"
TIME_FORMAT = "H:i"

# Only forms that mean one day, whoever types them: 05/06/2026 is refused.
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d", "%d. %m. %Y", "%d %B %Y", "%d %b %Y"]
DATETIME_INPUT_FORMATS = [
    f"{date}{gap}{time}"
    for date in DATE_INPUT_FORMATS
    for gap in (" ", ", ", "T")
    for time in ("%H:%M", "%H:%M:%S", "%H.%M")
]
