"""The list of imports, and the page of one: a file goes in, a report comes out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from tabular.files import TableFile
from tabular.forms import ImportForm
from tabular.problems import TableError
from tabular.registry import Importer, importers
from tabular.runs import begin

ICON = "upload"


class ImportListView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the imports that a person may use."""

    template_name = "tabular/import_list.html"
    page_title = gettext_lazy("Import tables")
    header_icon = ICON
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep out whom no import is open to."""
        if not importers.open_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the imports."""
        return super().get_context_data(importers=importers.open_to(self.request.user), **kwargs)


class ImportView(WagtailAdminTemplateMixin, FormView[ImportForm]):
    """Takes a file, has it imported, and says what has happened or what is wrong where."""

    template_name = "tabular/import.html"
    form_class = ImportForm
    header_icon = ICON
    _show_breadcrumbs = True

    @cached_property
    def importer(self) -> Importer:
        """The import of the address."""
        if self.kwargs["name"] not in importers:
            raise Http404
        return importers[self.kwargs["name"]]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Keep out whoever may not use this import."""
        if not self.importer.is_open_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return what the import is called."""
        return str(self.importer.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way to this page."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("tabular_imports"), "label": _("Import tables")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the import."""
        return super().get_context_data(importer=self.importer, **kwargs)

    def form_valid(self, form: ImportForm) -> HttpResponse:
        """Import the file; nothing is changed where anything is wrong."""
        upload = form.cleaned_data["file"]
        file = TableFile(upload.name, upload.read())
        if self.importer.steps:
            return redirect(
                "tabular_run", run_id=begin(self.importer.name, file, self.request.user).pk
            )
        try:
            said = self.importer.run(file, self.request.user)
        except TableError as error:
            return self.render_to_response(
                self.get_context_data(form=form, problems=error.problems)
            )
        messages.success(self.request, " ".join(said))
        return redirect("tabular_import", name=self.importer.name)
