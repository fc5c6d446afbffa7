#!/bin/bash
# Starts the PostgreSQL image with TLS. The server wants its key for itself, which a mounted secret can't be.
set -euo pipefail

folder=/tmp/tls
install -d -m 0700 -o postgres -g postgres "$folder"
install -m 0600 -o postgres -g postgres /run/secrets/postgres.key /run/secrets/postgres.pem "$folder"
exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file="$folder/postgres.pem" \
    -c ssl_key_file="$folder/postgres.key" -c max_connections=400 "$@"
