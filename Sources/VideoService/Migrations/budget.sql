-- Budgets: what videos that cost money may cost in a month. The price of a video is set aside with its job, and becomes
-- spent, or free again, once what its provider asks is known. Free videos are not in these tables.
--
-- Amounts are millionths of a US dollar, the currency of all prices; months are those of the calendar in UTC. The nil
-- uuid stands for all users together; its row of `budget_held` is locked first by whoever changes an amount, at the end
-- of his statement, so that no two can wait for each other.

-- What a user, and all together, may spend in a month; NULL is no limit. Set by `serve` from its settings.
CREATE TABLE budget_limits (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    user_micros bigint CHECK (user_micros >= 0),
    total_micros bigint CHECK (total_micros >= 0)
);
INSERT INTO budget_limits DEFAULT VALUES;

-- Limits that an operator has given to single users; NULL is none.
CREATE TABLE budget_user_limit (
    owner uuid PRIMARY KEY,
    micros bigint CHECK (micros >= 0)
);

-- What is set aside, for each job whose cost is not known yet.
CREATE TABLE budget_hold (
    job_id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    model text NOT NULL,
    -- Of the video.
    seconds integer NOT NULL,
    -- At most a billion dollars, so that sums don't overflow.
    micros bigint NOT NULL CHECK (micros BETWEEN 1 AND 1000000000000000),
    -- The job's last call, as far as it matters; NULL while there was none. Setting it has the hold looked at anew.
    call_id uuid
) WITH (fillfactor = 70);
CREATE INDEX budget_hold_of_owner ON budget_hold (owner);

-- The sums of the holds.
CREATE TABLE budget_held (
    owner uuid PRIMARY KEY,
    micros bigint NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 50);

-- What was spent, in the month in which that became known.
CREATE TABLE budget_spent (
    owner uuid NOT NULL,
    month date NOT NULL,
    model text NOT NULL,
    micros bigint NOT NULL DEFAULT 0,
    videos bigint NOT NULL DEFAULT 0,
    seconds bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (owner, month, model)
) WITH (fillfactor = 70);

CREATE FUNCTION budget_everyone() RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN '00000000-0000-0000-0000-000000000000'::uuid;

CREATE FUNCTION budget_month(moment timestamptz) RETURNS date LANGUAGE sql IMMUTABLE
RETURN date_trunc('month', moment AT TIME ZONE 'UTC')::date;

CREATE FUNCTION budget_spent_in(spender uuid, in_month date) RETURNS bigint LANGUAGE sql STABLE
RETURN (SELECT coalesce(sum(micros), 0)::bigint FROM budget_spent WHERE owner = spender AND month = in_month);

-- A user's limit, and that of all together.
CREATE FUNCTION budget_limits_of(spender uuid, OUT own bigint, OUT total bigint) LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN given.owner IS NULL THEN user_micros ELSE given.micros END, total_micros
    FROM budget_limits LEFT JOIN budget_user_limit AS given ON given.owner = spender
$$;

-- Adds to what is held of a user, and of all, and gives both sums.
CREATE FUNCTION budget_hold_more(spender uuid, more bigint, OUT own bigint, OUT total bigint) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO budget_held AS held (owner, micros) VALUES (budget_everyone(), more)
    ON CONFLICT (owner) DO UPDATE SET micros = held.micros + more RETURNING micros INTO total;
    INSERT INTO budget_held AS held (owner, micros) VALUES (spender, more)
    ON CONFLICT (owner) DO UPDATE SET micros = held.micros + more RETURNING micros INTO own;
END $$;

-- Makes what a job has cost a part of what was spent.
CREATE FUNCTION budget_spend(hold budget_hold, price bigint) RETURNS void LANGUAGE sql VOLATILE AS $$
    INSERT INTO budget_spent AS spent (owner, month, model, micros, videos, seconds)
    SELECT spender, budget_month(now()), hold.model, price, 1, hold.seconds
    FROM unnest(ARRAY[budget_everyone(), hold.owner]) AS spender
    ON CONFLICT (owner, month, model) DO UPDATE SET
        micros = spent.micros + excluded.micros, videos = spent.videos + 1, seconds = spent.seconds + excluded.seconds
$$;

-- A hold that would exceed a limit ends the statement that made it, and with it all that belongs to the job.
CREATE FUNCTION budget_check_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    held record;
    limits record;
BEGIN
    held := budget_hold_more(NEW.owner, NEW.micros);
    limits := budget_limits_of(NEW.owner);
    IF held.own + budget_spent_in(NEW.owner, budget_month(now())) > limits.own THEN
        RAISE EXCEPTION 'the budget of user % is used up', NEW.owner USING ERRCODE = 'VG001';
    END IF;
    IF held.total + budget_spent_in(budget_everyone(), budget_month(now())) > limits.total THEN
        RAISE EXCEPTION 'the budget of all users is used up' USING ERRCODE = 'VG002';
    END IF;
    RETURN NULL;
END $$;

-- Ends a hold whose job has ended, unless the outcome of its call is still open.
CREATE FUNCTION budget_settle_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    call provider_call;
BEGIN
    IF EXISTS (SELECT FROM job WHERE id = NEW.job_id AND finished_at IS NULL) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO call FROM provider_call WHERE id = NEW.call_id;
    IF call.state IN ('prepared', 'sending', 'accepted', 'ambiguous')
        OR call.state = 'unconfirmed' AND call.price_final_micros IS NULL
    THEN
        RETURN NULL;
    END IF;
    DELETE FROM budget_hold WHERE job_id = NEW.job_id;
    PERFORM budget_hold_more(NEW.owner, -NEW.micros);
    IF call.state IN ('done', 'unconfirmed') AND call.price_final_micros > 0 THEN
        PERFORM budget_spend(NEW, call.price_final_micros);
    END IF;
    RETURN NULL;
END $$;

-- What was asked for, and what was paid, before there were budgets. Nothing may be settled between the two counts.
LOCK TABLE job, video, provider_call IN SHARE MODE;
INSERT INTO budget_hold (job_id, owner, model, seconds, micros, call_id)
SELECT video.job_id, video.owner, video.model, duration_seconds, cost_estimated_micros, call.id
FROM video LEFT JOIN provider_call AS call ON call.job_id = video.job_id AND (
    state IN ('prepared', 'sending', 'accepted', 'ambiguous')
    OR state = 'unconfirmed' AND call.price_final_micros IS NULL
)
WHERE cost_estimated_micros > 0 AND (video.status IN (1, 2) OR call.id IS NOT NULL);
INSERT INTO budget_held (owner, micros)
SELECT coalesce(owner, budget_everyone()), sum(micros) FROM budget_hold GROUP BY GROUPING SETS ((owner), ())
HAVING sum(micros) > 0;
INSERT INTO budget_spent (owner, month, model, micros, videos, seconds)
SELECT coalesce(call.owner, budget_everyone()), budget_month(call.ended_at), call.model,
    sum(call.price_final_micros), count(*), coalesce(sum(duration_seconds), 0)
FROM provider_call AS call LEFT JOIN video ON video.id = call.video_id
WHERE state = 'done' AND call.price_final_micros > 0
GROUP BY GROUPING SETS (
    (call.owner, budget_month(call.ended_at), call.model), (budget_month(call.ended_at), call.model)
);

CREATE TRIGGER budget_hold_check AFTER INSERT ON budget_hold
    FOR EACH ROW EXECUTE FUNCTION budget_check_hold();
CREATE TRIGGER budget_hold_settle AFTER UPDATE ON budget_hold
    FOR EACH ROW EXECUTE FUNCTION budget_settle_hold();
