-- Makes the jobs of a queue whose workers give no sign of life available again, but for those of the one that asks:
-- however long it was stopped before it came to ask, it lives. Other queues' jobs are left to their own workers, some
-- of which are in the same process and were stopped with it. A job that has no attempts left becomes available too: its
-- next claim shows that, and the claimer gives it up together with what it is about.
CREATE FUNCTION job_rescue(lease interval, queue_name text, rescuer uuid) RETURNS bigint
LANGUAGE sql VOLATILE AS $$
    WITH lost AS MATERIALIZED (
        SELECT id FROM job
        WHERE state = 'running' AND (queue_name IS NULL OR queue = queue_name) AND worker_id IS DISTINCT FROM rescuer
            AND NOT EXISTS (
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
        DELETE FROM job_worker WHERE id IS DISTINCT FROM rescuer AND heartbeat_at < now() - 10 * lease
    )
    SELECT count(*) FROM rescued
$$;

-- As workers of an earlier release ask.
CREATE OR REPLACE FUNCTION job_rescue(lease interval) RETURNS bigint LANGUAGE sql VOLATILE AS $$
    SELECT job_rescue(lease, NULL, NULL)
$$;
