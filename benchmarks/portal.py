"""What the portal costs with few and with many case studies: `make bench`.

BENCH_SCALE names the number of case studies at the end; a table is printed, and JSON is written
into .local/benchmark.json.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from benchmarks.generator import generate
from benchmarks.measuring import Portal, statements_of_admin
from cases.models import CaseStudyIndexPage, CaseStudyPage

FEW = 100
DEFAULT_SCALE = "10000"
REPETITIONS = 5
RESULT = Path(__file__).resolve().parent.parent / ".local" / "benchmark.json"
NO_FILTERS = ("page", "q", "sort")


def addresses(portal: Portal) -> dict[str, str]:
    """Return the pages that are measured."""
    index = CaseStudyIndexPage.objects.live().filter(locale__language_code="de").get()
    case = example()
    names = tuple(name for name in index.parameters if name not in NO_FILTERS)
    home = index.get_parent().url
    return {
        "start page": home,
        "case list": index.url,
        "case list, two filters": portal.filtered(index.url, names),
        "case page": case.url,
        "search": f"{home}search/?q=Messwerte",
    }


def example() -> CaseStudyPage:
    """Return the case study that is shown and published."""
    return CaseStudyPage.objects.get(slug="beispiel-1", locale__language_code="de")


def publishing() -> dict[str, Any]:
    """Return what publishing one page costs, with all that is done before it answers."""
    numbers, seconds = [], []
    for _time in range(REPETITIONS):
        page = example()
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            page.save_revision().publish()
        seconds.append(time.perf_counter() - begun)
        numbers.append(len(captured))
    milliseconds = round(statistics.median(seconds) * 1000, 1)
    return {"statements": int(statistics.median(numbers)), "milliseconds": milliseconds}


def admin_lists() -> dict[str, int]:
    """Return the statements of lists in the admin."""
    client = Client()
    client.force_login(User.objects.filter(is_superuser=True).earliest("pk"), backend=BACKEND)
    area = example().get_parent()
    views = {
        "explorer": reverse("wagtailadmin_explore", args=[area.pk]),
        "images": reverse("wagtailimages:index"),
        "translations report": reverse("wagtail_localize:translations_report"),
    }
    return {name: statements_of_admin(client, address) for name, address in views.items()}


BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def measure(number: int) -> dict[str, Any]:
    """Return everything at one number of case studies."""
    portal = Portal()
    pages = [portal.cost(name, address) for name, address in addresses(portal).items()]
    return {
        "case_studies": number,
        "pages": [page.as_row() for page in pages],
        "publishing": publishing(),
        "admin": admin_lists(),
    }


def tell(results: list[dict[str, Any]]) -> None:
    """Print the table."""
    for result in results:
        print(f"\n{result['case_studies']} case studies added")
        print(f"{'':<26}{'ms':>8}{'× bare':>8}{'statements':>12}{'database p95 ms':>17}")
        for page in result["pages"]:
            figures = f"{page['milliseconds']:>8}{page['times_bare']:>8}{page['statements']:>12}"
            print(f"{page['name']:<26}{figures}{page['database_p95']:>17}")
        done = result["publishing"]
        print(f"{'publishing':<26}{done['milliseconds']:>8}{'':>8}{done['statements']:>12}")
        for name, number in result["admin"].items():
            print(f"{name:<26}{'':>16}{number:>12}")
    few, many = (results[place]["publishing"] for place in (0, -1))
    for kind in few:
        print(f"publishing, many to few, {kind}: {many[kind] / few[kind]:.2f}")


def main() -> None:
    """Measure with few, with a tenth and with all case studies."""
    scale = int(os.environ.get("BENCH_SCALE") or DEFAULT_SCALE)
    results: list[dict[str, Any]] = []
    there = 0
    try:
        for number in sorted({min(FEW, scale), max(FEW, scale // 10), scale}):
            begun = time.perf_counter()
            generate(there + 1, number - there)
            there = number
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
            results.append(measure(number))
            results[-1]["seconds"] = round(time.perf_counter() - begun, 1)
    finally:
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    RESULT.write_text(json.dumps(results, indent=1), encoding="utf-8")
    tell(results)


if __name__ == "__main__":
    main()
