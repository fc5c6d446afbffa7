-- The picture that a video begins with is an object of its own in the store, named after the video; this is its hash, and
-- says that there is one.

ALTER TABLE video ADD COLUMN reference_sha256 text CHECK (length(reference_sha256) = 64);

CREATE OR REPLACE VIEW visible_video AS
SELECT
    id, prompt, enhanced_prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, resolution, seed,
    model, provider, status, progress, current_step, queue_ticket, has_thumbnail, error_code, error_message,
    cost_estimated_micros, cost_final_micros, currency, billed, attempts, created_at, started_at, completed_at,
    expires_at, metadata, owner, job_id, promoted_from, reference_sha256
FROM video WHERE deleted_at IS NULL;

-- A worker of a former release would have the video made without its picture. It says nothing of pictures when it opens a
-- call, gets none, and hands the job back.
ALTER TABLE provider_call ADD COLUMN knows_reference boolean NOT NULL DEFAULT false;

CREATE FUNCTION call_hold_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM video WHERE id = NEW.video_id AND reference_sha256 IS NOT NULL) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER call_hold_back BEFORE INSERT ON provider_call
    FOR EACH ROW WHEN (NOT NEW.knows_reference) EXECUTE FUNCTION call_hold_back();
