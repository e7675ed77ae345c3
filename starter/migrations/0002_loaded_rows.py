"""Rows of tables are remembered too; pages by the place of their file."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models


# The files of before that belong to the team of a Land; all others belong to the Bund.
TEAMS = {
    "cottbus-energiemonitoring": "bb",
    "smart-village-app": "bb",
    "mannheim-klimamessnetz": "bw",
    "ulm-lorapark": "bw",
    "kirchheim-digitaler-zwilling": "by",
    "landkreis-hof-datenplattform": "by",
    "giessen-smart-gebildet": "he",
    "muenster-klimadashboard": "nw",
    "eifelkreis-hochwassermelder": "rp",
    "firemon-112": "sh",
    "smarte-grenzregion-gmbh": "sh",
    "suederbrarup-dorfshuttle": "sh",
    "zwoenitz-pegel": "sn",
}
BELOW_TEAMS = ("case", "guidance", "course")


def place_of(key: str) -> str:
    """Return the file of a page and its language, by what 0001 called it: “case dipas de”."""
    kind, *names, language = key.split(" ")
    if kind == "start":
        names = []
    elif kind in BELOW_TEAMS:
        names.insert(0, TEAMS.get(names[0], "bund"))
    elif kind != "page":
        return key
    return f"{'/'.join(['start', *names])} {language}"


def name_by_place(apps: Any, schema_editor: Any) -> None:
    """Call loaded pages by the place of their file, and let all parts be read again.

    That place follows from what they were called: where an editor has moved a page to, or whether
    it is there at all, says nothing of its file. What the shared models are has grown.
    """
    loaded_page = apps.get_model("starter", "LoadedPage")
    for loaded in loaded_page.objects.all():
        loaded.key = place_of(loaded.key)
        loaded.save()
    kept = ("demo accounts", "demo rights", "shared pages")
    records = apps.get_model("starter", "StarterRecord")
    records.objects.exclude(key__in=kept).exclude(key__startswith="register").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("starter", "0001_initial"),
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
