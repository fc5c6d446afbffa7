-- Tenants take turns, and queues can be paused.
--
-- A job's ticket is its turn: one after the last job of its tenant that waits, or, when none does, the turn that the
-- queue has reached. So a tenant with many jobs has one in each turn, and another's first job is in the present one.
-- Workers claim by ticket, as before. Two jobs that are added at the same moment may get the same turn.

-- In the order in which workers of the former release take them.
LOCK TABLE job_worker, job IN ACCESS EXCLUSIVE MODE;
CREATE SEQUENCE job_arrival;
SELECT setval('job_arrival', (SELECT coalesce(max(ticket), 1) FROM job));
ALTER TABLE job ALTER COLUMN ticket DROP IDENTITY;
ALTER TABLE job ALTER COLUMN ticket SET DEFAULT nextval('job_arrival');
CREATE INDEX job_ready_of_tenant ON job (queue, tenant, ticket) WHERE state = 'available';

-- Which turn the worker's queue had reached at its last sign of life. Whoever adds a job reads it here: to look at the
-- queue itself means to pass by all that was claimed and not yet vacuumed away.
ALTER TABLE job_worker ADD COLUMN queue text, ADD COLUMN turn bigint;

-- Queues of which nothing new is begun.
CREATE TABLE job_pause (
    queue text PRIMARY KEY,
    paused_at timestamptz NOT NULL DEFAULT now()
);

-- The turn of a queue: the ticket of the next job in line, or the highest there has been.
CREATE FUNCTION job_turn(queue_name text) RETURNS bigint LANGUAGE sql VOLATILE
RETURN coalesce(
    (SELECT ticket FROM job WHERE queue = queue_name AND state = 'available' ORDER BY priority, ticket LIMIT 1),
    (SELECT last_value FROM job_arrival)
);

-- Adds a job that may run at once, as a part of the caller's transaction. Gives its ticket, or NULL when the queue is
-- full.
CREATE OR REPLACE FUNCTION job_enqueue(
    queue_name text, job_id uuid, job_kind text, job_tenant uuid, job_subject uuid, job_attempts_max smallint
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    -- No turn comes before as many jobs have arrived.
    arrival bigint := nextval('job_arrival');
    present bigint;
    job_ticket bigint;
BEGIN
    IF NOT job_take_place(queue_name) THEN
        RETURN NULL;
    END IF;
    present := coalesce((SELECT max(turn) FROM job_worker WHERE queue = queue_name), job_turn(queue_name));
    INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max, ticket)
    VALUES (
        job_id, queue_name, job_kind, job_tenant, job_subject, 'available', job_attempts_max,
        least(arrival, coalesce(
            (SELECT ticket + 1 FROM job
             WHERE queue = queue_name AND tenant = job_tenant AND state = 'available' AND ticket >= present
             ORDER BY ticket DESC LIMIT 1),
            present
        ))
    )
    RETURNING ticket INTO job_ticket;
    RETURN job_ticket;
END $$;

-- Leases up to `jobs_max` jobs to a worker: those whose time has come first, then by priority and turn. Going on with a
-- parked job is no new attempt, and happens in a paused queue too. The claim is a sign of life as well, so that no job
-- is ever leased to a worker that seems silent. The CTEs are fences: without them a plan could lock and change more
-- than the limit.
CREATE OR REPLACE FUNCTION job_claim(worker uuid, queue_name text, jobs_max integer) RETURNS SETOF job
LANGUAGE sql VOLATILE AS $$
    INSERT INTO job_worker AS known (id, queue) VALUES (worker, queue_name)
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = now(), queue = queue_name, turn = job_turn(queue_name)
    WHERE known.heartbeat_at < now() - interval '1 second' OR known.turn IS NULL;
    WITH pause AS MATERIALIZED (
        SELECT EXISTS (SELECT FROM job_pause WHERE queue = queue_name) AS is_on
    ), due AS MATERIALIZED (
        SELECT id FROM job
        WHERE queue = queue_name AND state IN ('scheduled', 'parked', 'retryable') AND run_at <= now()
            AND (state = 'parked' OR NOT (SELECT is_on FROM pause))
        ORDER BY run_at LIMIT jobs_max FOR UPDATE SKIP LOCKED
    ), ready AS MATERIALIZED (
        SELECT id FROM job WHERE queue = queue_name AND state = 'available' AND NOT (SELECT is_on FROM pause)
        ORDER BY priority, ticket LIMIT jobs_max - (SELECT count(*) FROM due) FOR UPDATE SKIP LOCKED
    )
    UPDATE job SET
        state = 'running', worker_id = worker, lease_epoch = lease_epoch + 1, is_underway = state = 'parked',
        attempt = attempt + (state <> 'parked')::int::smallint
    WHERE id = ANY (ARRAY(SELECT id FROM due UNION ALL SELECT id FROM ready))
    RETURNING job.*
$$;
