"""The tables that only statements write and read; see search/index/sql/tables.sql."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

TABLES = Path(__file__).resolve().parent.parent / "index" / "sql" / "tables.sql"
DROP = """
    DROP TRIGGER search_remove_postings ON catalogue_entry;
    DROP FUNCTION search_remove_postings();
    DROP TABLE search_posting, search_document, search_term;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial"), ("catalogue", "0001_initial")]
    operations = [migrations.RunSQL(TABLES.read_text(encoding="utf-8"), DROP)]
