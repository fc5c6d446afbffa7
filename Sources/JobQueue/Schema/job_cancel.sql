-- Cancels a job, and says whether it was unfinished. The job is waited for before anything is written, so that a
-- transaction's number, and what is ordered by it, comes after those that it has waited for.
CREATE OR REPLACE FUNCTION job_cancel(job_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    job_queue text;
BEGIN
    PERFORM FROM job WHERE id = job_id FOR UPDATE;
    UPDATE job SET state = 'cancelled', worker_id = NULL, lease_epoch = lease_epoch + 1, finished_at = now()
    WHERE id = job_id AND state NOT IN ('completed', 'cancelled', 'discarded')
    RETURNING queue INTO job_queue;
    IF job_queue IS NULL THEN
        RETURN false;
    END IF;
    UPDATE job_place SET used = used - 1 WHERE queue = job_queue AND shard = job_shard();
    RETURN true;
END $$;
