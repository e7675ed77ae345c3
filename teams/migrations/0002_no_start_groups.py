"""Takes away the two groups that Wagtail begins with, whose rights are on everything.

LOSES DATA ON PURPOSE: the groups “Editors” and “Moderators” and who is a member of them. Rights of
this portal come from teams (ADR 0006); the workflow of the moderators asked nobody.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

GROUPS = ("Editors", "Moderators")
WORKFLOW = "Moderators approval"


def remove(apps: Any, schema_editor: Any) -> None:
    """Delete the groups, and end the workflow that would wait for their members."""
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()
    pages = apps.get_model("wagtailcore", "WorkflowPage")
    pages.objects.filter(workflow__name=WORKFLOW).delete()
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtailimages", "0002_initial_data"),
    ]

    operations = [migrations.RunPython(remove, migrations.RunPython.noop)]
