-- Which draft a video was promoted from. A draft may be deleted before what came of it, so it is no foreign key.

ALTER TABLE video ADD COLUMN promoted_from uuid;

CREATE OR REPLACE VIEW visible_video AS
SELECT
    id, prompt, enhanced_prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, resolution, seed,
    model, provider, status, progress, current_step, queue_ticket, has_thumbnail, error_code, error_message,
    cost_estimated_micros, cost_final_micros, currency, billed, attempts, created_at, started_at, completed_at,
    expires_at, metadata, owner, job_id, promoted_from
FROM video WHERE deleted_at IS NULL;
