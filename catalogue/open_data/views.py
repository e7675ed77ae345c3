"""The catalogue of datasets for machines: /catalog.ttl, .jsonld, .rdf."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from catalogue.open_data.datasets import catalog_graph
from content.reading import reading

FORMATS = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("pretty-xml", "application/rdf+xml"),
}


@reading()
def show_catalog(request: HttpRequest, ending: str) -> HttpResponse:
    """Answer with the catalogue in the form that the address names."""
    name, media_type = FORMATS[ending]
    content = catalog_graph().serialize(format=name)
    return HttpResponse(
        content, content_type=media_type, headers={"Access-Control-Allow-Origin": "*"}
    )
