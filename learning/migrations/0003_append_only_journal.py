"""Triggers that keep the journal append-only, whoever writes to the database."""

from __future__ import annotations

from django.db import migrations

CREATE = """
CREATE FUNCTION learning_refuse_change_of_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1
        FROM learning_enrolment enrolment
        JOIN learning_learner learner ON learner.id = enrolment.learner_id
        WHERE enrolment.id = OLD.enrolment_id AND learner.erased_at IS NOT NULL
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The journal of answers is append-only: % refused.', TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION learning_refuse_emptying_of_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM learning_responseevent) THEN
        RAISE EXCEPTION 'The journal of answers is append-only: TRUNCATE refused.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER journal_is_append_only
    BEFORE UPDATE OR DELETE ON learning_responseevent
    FOR EACH ROW EXECUTE FUNCTION learning_refuse_change_of_journal();

CREATE TRIGGER journal_is_not_emptied
    BEFORE TRUNCATE ON learning_responseevent
    FOR EACH STATEMENT EXECUTE FUNCTION learning_refuse_emptying_of_journal();
"""

DROP = """
DROP TRIGGER IF EXISTS journal_is_append_only ON learning_responseevent;
DROP TRIGGER IF EXISTS journal_is_not_emptied ON learning_responseevent;
DROP FUNCTION IF EXISTS learning_refuse_change_of_journal();
DROP FUNCTION IF EXISTS learning_refuse_emptying_of_journal();
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_initial")]

    operations = [migrations.RunSQL(CREATE, DROP)]
