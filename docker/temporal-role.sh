#!/usr/bin/env bash
# Run by PostgreSQL's image when it makes its data: Temporal gets a role of its own, which may make its two databases.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$TEMPORAL_DB_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE temporal LOGIN CREATEDB PASSWORD :'password';
SQL
