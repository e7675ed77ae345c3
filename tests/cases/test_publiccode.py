"""A solution comes from its publiccode.yml; what is wrong in a file is named by its key."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from accounts.models import User
from cases.models import Solution
from cases.publiccode import PublicCodeError, read_publiccode
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal
from tests.factories.solutions import make_solution

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/solutions/publiccode/"
URL = "https://code.example/pegel"
FILE = """
publiccodeYmlVersion: '0.4'
name: Pegelapp
url: https://code.example/pegel
landingURL: https://pegel.example
developmentStatus: stable
softwareType: standalone/web
legal: {license: EUPL-1.2}
description:
  de: {shortDescription: Zeigt Wasserstände.}
  en: {localisedName: Gauge app, shortDescription: Shows water levels.}
  it: {shortDescription: Mostra i livelli.}
usedBy: [Stadt Neustadt]
"""


def wrong_in(text: str) -> list[str]:
    """Return what is wrong with a file, in English."""
    with override("en"), pytest.raises(PublicCodeError) as error:
        read_publiccode(text)
    return error.value.problems


@pytest.mark.parametrize(
    "version", ["0.1", "0.2", "0.2.1", "0.2.2", "0.3", "0.3.0", "0.4", "0.4.0", "0.5.0", "0.7", "0"]
)
def test_all_published_versions_are_read(version: str) -> None:
    for written in (version, f"'{version}'"):
        code = read_publiccode(FILE.replace("'0.4'", written))
        assert code.names == {"de": "Pegelapp", "en": "Gauge app"}
        assert code.summaries == {"de": "Zeigt Wasserstände.", "en": "Shows water levels."}
        assert (code.repository, code.software_licence) == (
            "https://code.example/pegel",
            "EUPL-1.2",
        )
        assert (code.website, code.used_by) == ("https://pegel.example", ["Stadt Neustadt"])


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ("'0.4'", "'2.4.0'", "publiccodeYmlVersion"),
        ("publiccodeYmlVersion: '0.4'", "", "publiccodeYmlVersion"),
        ("name: Pegelapp", "", "name"),
        ("https://code.example/pegel", "code", "url"),
        ("https://pegel.example", "pegel.example", "landingURL"),
        ("EUPL-1.2", "unsere eigene", "legal.license"),
        ("{license: EUPL-1.2}", "EUPL", "legal.license"),
        ("Zeigt Wasserstände.", "x" * 301, "description.de.shortDescription"),
        ("[Stadt Neustadt]", "Stadt", "usedBy"),
    ],
)
def test_an_error_names_the_key(before: str, after: str, key: str) -> None:
    (problem,) = wrong_in(FILE.replace(before, after))
    assert problem.startswith(f"{key}: ")


def test_several_errors_are_told_at_once() -> None:
    problems = wrong_in("publiccodeYmlVersion: '0.4'")
    assert [each.partition(":")[0] for each in problems] == [
        *("name", "description", "legal.license", "url"),
    ]


@pytest.mark.parametrize(
    "text", ["- a", "a: b: c", "a: &x [1]\nb: *x", "\t", "a: 'unfinished", "x" * 200_001, "", "\0"]
)
def test_what_is_no_such_file_is_refused(text: str) -> None:
    assert len(wrong_in(text)) == 1


def test_an_editor_imports_a_file_and_pasted_text(portal: Portal, federal_editor: User) -> None:
    from teams.actions import EntrustModels

    EntrustModels(portal.teams["bund"], {Solution: ("view", "add", "change")}).execute()
    browser = signed_in(federal_editor)
    upload = SimpleUploadedFile("publiccode.yml", FILE.encode())
    answer = browser.post(ADDRESS, {"file": upload}, follow=True)
    solution = Solution.objects.get()
    assert answer.redirect_chain[-1][0].endswith(f"/edit/{solution.pk}/")
    assert "Stadt Neustadt" in answer.content.decode()
    assert (str(solution), solution.slug) == ("Pegelapp", "pegelapp")
    browser.post(ADDRESS, {"text": FILE.replace("EUPL-1.2", "MIT OR Apache-2.0")})
    assert Solution.objects.get().software_licence == "MIT OR Apache-2.0"
    refused = browser.post(ADDRESS, {"text": FILE.replace("name: Pegelapp", "")})
    assert "name: " in refused.content.decode()


def test_a_summary_that_an_editor_wrote_stays(portal: Portal) -> None:
    from cases.actions.publiccode import ImportPublicCode
    from taxonomy.multilingual import MultilingualText

    own = MultilingualText(de="Unsere Worte.")
    make_solution(slug="pegelapp", repository="https://code.example/pegel", summaries=own)
    ImportPublicCode(read_publiccode(FILE)).execute()
    solution = Solution.objects.get(slug="pegelapp")
    assert solution.summaries == {"de": "Unsere Worte.", "en": "Shows water levels."}
    other = ImportPublicCode(read_publiccode(FILE.replace("code.example", "b.example"))).execute()
    assert other.slug == "pegelapp-2"


@pytest.mark.parametrize("sign", ["\\0", "\\ud800", "\\x1b"])
def test_signs_that_nothing_can_keep_are_left_out(administrator: User, sign: str) -> None:
    text = FILE.replace("Pegelapp", f'"Pegel{sign}app"').replace(
        "Zeigt Wasserstände.", f'"Zeigt{sign} Wasserstände."'
    )
    signed_in(administrator).post(ADDRESS, {"text": text})
    solution = Solution.objects.get(repository=URL)
    assert solution.names["de"] == "Pegelapp"
    version = FILE.replace("'0.4'", f'"{sign}"')
    assert signed_in(administrator).post(ADDRESS, {"text": version}).status_code == 200
