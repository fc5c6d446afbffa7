-- Ends the calls of a job that was stopped: those that were not sent, and those that cost nothing. A statement that has
-- waited for the job does not see what was opened and sent meanwhile; this function does.
--
-- May cost: whether a call goes on that may be billed. Provider and handle: of the one that was ended.
CREATE FUNCTION call_stop(
    stopped_job uuid, reason text, OUT may_cost boolean, OUT ended_provider text, OUT ended_handle text
)
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE provider_call SET state = 'failed', error_code = reason, ended_at = now()
    WHERE job_id = stopped_job
        AND (state = 'prepared' OR price_estimated_micros = 0 AND state IN ('sending', 'accepted'))
    RETURNING provider, handle INTO ended_provider, ended_handle;
    may_cost := EXISTS (
        SELECT FROM provider_call WHERE job_id = stopped_job
            AND price_estimated_micros > 0 AND state IN ('sending', 'accepted', 'ambiguous')
    );
END $$;
