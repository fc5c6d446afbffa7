-- A durable queue in the caller's schema. Callers use the functions; rows are changed by nothing else.
--
-- Every write about a running job names the lease epoch that its claim returned. An epoch is never handed out twice, so
-- a worker that lost its lease (stopped, cut off, replaced) changes nothing. Only this database's clock decides.

CREATE TYPE job_state AS ENUM (
    'available', 'scheduled', 'running', 'parked', 'retryable', 'completed', 'cancelled', 'discarded'
);

-- One row for each process that runs jobs. Heartbeats touch no index, so they stay on their page.
CREATE TABLE job_worker (
    id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT now(),
    heartbeat_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);

CREATE TABLE job (
    id uuid PRIMARY KEY,
    -- The order of arrival; what is ahead of a job is estimated from it.
    ticket bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    queue text NOT NULL,
    kind text NOT NULL,
    tenant uuid NOT NULL,
    -- What the job is about: the caller's own id.
    subject uuid NOT NULL,
    -- Smaller runs first.
    priority smallint NOT NULL DEFAULT 0,
    state job_state NOT NULL,
    -- When it is due, for the states that wait for a time.
    run_at timestamptz NOT NULL DEFAULT now(),
    attempt smallint NOT NULL DEFAULT 0,
    attempts_max smallint NOT NULL CHECK (attempts_max > 0),
    -- How often it was handed back without using up an attempt.
    postponements integer NOT NULL DEFAULT 0,
    lease_epoch bigint NOT NULL DEFAULT 0,
    -- Whether the work goes on by itself elsewhere, so that a lease only looks after it: the lease is no attempt, and
    -- the job is parked again when its worker stops.
    is_underway boolean NOT NULL DEFAULT false,
    worker_id uuid,
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CHECK ((state = 'running') = (worker_id IS NOT NULL)),
    CHECK ((state IN ('completed', 'cancelled', 'discarded')) = (finished_at IS NOT NULL))
) WITH (
    fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500,
    autovacuum_vacuum_cost_limit = 2000, autovacuum_analyze_scale_factor = 0.05
);

CREATE INDEX job_ready ON job (queue, priority, ticket) WHERE state = 'available';
CREATE INDEX job_due ON job (queue, run_at) WHERE state IN ('scheduled', 'parked', 'retryable');
CREATE INDEX job_running ON job (worker_id) WHERE state = 'running';
CREATE INDEX job_finished ON job (finished_at) WHERE state IN ('completed', 'cancelled');
CREATE INDEX job_dead ON job (queue, finished_at) WHERE state = 'discarded';

-- The places of a bounded queue, divided among rows so that commits don't queue behind one another. An unfinished job
-- has one place. Places come back to the row of the backend that frees them, so `used` may fall below zero in one row
-- while another is full; since no row exceeds its capacity, the sum never exceeds the bound, and all rows are full only
-- at it.
CREATE TABLE job_place (
    queue text NOT NULL,
    shard smallint NOT NULL,
    used bigint NOT NULL,
    capacity bigint NOT NULL,
    PRIMARY KEY (queue, shard)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);

-- The shard that the calling session prefers. Few sessions share one, so few wait for each other.
CREATE FUNCTION job_shard() RETURNS smallint LANGUAGE sql VOLATILE PARALLEL RESTRICTED
RETURN (pg_backend_pid() % 16)::smallint;

