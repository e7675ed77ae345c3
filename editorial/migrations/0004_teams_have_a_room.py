"""Gives the table of teams the name that it has in the room of teams."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("editorial", "0003_no_start_groups")]

    operations = [migrations.AlterModelTable("team", "teams_team")]
