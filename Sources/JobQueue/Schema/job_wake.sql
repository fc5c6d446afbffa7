-- A job that waits for something outside need not wait for its time once that has come.

-- Makes a parked job due now; false when it isn't parked.
CREATE FUNCTION job_wake(job_id uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    WITH woken AS (
        UPDATE job SET run_at = least(run_at, now()) WHERE id = job_id AND state = 'parked' RETURNING 1
    )
    SELECT EXISTS (SELECT FROM woken)
$$;
