-- Jobs that are run again and again: they are parked from one time to the next, never end, and take no place.

CREATE FUNCTION job_ensure_periodic(queue_name text, job_id uuid, job_kind text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO job (id, queue, kind, tenant, subject, state, attempts_max)
    VALUES (job_id, queue_name, job_kind, job_id, job_id, 'parked', 1)
    ON CONFLICT (id) DO NOTHING
$$;

-- Deletes some of the jobs that were given up longer ago than `retention`, and gives their number.
CREATE FUNCTION job_prune_dead(retention interval, jobs_max integer) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    WITH old AS MATERIALIZED (
        SELECT id FROM job
        WHERE state = 'discarded' AND finished_at < now() - retention LIMIT jobs_max FOR UPDATE SKIP LOCKED
    ), pruned AS (
        DELETE FROM job WHERE id = ANY (ARRAY(SELECT id FROM old)) RETURNING 1
    )
    SELECT count(*) FROM pruned
$$;
