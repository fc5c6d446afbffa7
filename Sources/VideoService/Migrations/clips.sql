-- Videos that are made of several clips: each is a generation of its own, with its own entry in the ledger, and begins
-- with the last picture of the one before. Those that are done are kept until the whole is joined.

-- Their lengths in seconds, in their order. As few as are joined, as many as a video can have of the shortest ones.
CREATE DOMAIN video_clips AS smallint[] CHECK (cardinality(VALUE) BETWEEN 2 AND 15);

ALTER TABLE video
    -- NULL for a video that is made at once.
    ADD COLUMN clip_seconds video_clips,
    ADD COLUMN clips_done smallint NOT NULL DEFAULT 0;

CREATE TABLE video_clip (
    video_id uuid NOT NULL REFERENCES video ON DELETE CASCADE,
    -- From 1.
    number smallint NOT NULL CHECK (number BETWEEN 1 AND 15),
    object_name text NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    -- The picture that it ends with; NULL for the last clip, which nothing continues.
    frame_name text,
    frame_sha256 text CHECK (length(frame_sha256) = 64),
    cost_micros bigint NOT NULL CHECK (cost_micros >= 0),
    PRIMARY KEY (video_id, number),
    CHECK ((frame_name IS NULL) = (frame_sha256 IS NULL))
);

CREATE OR REPLACE VIEW visible_video AS
SELECT
    id, prompt, enhanced_prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, resolution, seed,
    model, provider, status, progress, current_step, queue_ticket, has_thumbnail, error_code, error_message,
    cost_estimated_micros, cost_final_micros, currency, billed, attempts, created_at, started_at, completed_at,
    expires_at, metadata, owner, job_id, promoted_from, reference_sha256, coalesce(cardinality(clip_seconds), 1) AS clips
FROM video WHERE deleted_at IS NULL;

-- Which clip a call is for, from 1; 0 for a whole video. NULL comes from a worker of a former release, which would take
-- a clip for the whole.
ALTER TABLE provider_call ADD COLUMN clip smallint;

CREATE INDEX provider_call_of_clip ON provider_call (job_id) WHERE clip > 0;

-- A call is opened for the clip that is next, and for no other: one that is done is never made again.
CREATE FUNCTION call_of_clip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM video WHERE id = NEW.video_id AND clip_seconds IS NOT NULL
            AND (coalesce(NEW.clip, 0) <> clips_done + 1 OR clips_done = cardinality(clip_seconds))
    ) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER call_of_clip BEFORE INSERT ON provider_call
    FOR EACH ROW WHEN (NEW.clip IS DISTINCT FROM 0) EXECUTE FUNCTION call_of_clip();

-- A video is not complete with a part of its clips, whatever a worker thinks that knows of none.
CREATE OR REPLACE FUNCTION keep_video_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.deleted_at IS NOT NULL OR NOT video_may_become(OLD.status, NEW.status)
        OR NEW.status = 3 AND NEW.clips_done < cardinality(NEW.clip_seconds)
    THEN
        RAISE EXCEPTION 'video % may not change its status so', OLD.id USING
            ERRCODE = 'integrity_constraint_violation', DETAIL = concat_ws(' ', OLD.status, NEW.status);
    END IF;
    RETURN NEW;
END $$;

-- What is done next, in words.
CREATE FUNCTION clip_step(done smallint, clips integer) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN clips IS NULL THEN 'Starting'
    WHEN done < clips THEN 'Clip ' || done + 1 || ' of ' || clips
    ELSE 'Joining the clips'
END;

-- How far a video is with that many clips; the rest is for joining them. 0 for a video that is made at once.
CREATE FUNCTION clip_progress(done smallint, clips integer) RETURNS integer LANGUAGE sql IMMUTABLE
RETURN done * 97 / coalesce(clips, 1);

-- Seconds that are still to be generated.
CREATE FUNCTION clip_seconds_left(duration integer, clips smallint[], done smallint) RETURNS integer
LANGUAGE sql IMMUTABLE
RETURN duration - coalesce((SELECT sum(seconds) FROM unnest(clips[1:done]) AS clip (seconds)), 0)::integer;

-- What a call's end means for the bill of its video, with the clips that are done.
CREATE FUNCTION video_bill(video uuid, call_billed smallint, call_price bigint, OUT billed smallint, OUT micros bigint)
LANGUAGE sql STABLE AS $$
    SELECT greatest(coalesce(call_billed, 1), CASE WHEN sum(cost_micros) > 0 THEN 2 ELSE 1 END)::smallint,
        CASE WHEN call_billed = 3 THEN NULL WHEN count(*) = 0 THEN call_price
            ELSE sum(cost_micros)::bigint + coalesce(call_price, 0) END
    FROM video_clip WHERE video_id = video
$$;

-- Ends a hold whose job has ended, unless the outcome of one of its calls is still open. The price of a job with clips
-- is the sum over its calls, and the seconds are those that were paid for.
CREATE OR REPLACE FUNCTION budget_settle_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    call provider_call;
    price bigint;
    estimate bigint;
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
    IF call.clip > 0 THEN
        SELECT sum(price_final_micros), sum(price_estimated_micros) INTO price, estimate FROM provider_call
        WHERE job_id = NEW.job_id AND clip > 0 AND state IN ('done', 'unconfirmed') AND price_final_micros > 0;
        NEW.seconds := least(NEW.seconds, round(NEW.seconds * estimate::numeric / NEW.micros));
    ELSIF call.state IN ('done', 'unconfirmed') THEN
        price := call.price_final_micros;
    END IF;
    IF price > 0 THEN
        PERFORM budget_spend(NEW, price);
    END IF;
    RETURN NULL;
END $$;
