"""Rows of tables are remembered too; pages by the place of their file."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


def name_by_place(apps: Any, schema_editor: Any) -> None:
    """Call loaded pages by the path of their German version, and let all parts be read again."""
    loaded_page = apps.get_model("starter", "LoadedPage")
    page_model = apps.get_model("wagtailcore", "Page")
    for loaded in loaded_page.objects.exclude(page=None).select_related("page__locale"):
        german = page_model.objects.filter(
            translation_key=loaded.page.translation_key, locale__language_code="de"
        ).first()
        path = (german or loaded.page).url_path.strip("/")
        loaded.key = f"{path} {loaded.page.locale.language_code}"
        loaded.save()
    kept = ("demo accounts", "demo rights", "shared pages", "shared models")
    records = apps.get_model("starter", "StarterRecord")
    records.objects.exclude(key__in=kept).exclude(key__startswith="register").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("starter", "0001_initial"),
        ("wagtailcore", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="loadedpage",
            name="key",
            field=models.CharField(max_length=500, unique=True),
        ),
        migrations.AlterField(
            model_name="starterrecord",
            name="key",
            field=models.CharField(max_length=500, unique=True),
        ),
        migrations.CreateModel(
            name="LoadedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=200)),
                ("shipped", models.JSONField(default=dict)),
                ("stored", models.JSONField(default=dict)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("table", "key"), name="one_record_per_row")
                ],
            },
        ),
        migrations.RunPython(name_by_place, migrations.RunPython.noop),
    ]
