-- The ledger's rules, kept by the database itself: whatever a program, an operator or a defect attempts, a call that
-- costs money moves forward only, and is sent at most once for each proof that the time before nothing was sent.

-- How often it was about to be sent, and how often it was then proven that nothing had been.
ALTER TABLE provider_call
    ADD COLUMN sends integer NOT NULL DEFAULT 0,
    ADD COLUMN unsent integer NOT NULL DEFAULT 0;
UPDATE provider_call SET sends = 1 WHERE price_estimated_micros > 0 AND state <> 'prepared' AND sent_at IS NOT NULL;

ALTER TABLE provider_call
    DROP CONSTRAINT provider_call_check1,
    ADD CONSTRAINT provider_call_sent CHECK (state IN ('prepared', 'rejected', 'failed') OR sent_at IS NOT NULL);

-- A video's paid calls are one after the other, whichever jobs they are of.
CREATE UNIQUE INDEX provider_call_open_of_video ON provider_call (video_id)
    WHERE price_estimated_micros > 0 AND state IN ('prepared', 'sending', 'accepted', 'ambiguous');
-- What operators and the reconciliation look for: few rows, whatever the ledger's length.
CREATE INDEX provider_call_unresolved ON provider_call (state, sent_at)
    WHERE price_estimated_micros > 0 AND state IN ('prepared', 'sending', 'accepted', 'ambiguous', 'unconfirmed');

-- Whether a call may go from one state to another. Back to 'prepared' is the one that was surely not sent, which
-- `unsent` has to count.
CREATE FUNCTION call_may_become(earlier call_state, later call_state) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN CASE earlier
    WHEN later THEN true
    WHEN 'prepared' THEN later IN ('sending', 'rejected', 'failed')
    WHEN 'sending' THEN true
    WHEN 'ambiguous' THEN later IN ('accepted', 'rejected', 'unconfirmed')
    WHEN 'accepted' THEN later IN ('done', 'failed', 'unconfirmed')
    ELSE false
END;

-- Whether a call in this state may have been sent so often: each time but one was proven not to be.
CREATE FUNCTION call_is_sent_once(state call_state, sends integer, unsent integer) RETURNS boolean
LANGUAGE sql IMMUTABLE RETURN CASE
    WHEN state = 'prepared' THEN sends = unsent
    WHEN state IN ('rejected', 'failed') THEN sends - unsent IN (0, 1)
    ELSE sends = unsent + 1
END;

-- One function for all rules, since conditions of triggers and tables are read anew by every statement.
CREATE FUNCTION keep_call_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_right boolean;
BEGIN
    CASE TG_OP
    WHEN 'INSERT' THEN
        is_right := NEW.price_estimated_micros = 0
            OR NEW.price_estimated_micros > 0 AND NEW.state = 'prepared' AND NEW.sends = 0 AND NEW.unsent = 0;
    WHEN 'DELETE' THEN
        is_right := OLD.price_estimated_micros = 0
            OR OLD.state IN ('done', 'failed', 'rejected', 'unconfirmed');
    ELSE
        is_right := call_may_become(OLD.state, NEW.state)
            AND NEW.price_estimated_micros = OLD.price_estimated_micros AND NEW.currency = OLD.currency
            AND NEW.id = OLD.id AND NEW.job_id = OLD.job_id AND NEW.video_id = OLD.video_id AND NEW.owner = OLD.owner
            AND NEW.provider = OLD.provider AND NEW.model = OLD.model
            AND (
                NEW.price_estimated_micros = 0
                OR call_is_sent_once(NEW.state, NEW.sends, NEW.unsent)
                AND NEW.sends >= OLD.sends AND NEW.unsent >= OLD.unsent
                AND (OLD.handle IS NULL OR NEW.handle IS NOT DISTINCT FROM OLD.handle)
                AND (
                    OLD.price_final_micros IS NULL OR NEW.price_final_micros IS NOT DISTINCT FROM OLD.price_final_micros
                )
            );
    END CASE;
    IF NOT is_right THEN
        RAISE EXCEPTION 'the ledger refuses this change of call %', coalesce(NEW.id, OLD.id) USING
            ERRCODE = 'integrity_constraint_violation', DETAIL = concat_ws(' ', TG_OP, OLD.state, NEW.state);
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER provider_call_rules BEFORE INSERT OR UPDATE OR DELETE ON provider_call
    FOR EACH ROW EXECUTE FUNCTION keep_call_rules();

-- What a call's end means for the bill, as the contract numbers it: not billed, billed, not known.
CREATE FUNCTION call_billed(state call_state, price_estimated bigint, price_final bigint) RETURNS smallint
LANGUAGE sql IMMUTABLE RETURN CASE
    WHEN price_estimated = 0 OR state IN ('prepared', 'rejected', 'failed') THEN 1
    WHEN price_final IS NOT NULL THEN CASE WHEN price_final > 0 THEN 2 ELSE 1 END
    ELSE 3
END;
