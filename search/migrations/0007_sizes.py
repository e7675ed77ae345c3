"""The sizes of the indexes, kept beside them; see search/index/sql/sizes.sql."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SIZES = Path(__file__).resolve().parent.parent / "index" / "sql" / "sizes.sql"
DROP = """
    DROP TRIGGER search_note_added ON search_document;
    DROP TRIGGER search_note_removed ON search_document;
    DROP TRIGGER search_note_changed ON search_document;
    DROP FUNCTION search_note_added();
    DROP FUNCTION search_note_removed();
    DROP FUNCTION search_note_changed();
    DROP TABLE search_size;
    ALTER TABLE search_document DROP COLUMN tokens_key;
"""


class Migration(migrations.Migration):
    dependencies = [("search", "0006_rebuild_wanted")]
    operations = [migrations.RunSQL(SIZES.read_text(encoding="utf-8"), DROP)]
