"""The Länder in the two systems of keys: official key and ISO 3166-2."""

from __future__ import annotations

from django.utils.translation import get_language

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
# By key, in German alphabetical order: name in German, and in English where it differs.
NAMES = {
    "08": ("Baden-Württemberg", ""),
    "09": ("Bayern", "Bavaria"),
    "11": ("Berlin", ""),
    "12": ("Brandenburg", ""),
    "04": ("Bremen", ""),
    "02": ("Hamburg", ""),
    "06": ("Hessen", "Hesse"),
    "13": ("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    "03": ("Niedersachsen", "Lower Saxony"),
    "05": ("Nordrhein-Westfalen", "North Rhine-Westphalia"),
    "07": ("Rheinland-Pfalz", "Rhineland-Palatinate"),
    "10": ("Saarland", ""),
    "14": ("Sachsen", "Saxony"),
    "15": ("Sachsen-Anhalt", "Saxony-Anhalt"),
    "01": ("Schleswig-Holstein", ""),
    "16": ("Thüringen", "Thuringia"),
}


def land_name(key: str) -> str:
    """Return the name of a Land in the language of the request; the key where there is none."""
    german, english = NAMES.get(key, (key, ""))
    return english if english and (get_language() or "de").startswith("en") else german


def land_names() -> dict[str, str]:
    """Return the names of all Länder by key, in German alphabetical order, without a query."""
    return {key: land_name(key) for key in NAMES}
