-- The role of the application: it reads and writes rows, and changes neither tables nor triggers.
-- Run it once in the portal's database as its owner, before or after the first migrations; the owner
-- is the role that runs `prepare_database`. Then give the role a password.

CREATE ROLE portal_application LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portal_application;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal_application;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal_application;

-- Tables of later versions.
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO portal_application;
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO portal_application;
