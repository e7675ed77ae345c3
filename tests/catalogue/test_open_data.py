"""What programs get: JSON, CSV, GeoJSON and Atom of each collection, and the datasets of it."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client
from pyshacl import validate
from rdflib import DCAT, RDF, Graph

from catalogue.sources import sources
from taxonomy.models import AdministrativeUnit
from tests.factories.pages import make_case
from tests.factories.portal import Portal
from tests.factories.streams import statement

COLLECTIONS = [source.collection for source in sources if source.collection]
WRONG = ("page=999", "page=x", "size=0", "size=9999", "land=nowhere", "locale=xx", "x=1")
FORMS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
# The obligations of DCAT-AP.de 3.0 for what the portal publishes.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ],
    [ sh:path dct:description ; sh:minCount 1 ],
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ],
    [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ],
    [ sh:path dct:description ; sh:minCount 1 ],
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:class vcard:Kind ],
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ],
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ],
    [ sh:path dcat:theme ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:pattern "^http://dcat-ap.de/def/licenses/" ],
    [ sh:path dct:format ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


@pytest.fixture
def told(portal: Portal) -> None:
    """Two case studies, one of which would be a formula in a spreadsheet."""
    make_case(portal.area(), slug="eins", title="=1+1", problem=[statement("Einmal.")])
    make_case(portal.area(), slug="zwei", title="Pegel", problem=[statement("Zweimal.")])


def body(response: Any) -> str:
    assert response.status_code == 200
    content: bytes = response.getvalue()
    return content.decode()


def table(client: Client, address: str) -> list[dict[str, str]]:
    text = body(client.get(address))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.usefixtures("told")
def test_a_collection_is_read_by_the_page(client: Client) -> None:
    found = client.get("/api/v1/case-studies?size=1&page=2").json()
    assert (found["total"], found["page"], found["pages"]) == (2, 2, 2)
    [item] = found["items"]
    assert item["title"] == "Pegel"
    assert item["url"] == "http://testserver/de/bund/zwei/"
    assert item["transfer"] in ("answered", "partly", "unknown")


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("query", WRONG)
def test_what_is_wrong_in_an_address_is_as_if_it_were_not_there(client: Client, query: str) -> None:
    found = client.get(f"/api/v1/case-studies?{query}").json()
    assert found["total"] == 2
    assert found["items"]


@pytest.mark.usefixtures("told")
def test_a_spreadsheet_takes_no_cell_for_a_formula(client: Client) -> None:
    titles = {row["title"] for row in table(client, "/api/v1/case-studies.csv")}
    assert titles == {"'=1+1", "Pegel"}


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_json_and_csv_of_a_collection_have_the_same_columns(
    client: Client, portal: Portal, collection: str
) -> None:
    make_case(portal.area(), slug="fall")
    items = client.get(f"/api/v1/{collection}").json()["items"]
    rows = table(client, f"/api/v1/{collection}.csv")
    assert len(items) == len(rows)
    for item, row in zip(items, rows, strict=True):
        shared = [name for name in item if name != "details"]
        assert shared == list(row)[: len(shared)]
        assert item["team"] is None or isinstance(item["team"], str)


def test_features_have_a_point_and_stay_in_the_filter(client: Client, portal: Portal) -> None:

    land = AdministrativeUnit.objects.get(key="09")
    town = AdministrativeUnit.objects.create(
        key="09479152",
        level="municipality",
        name="Selb",
        latitude=50.17,
        longitude=12.13,
        parent=land,
    )
    case = make_case(portal.area(), slug="selb", title="In Selb")
    case.municipalities.add(town)
    case.save()
    make_case(portal.area(), slug="ohne-ort")
    found = json.loads(body(client.get("/api/v1/case-studies.geojson?land=09")))
    [feature] = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [12.13, 50.17]}
    assert feature["properties"]["title"] == "In Selb"


@pytest.mark.usefixtures("told")
def test_the_feed_names_the_newest_first(client: Client) -> None:
    feed = ET.fromstring(body(client.get("/api/v1/case-studies.atom")))
    titles = [entry.findtext("{*}title") for entry in feed.findall("{*}entry")]
    assert titles == ["Pegel", "=1+1"]


@pytest.mark.usefixtures("told")
def test_everybodys_programs_may_read_and_nobody_may_write(client: Client) -> None:
    response = client.get("/api/v1/case-studies")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.post("/api/v1/case-studies").status_code == 405


@pytest.mark.usefixtures("db")
def test_openapi_describes_every_collection(client: Client) -> None:
    paths: dict[str, Any] = client.get("/api/v1/openapi.json").json()["paths"]
    for collection in COLLECTIONS:
        assert {f"/api/v1/{collection}", f"/api/v1/{collection}.csv"} <= set(paths)


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize("ending", FORMS)
def test_the_datasets_keep_the_obligations_of_dcat(client: Client, ending: str) -> None:
    graph = Graph().parse(data=body(client.get(f"/catalog.{ending}")), format=FORMS[ending])
    assert list(graph.subjects(RDF.type, DCAT.Dataset))
    conforms, _graph, report = validate(graph, shacl_graph=Graph().parse(data=SHAPES))
    assert conforms, report
