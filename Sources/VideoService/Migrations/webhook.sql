-- Webhooks: addresses of users that are told of what happens to their videos, and what became of telling them.

CREATE TABLE webhook (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    url video_text NOT NULL,
    -- The kinds of events that it is told of, numbered as in the contract.
    kinds smallint[] NOT NULL CHECK (cardinality(kinds) > 0),
    is_enabled boolean NOT NULL DEFAULT true,
    -- Why it was switched off, unless its user did it.
    disabled_reason text,
    secret bytea NOT NULL CHECK (length(secret) BETWEEN 24 AND 64),
    -- The one before, which signs too until it ends.
    former_secret bytea,
    former_secret_until timestamptz,
    -- The last event that was looked at: those after it have no deliveries yet.
    cursor bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((former_secret IS NULL) = (former_secret_until IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_of_owner ON webhook (owner, created_at);

CREATE TYPE delivery_state AS ENUM ('pending', 'delivered', 'failed');

-- One for each event and webhook. The event itself stays where it is.
CREATE TABLE webhook_delivery (
    id uuid PRIMARY KEY,
    webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    owner uuid NOT NULL,
    sequence bigint NOT NULL,
    -- The job that delivers it now, or did so last.
    job_id uuid NOT NULL,
    state delivery_state NOT NULL DEFAULT 'pending',
    attempts integer NOT NULL DEFAULT 0,
    -- Of the last attempt: the answer's status, or why there was none.
    last_status smallint,
    last_error text,
    last_attempt_at timestamptz,
    next_attempt_at timestamptz DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
    UNIQUE (webhook_id, sequence)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX webhook_delivery_age ON webhook_delivery USING brin (created_at);

-- Makes the deliveries of the next events of a webhook, and their jobs, and gives how many events it looked at. It does
-- nothing while another does the same. When the queue is full it stops before the event that found no place.
CREATE FUNCTION webhook_fan_out(hook_id uuid, queue_name text, events_max integer, attempts_max smallint)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    hook webhook;
    news record;
    delivery_id uuid;
    delivery_job_id uuid;
    looked_at integer := 0;
BEGIN
    SELECT * INTO hook FROM webhook WHERE id = hook_id AND is_enabled FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    FOR news IN
        SELECT sequence, kind FROM event
        WHERE owner = hook.owner AND sequence > hook.cursor AND sequence < event_horizon()
        ORDER BY sequence LIMIT events_max
    LOOP
        IF news.kind = ANY (hook.kinds) THEN
            delivery_id := gen_random_uuid();
            delivery_job_id := gen_random_uuid();
            EXIT WHEN job_enqueue(
                queue_name, delivery_job_id, 'deliver_webhook', hook.owner, delivery_id, attempts_max
            ) IS NULL;
            INSERT INTO webhook_delivery (id, webhook_id, owner, sequence, job_id)
            VALUES (delivery_id, hook.id, hook.owner, news.sequence, delivery_job_id);
        END IF;
        hook.cursor := news.sequence;
        looked_at := looked_at + 1;
    END LOOP;
    IF looked_at > 0 THEN
        UPDATE webhook SET cursor = hook.cursor WHERE id = hook.id;
    END IF;
    RETURN looked_at;
END $$;
