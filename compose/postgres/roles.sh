#!/bin/bash
# Run once by the PostgreSQL image, when its database is empty: a role and a schema for each service that has tables.
# Neither role can make another schema, nor reach the other's tables. Elsewhere AUTH_PASSWORD and VIDEO_PASSWORD stand for
# the image's secrets.
set -euo pipefail

# By the environment: arguments are for everybody on the machine to read.
export AUTH_PASSWORD=${AUTH_PASSWORD:-$(cat /run/secrets/auth-password)}
export VIDEO_PASSWORD=${VIDEO_PASSWORD:-$(cat /run/secrets/video-password)}
psql --no-psqlrc --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    -v database="$POSTGRES_DB" <<'SQL'
\getenv auth_password AUTH_PASSWORD
\getenv video_password VIDEO_PASSWORD
BEGIN;
CREATE ROLE veogen_auth LOGIN PASSWORD :'auth_password';
CREATE ROLE veogen_video LOGIN PASSWORD :'video_password';
-- What everybody may do by default: connect, and make temporary tables; before PostgreSQL 15 also tables in public.
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO veogen_auth, veogen_video;
CREATE SCHEMA auth AUTHORIZATION veogen_auth;
CREATE SCHEMA video AUTHORIZATION veogen_video;
-- Names are looked up there; `public` holds nothing of VeoGen.
ALTER ROLE veogen_auth SET search_path = auth;
ALTER ROLE veogen_video SET search_path = video;
COMMIT;
SQL
