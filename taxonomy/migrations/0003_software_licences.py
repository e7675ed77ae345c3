"""Software licences get a vocabulary of their own: the field for the text's licence lists others."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SOFTWARE = ["eupl-1-2", "gpl-3-0", "agpl-3-0", "apache-2-0", "mit", "proprietaer"]


def move(apps: Apps, before: str, after: str) -> None:
    """Move the licences of software from one vocabulary to another."""
    terms = apps.get_model("taxonomy", "Term").objects.filter(code__in=SOFTWARE)
    terms.filter(vocabulary=before).update(vocabulary=after)


def split(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give them their own."""
    move(apps, "licence", "software_licence")


def join(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put them back."""
    move(apps, "software_licence", "licence")


class Migration(migrations.Migration):
    """Moves terms; what pages have chosen stays chosen."""

    dependencies = [("taxonomy", "0002_register_columns")]

    operations = [
        migrations.AlterField(
            model_name="term",
            name="vocabulary",
            field=models.CharField(
                choices=[
                    ("field_of_action", "Field of action"),
                    ("solution_type", "Kind of solution"),
                    ("maturity", "Maturity"),
                    ("evidence", "Evidence grade"),
                    ("licence", "Licence of texts"),
                    ("software_licence", "Licence of software"),
                    ("sdg", "Sustainable development goal"),
                    ("target_group", "Target group"),
                ],
                max_length=32,
                verbose_name="vocabulary",
            ),
        ),
        migrations.RunPython(split, join, elidable=True),
    ]