-- Sets a queue's bound. Counts what is unfinished anew under a lock, so it also mends a count that was tampered with.
CREATE FUNCTION job_bound(queue_name text, places bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Waits for every transaction that has changed a count, and keeps others out until this one ends.
    LOCK TABLE job_place IN SHARE ROW EXCLUSIVE MODE;
    INSERT INTO job_place AS place (queue, shard, used, capacity)
    SELECT queue_name, shard,
        unfinished.jobs / 16 + (shard < unfinished.jobs % 16)::int, places / 16 + (shard < places % 16)::int
    FROM generate_series(0, 15) AS shard,
        (SELECT count(*) AS jobs FROM job
         WHERE queue = queue_name AND state NOT IN ('completed', 'cancelled', 'discarded')) AS unfinished
    ON CONFLICT (queue, shard) DO UPDATE SET used = excluded.used, capacity = excluded.capacity;
END $$;

-- Takes a place; false when the queue is full. A place whose release is not committed yet is not free.
CREATE FUNCTION job_take_place(queue_name text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    free_shard smallint;
BEGIN
    UPDATE job_place SET used = used + 1 WHERE queue = queue_name AND shard = job_shard() AND used < capacity;
    IF FOUND THEN
        RETURN true;
    END IF;
    LOOP
        -- A row that nobody is changing, or else any, for which to wait. Whoever held it may have filled it.
        SELECT shard INTO free_shard FROM job_place
        WHERE queue = queue_name AND used < capacity LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            SELECT shard INTO free_shard FROM job_place WHERE queue = queue_name AND used < capacity LIMIT 1 FOR UPDATE;
        END IF;
        IF FOUND THEN
            UPDATE job_place SET used = used + 1 WHERE queue = queue_name AND shard = free_shard;
            RETURN true;
        END IF;
        IF NOT EXISTS (SELECT FROM job_place WHERE queue = queue_name AND used < capacity) THEN
            RETURN false;
        END IF;
    END LOOP;
END $$;

-- Adds a job that may run at once, as a part of the caller's transaction. Gives its ticket, or NULL when the queue is
-- full.
CREATE FUNCTION job_enqueue(
    queue_name text, job_id uuid, job_kind text, job_tenant uuid, job_subject uuid, job_attempts_max smallint
) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    job_ticket bigint;
BEGIN
    IF NOT job_take_place(queue_name) THEN
        RETURN NULL;
    END IF;
    INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max)
    VALUES (job_id, queue_name, job_kind, job_tenant, job_subject, 'available', job_attempts_max)
    RETURNING ticket INTO job_ticket;
    RETURN job_ticket;
END $$;

-- Leases up to `jobs_max` jobs to a worker: those whose time has come first, then by priority and arrival. Going on
-- with a parked job is no new attempt. The claim is a sign of life as well, so that no job is ever leased to a worker
-- that seems silent. The CTEs are fences: without them a plan could lock and change more than the limit.
CREATE FUNCTION job_claim(worker uuid, queue_name text, jobs_max integer) RETURNS SETOF job LANGUAGE sql VOLATILE AS $$
    INSERT INTO job_worker AS known (id) VALUES (worker)
    ON CONFLICT (id) DO UPDATE SET heartbeat_at = now() WHERE known.heartbeat_at < now() - interval '1 second';
    WITH due AS MATERIALIZED (
        SELECT id FROM job
        WHERE queue = queue_name AND state IN ('scheduled', 'parked', 'retryable') AND run_at <= now()
        ORDER BY run_at LIMIT jobs_max FOR UPDATE SKIP LOCKED
    ), ready AS MATERIALIZED (
        SELECT id FROM job WHERE queue = queue_name AND state = 'available'
        ORDER BY priority, ticket LIMIT jobs_max - (SELECT count(*) FROM due) FOR UPDATE SKIP LOCKED
    )
    UPDATE job SET
        state = 'running', worker_id = worker, lease_epoch = lease_epoch + 1, is_underway = state = 'parked',
        attempt = attempt + (state <> 'parked')::int::smallint
    WHERE id = ANY (ARRAY(SELECT id FROM due UNION ALL SELECT id FROM ready))
    RETURNING job.*
$$;

-- Says that the work goes on by itself elsewhere from now on: nobody has to begin it again. False when the lease was
-- lost.
CREATE FUNCTION job_underway(job_id uuid, epoch bigint) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    WITH marked AS (
        UPDATE job SET is_underway = true WHERE id = job_id AND lease_epoch = epoch AND state = 'running'
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM marked)
$$;

-- The state of a job whose lease ended before its work did, and the attempts that it has used by then.
CREATE FUNCTION job_state_without_lease(is_underway boolean, otherwise job_state) RETURNS job_state
LANGUAGE sql IMMUTABLE RETURN CASE WHEN is_underway THEN 'parked' ELSE otherwise END;
CREATE FUNCTION job_attempts_without_lease(is_underway boolean, attempt smallint) RETURNS smallint
LANGUAGE sql IMMUTABLE RETURN greatest(attempt - (NOT is_underway)::int, 0)::smallint;

-- Ends a lease: false, and nothing is changed, when it was lost. Settling frees the place where the job is finished.
CREATE FUNCTION job_settle(
    job_id uuid, epoch bigint, new_state job_state, delay interval DEFAULT '0', error text DEFAULT NULL
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    is_finished boolean := new_state IN ('completed', 'cancelled', 'discarded');
    job_queue text;
BEGIN
    UPDATE job SET
        state = new_state, worker_id = NULL, run_at = now() + delay, last_error = coalesce(error, last_error),
        finished_at = CASE WHEN is_finished THEN now() END
    WHERE id = job_id AND lease_epoch = epoch AND state = 'running'
    RETURNING queue INTO job_queue;
    IF job_queue IS NULL THEN
        RETURN false;
    END IF;
    IF is_finished THEN
        UPDATE job_place SET used = used - 1 WHERE queue = job_queue AND shard = job_shard();
    END IF;
    RETURN true;
END $$;

-- Ends a lease whose work could not even begin, without using up the attempt; false when the lease was lost.
CREATE FUNCTION job_postpone(job_id uuid, epoch bigint, delay interval, error text) RETURNS boolean LANGUAGE sql AS $$
    WITH postponed AS (
        UPDATE job SET
            state = job_state_without_lease(is_underway, 'retryable'), worker_id = NULL, run_at = now() + delay,
            last_error = error, attempt = job_attempts_without_lease(is_underway, attempt),
            postponements = postponements + 1
        WHERE id = job_id AND lease_epoch = epoch AND state = 'running'
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM postponed)
$$;

-- Cancels a job in whatever state, also one that runs: its worker's writes are refused from now on. False when
-- finished.
CREATE FUNCTION job_cancel(job_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    job_queue text;
BEGIN
    UPDATE job SET state = 'cancelled', worker_id = NULL, lease_epoch = lease_epoch + 1, finished_at = now()
    WHERE id = job_id AND state NOT IN ('completed', 'cancelled', 'discarded')
    RETURNING queue INTO job_queue;
    IF job_queue IS NULL THEN
        RETURN false;
    END IF;
    UPDATE job_place SET used = used - 1 WHERE queue = job_queue AND shard = job_shard();
    RETURN true;
END $$;

-- Makes the jobs of workers without a sign of life available again, and gives their number. A job that has no attempts
-- left becomes available too: its next claim shows that, and the claimer gives it up together with what it is about.
CREATE FUNCTION job_rescue(lease interval) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    WITH lost AS MATERIALIZED (
        SELECT id FROM job
        WHERE state = 'running' AND NOT EXISTS (
            SELECT FROM job_worker WHERE job_worker.id = job.worker_id AND heartbeat_at >= now() - lease
        )
        FOR UPDATE OF job SKIP LOCKED
    ), rescued AS (
        UPDATE job SET
            state = job_state_without_lease(is_underway, 'available'), worker_id = NULL,
            lease_epoch = lease_epoch + 1, run_at = now(), last_error = 'its worker stopped'
        WHERE id = ANY (ARRAY(SELECT id FROM lost))
        RETURNING 1
    ), forgotten AS (
        DELETE FROM job_worker WHERE heartbeat_at < now() - 10 * lease
    )
    SELECT count(*) FROM rescued
$$;

-- Makes the jobs of a worker available again, without using up attempts, except the leases that it knows of: a claim
-- whose answer was lost leaves leases that nobody works on.
CREATE FUNCTION job_hand_back(worker uuid, known uuid[], epochs bigint[]) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    WITH handed_back AS (
        UPDATE job SET
            state = job_state_without_lease(is_underway, 'available'), worker_id = NULL,
            lease_epoch = lease_epoch + 1, run_at = now(), attempt = job_attempts_without_lease(is_underway, attempt)
        WHERE worker_id = worker AND state = 'running' AND NOT EXISTS (
            SELECT FROM unnest(known, epochs) AS lease (job_id, epoch) WHERE job_id = job.id AND epoch = lease_epoch
        )
        RETURNING 1
    )
    SELECT count(*) FROM handed_back
$$;

-- Ends a worker: what it has not finished is handed back.
CREATE FUNCTION job_worker_leave(worker uuid) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    DELETE FROM job_worker WHERE id = worker;
    SELECT job_hand_back(worker, '{}', '{}');
$$;

-- Deletes some of the jobs that were finished longer ago than `retention`, and gives their number. Dead ones are kept.
CREATE FUNCTION job_prune(retention interval, jobs_max integer) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    WITH old AS MATERIALIZED (
        SELECT id FROM job
        WHERE state IN ('completed', 'cancelled') AND finished_at < now() - retention
        ORDER BY finished_at LIMIT jobs_max FOR UPDATE SKIP LOCKED
    ), pruned AS (
        DELETE FROM job WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING 1
    )
    SELECT count(*) FROM pruned
$$;
