#!/bin/sh
# Makes Temporal's two databases, or brings them to this version's schema. Doing it again does no harm.
set -eu

schema() { # database, folder of its schema
    temporal-sql-tool --db "$1" create
    # Refused where it was done before; then the update says whether all is well.
    temporal-sql-tool --db "$1" setup-schema -v 0.0 || true
    temporal-sql-tool --db "$1" update-schema --schema-name "postgresql/v12/$2"
}

schema temporal temporal
schema temporal_visibility visibility
