"""The page of one import: what it would change, how far it is, what has happened."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tabular.models import ImportRun
from tabular.registry import Importer, importers
from tabular.runs import confirm
from tabular.views.imports import ICON

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportRunView(WagtailAdminTemplateMixin, TemplateView):
    """Shows a run to whoever began it; a POST has it imported."""

    template_name = "tabular/run.html"
    header_icon = ICON
    _show_breadcrumbs = True

    @cached_property
    def run(self) -> ImportRun:
        """The run of the address, without its file."""
        runs = ImportRun.objects.defer("file").filter(asked_by=self.request.user.pk or 0)
        return get_object_or_404(runs, pk=self.kwargs["run_id"])

    @cached_property
    def importer(self) -> Importer:
        """The import that it is a run of."""
        if self.run.importer not in importers:
            raise Http404
        return importers[self.run.importer]

    def get_page_title(self) -> str:
        """Return what the import is called."""
        return str(self.importer.label)

    def get_page_subtitle(self) -> str:
        """Return the name of the file."""
        return self.run.file_name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tabular_imports"), "label": _("Import tables")},
            {
                "url": reverse("tabular_import", args=[self.run.importer]),
                "label": self.get_page_title(),
            },
            {"url": "", "label": self.run.file_name},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the run."""
        return super().get_context_data(run=self.run, importer=self.importer, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have it imported."""
        confirm(self.run)
        return redirect("tabular_run", run_id=self.run.pk)


@require_safe
def export_table(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """Send what is there now, in the form that the import reads."""
    export = importers[name].export if name in importers else None
    if export is None or ending not in ("csv", "xlsx"):
        raise Http404
    if not importers[name].is_open_to(request.user):
        raise PermissionDenied
    table = export(request.user)
    answer: Any
    if ending == "csv":
        answer = StreamingHttpResponse(table.csv(), content_type="text/csv; charset=utf-8")
    else:
        answer = HttpResponse(table.workbook(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{table.name}.{ending}"'
    return answer
