"""The Länder in the two systems of keys: official key and ISO 3166-2."""

from __future__ import annotations

ISO_CODES = {
    "01": "DE-SH",
    "02": "DE-HH",
    "03": "DE-NI",
    "04": "DE-HB",
    "05": "DE-NW",
    "06": "DE-HE",
    "07": "DE-RP",
    "08": "DE-BW",
    "09": "DE-BY",
    "10": "DE-SL",
    "11": "DE-BE",
    "12": "DE-BB",
    "13": "DE-MV",
    "14": "DE-SN",
    "15": "DE-ST",
    "16": "DE-TH",
}
LAND_KEYS = {iso: key for key, iso in ISO_CODES.items()}
# The two Länder whose districts are called Kreis; elsewhere they are Landkreise.
LAENDER_WITH_KREISE = ("01", "05")
