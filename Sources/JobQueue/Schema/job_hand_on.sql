-- Ends a lease whose work is done in part, so that whoever claims the job next goes on with the rest: at once, and as the
-- same attempt. False when the lease was lost. What is next has to be begun, so the job is not parked.
CREATE FUNCTION job_hand_on(job_id uuid, epoch bigint) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    WITH handed_on AS (
        UPDATE job SET
            state = 'retryable', worker_id = NULL, run_at = now(), is_underway = false,
            attempt = greatest(attempt - 1, 0)::smallint
        WHERE id = job_id AND lease_epoch = epoch AND state = 'running'
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM handed_on)
$$;
