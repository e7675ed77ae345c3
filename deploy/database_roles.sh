#!/bin/sh
# The database image runs this once, on an empty volume, as the owner of the database.
set -eu
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
    --file=/roles/database_roles.sql
psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
    --set=password="$POSTGRES_APPLICATION_PASSWORD" <<'SQL'
ALTER ROLE portal_application PASSWORD :'password';
SQL
