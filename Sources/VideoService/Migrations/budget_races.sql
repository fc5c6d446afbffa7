-- Ends a hold whose job has ended, unless the outcome of one of its calls is still open. Whoever stops a job may not
-- see a call that was opened and sent since his statement began; this function does.
CREATE OR REPLACE FUNCTION budget_settle_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    call provider_call;
BEGIN
    IF EXISTS (SELECT FROM job WHERE id = NEW.job_id AND finished_at IS NULL)
        OR EXISTS (
            SELECT FROM provider_call WHERE job_id = NEW.job_id
                AND state IN ('prepared', 'sending', 'accepted', 'ambiguous')
        )
    THEN
        RETURN NULL;
    END IF;
    SELECT * INTO call FROM provider_call WHERE id = NEW.call_id;
    IF call.state = 'unconfirmed' AND call.price_final_micros IS NULL THEN
        RETURN NULL;
    END IF;
    DELETE FROM budget_hold WHERE job_id = NEW.job_id;
    PERFORM budget_hold_more(NEW.owner, -NEW.micros);
    IF call.state IN ('done', 'unconfirmed') AND call.price_final_micros > 0 THEN
        PERFORM budget_spend(NEW, call.price_final_micros);
    END IF;
    RETURN NULL;
END $$;
