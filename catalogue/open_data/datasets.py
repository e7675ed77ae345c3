"""The catalogue of datasets in the words of DCAT-AP.de 3.0: one dataset for each collection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max, Min
from django.utils.translation import gettext as _
from django.utils.translation import override
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from catalogue.models import Entry
from catalogue.sources import EntrySource, sources
from taxonomy.languages import languages, main_code

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
LICENCES = "http://dcat-ap.de/def/licenses/"
AUTHORITY = "http://publications.europa.eu/resource/authority/"
FILES = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "geojson": ("GEOJSON", "application/geo+json"),
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "dcatde": DCATDE, "vcard": VCARD}
THEMES = ("GOVE", "REGI", "TECH")


@dataclass(frozen=True)
class Catalog:
    """The graph while it is made."""

    graph: Graph
    node: URIRef
    publisher: URIRef


def catalog_graph() -> Graph:
    """Return the catalogue with its datasets and their files."""
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    base = settings.PUBLIC_URL
    catalog = Catalog(graph, URIRef(f"{base}/#catalog"), URIRef(f"{base}/#publisher"))
    graph.add((catalog.node, RDF.type, DCAT.Catalog))
    in_languages(catalog, catalog.node, DCTERMS.title, lambda: settings.SITE_NAME)
    in_languages(catalog, catalog.node, DCTERMS.description, about_catalog)
    graph.add((catalog.node, DCTERMS.publisher, catalog.publisher))
    graph.add((catalog.node, FOAF.homepage, URIRef(f"{base}/")))
    graph.add((URIRef(f"{base}/"), RDF.type, FOAF.Document))
    add_publisher(catalog)
    dates = dates_by_source()
    for source in sources:
        if source.collection and source.name in dates:
            add_dataset(catalog, source, dates[source.name])
    return graph


def about_catalog() -> str:
    return _("What the knowledge portal publishes about digital solutions of municipalities.")


def in_languages(catalog: Catalog, node: URIRef, predicate: URIRef, text: Any) -> None:
    """Say something in each everyday language of the portal."""
    for code, row in languages().items():
        if row.easy:
            continue
        with override(code):
            catalog.graph.add((node, predicate, Literal(str(text()), lang=code)))


def add_publisher(catalog: Catalog) -> None:
    """Add the operator as publisher and as the one to write to."""
    graph, operator = catalog.graph, settings.OPERATOR
    graph.add((catalog.publisher, RDF.type, FOAF.Agent))
    graph.add((catalog.publisher, FOAF.name, Literal(operator["name"])))
    contact = contact_node()
    graph.add((contact, RDF.type, VCARD.Kind))
    graph.add((contact, RDF.type, VCARD.Organization))
    graph.add((contact, VCARD.fn, Literal(operator["name"])))
    graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{operator['email'].split(' ')[0]}")))


def contact_node() -> URIRef:
    return URIRef(f"{settings.PUBLIC_URL}/#contact")


def dates_by_source() -> dict[str, Mapping[str, Any]]:
    """Return when the first entry of each source was published and the last one changed."""
    rows = Entry.objects.readable().order_by().values("source")
    dated = rows.annotate(issued=Min("published_at"), modified=Max("changed_at"))
    return {row["source"]: row for row in dated}


def add_dataset(catalog: Catalog, source: EntrySource, dates: Mapping[str, Any]) -> None:
    """Add a collection as a dataset with its files."""
    graph = catalog.graph
    node = URIRef(f"{settings.PUBLIC_URL}/api/v1/{source.collection}#dataset")
    graph.add((catalog.node, DCAT.dataset, node))
    graph.add((node, RDF.type, DCAT.Dataset))
    in_languages(catalog, node, DCTERMS.title, lambda: source.labels.many)
    in_languages(catalog, node, DCTERMS.description, lambda: source.about)
    graph.add((node, DCTERMS.identifier, Literal(source.collection)))
    graph.add((node, DCTERMS.publisher, catalog.publisher))
    graph.add((node, DCAT.contactPoint, contact_node()))
    if settings.DCAT_CONTRIBUTOR_ID:
        graph.add((node, DCATDE.contributorID, URIRef(settings.DCAT_CONTRIBUTOR_ID)))
    for theme in THEMES:
        graph.add((node, DCAT.theme, URIRef(f"{AUTHORITY}data-theme/{theme}")))
    for predicate, name in ((DCTERMS.issued, "issued"), (DCTERMS.modified, "modified")):
        if dates[name]:
            day = Literal(dates[name].isoformat(), datatype=XSD.dateTime)
            graph.add((node, predicate, day))
    for code in languages_of(source):
        graph.add((node, DCTERMS.language, language_node(code)))
        for ending in FILES:
            add_file(catalog, node, source, ending, code)


def languages_of(source: EntrySource) -> Sequence[str]:
    """Return the languages with a code of the European list in which there are entries."""
    found = Entry.objects.filter(source=source.name).values_list("locale", flat=True).distinct()
    return [code for code, row in languages().items() if row.authority_code and code in found]


def language_node(code: str) -> URIRef:
    return URIRef(f"{AUTHORITY}language/{languages()[code].authority_code}")


def add_file(
    catalog: Catalog, dataset: URIRef, source: EntrySource, ending: str, code: str
) -> None:
    """Add a file of a dataset in one language as its distribution."""
    path = source.collection if ending == "json" else f"{source.collection}.{ending}"
    url = URIRef(f"{settings.PUBLIC_URL}/api/v1/{path}?locale={code}")
    name, media_type = FILES[ending]
    with override(code):
        title = f"{source.labels.many} ({name})"
    node = URIRef(f"{url}#distribution")
    catalog.graph.add((dataset, DCAT.distribution, node))
    said = [
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(title, lang=code)),
        (DCAT.accessURL, url),
        (DCAT.downloadURL, url),
        (DCTERMS.license, URIRef(f"{LICENCES}{source.licence}")),
        (DCTERMS["format"], URIRef(f"{AUTHORITY}file-type/{name}")),
        (DCAT.mediaType, URIRef(f"{MEDIA_TYPES}{media_type}")),
        (DCTERMS.language, language_node(code)),
    ]
    if source.attribution:
        with override(main_code()):
            text = Literal(str(source.attribution), lang=main_code())
        said.append((DCATDE.licenseAttributionByText, text))
    for predicate, value in said:
        catalog.graph.add((node, predicate, value))
