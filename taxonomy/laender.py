"""The Länder in the two systems of keys: official key and ISO 3166-2."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

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
# By key, in German alphabetical order.
NAMES = {
    "08": _("Baden-Württemberg"),
    "09": _("Bavaria"),
    "11": _("Berlin"),
    "12": _("Brandenburg"),
    "04": _("Bremen"),
    "02": _("Hamburg"),
    "06": _("Hesse"),
    "13": _("Mecklenburg-Western Pomerania"),
    "03": _("Lower Saxony"),
    "05": _("North Rhine-Westphalia"),
    "07": _("Rhineland-Palatinate"),
    "10": _("Saarland"),
    "14": _("Saxony"),
    "15": _("Saxony-Anhalt"),
    "01": _("Schleswig-Holstein"),
    "16": _("Thuringia"),
}


def land_name(key: str) -> str:
    """Return the name of a Land in the language of the request; the key where there is none."""
    return str(NAMES.get(key, key))


def land_names() -> dict[str, str]:
    """Return the names of all Länder by key, in German alphabetical order, without a query."""
    return {key: land_name(key) for key in NAMES}
