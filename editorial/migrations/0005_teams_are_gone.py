"""Forgets the model of teams here; its table belongs to the room of teams."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0004_teams_have_a_room"),
        ("teams", "0001_initial"),
        ("cases", "0008_teams_have_a_room"),
        ("guidance", "0006_teams_have_a_room"),
        ("home", "0009_teams_have_a_room"),
        ("learning", "0008_teams_have_a_room"),
        ("search", "0003_teams_have_a_room"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Team")]),
    ]
