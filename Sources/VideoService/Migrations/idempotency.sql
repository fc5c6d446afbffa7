-- Requests that were accepted with an Idempotency-Key: the same one again gets the same answer for a day.
CREATE TABLE idempotency_key (
    owner uuid NOT NULL,
    -- What was asked for, as IdempotencyKey.Route has it.
    route text NOT NULL,
    key text NOT NULL,
    body_sha256 bytea NOT NULL,
    video_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, route, key)
) WITH (autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- How long a request waits for another with the same key that is being stored.
CREATE FUNCTION wait_for_key() RETURNS boolean LANGUAGE sql VOLATILE
RETURN set_config('lock_timeout', '10s', true) IS NOT NULL;
