-- Videos, their files, the calls to providers that made them, and what happened to them.
-- Numbers of style, quality, aspect_ratio, status, billed and kind are those of the contract (proto/video.proto,
-- ai.proto).

CREATE TABLE video (
    id uuid PRIMARY KEY,
    owner uuid NOT NULL,
    -- The job that makes it now, or made it last.
    job_id uuid NOT NULL,
    queue_ticket bigint NOT NULL,
    prompt text NOT NULL CHECK (prompt <> ''),
    enhanced_prompt text,
    negative_prompt text,
    style smallint NOT NULL CHECK (style BETWEEN 1 AND 6),
    duration_seconds integer NOT NULL CHECK (duration_seconds BETWEEN 1 AND 60),
    quality smallint NOT NULL CHECK (quality BETWEEN 1 AND 3),
    aspect_ratio smallint NOT NULL CHECK (aspect_ratio BETWEEN 1 AND 3),
    resolution text,
    seed bigint NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
    model text NOT NULL,
    provider text NOT NULL,
    -- False when the analysis of the prompt could not be had at once: the worker makes up for it before it submits.
    is_analyzed boolean NOT NULL,
    status smallint NOT NULL DEFAULT 1 CHECK (status BETWEEN 1 AND 5),
    progress smallint NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    current_step text,
    error_code text,
    error_message text,
    price_per_second_micros bigint NOT NULL CHECK (price_per_second_micros >= 0),
    cost_estimated_micros bigint NOT NULL CHECK (cost_estimated_micros >= 0),
    cost_final_micros bigint CHECK (cost_final_micros >= 0),
    currency text NOT NULL,
    billed smallint NOT NULL DEFAULT 1 CHECK (billed BETWEEN 1 AND 3),
    attempts integer NOT NULL DEFAULT 0,
    has_thumbnail boolean NOT NULL DEFAULT false,
    -- Keys and values in turn.
    metadata text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    completed_at timestamptz,
    expires_at timestamptz,
    -- Set first, so that nobody sees it any more; the row goes when the files are gone.
    deleted_at timestamptz,
    CONSTRAINT video_completed CHECK (
        (status = 3) = (completed_at IS NOT NULL) AND (status <> 3 OR resolution IS NOT NULL AND progress = 100)
    ),
    CONSTRAINT video_failed CHECK (
        (status = 4) = (error_code IS NOT NULL) AND (error_code IS NULL) = (error_message IS NULL)
    ),
    CONSTRAINT video_started CHECK (status NOT IN (2, 3) OR started_at IS NOT NULL),
    CONSTRAINT video_metadata CHECK (cardinality(metadata) % 2 = 0)
) WITH (
    fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_limit = 2000
);

CREATE INDEX video_of_owner ON video (owner, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX video_deleted ON video (deleted_at) WHERE deleted_at IS NOT NULL;

-- How many videos a user has, divided among rows as the places of the queue are. The sum counts, not a single row.
CREATE TABLE video_count (
    owner uuid NOT NULL,
    shard smallint NOT NULL,
    videos bigint NOT NULL,
    PRIMARY KEY (owner, shard)
) WITH (fillfactor = 50);

CREATE TABLE artifact (
    video_id uuid NOT NULL REFERENCES video ON DELETE CASCADE,
    kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 2),
    object_name text NOT NULL,
    byte_count bigint NOT NULL CHECK (byte_count > 0),
    media_type text NOT NULL,
    sha256 text NOT NULL CHECK (length(sha256) = 64),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (video_id, kind)
);

CREATE TYPE call_state AS ENUM (
    'prepared', 'sending', 'accepted', 'rejected', 'ambiguous', 'done', 'failed', 'unconfirmed'
);

-- The ledger of submissions to providers. A row is committed before anything is sent, and outlives its video.
-- A call without a price may be sent again when its fate is unknown; one that costs money never is.
CREATE TABLE provider_call (
    id uuid PRIMARY KEY,
    job_id uuid NOT NULL,
    video_id uuid NOT NULL,
    owner uuid NOT NULL,
    attempt smallint NOT NULL,
    provider text NOT NULL,
    model text NOT NULL,
    price_estimated_micros bigint NOT NULL,
    price_final_micros bigint,
    currency text NOT NULL,
    state call_state NOT NULL,
    handle text,
    error_code text,
    prepared_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    ended_at timestamptz,
    CHECK (state NOT IN ('accepted', 'done') OR handle IS NOT NULL),
    CHECK (state = 'prepared' OR state = 'rejected' OR sent_at IS NOT NULL)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Two workers cannot both have a call open for a job.
CREATE UNIQUE INDEX provider_call_open ON provider_call (job_id)
    WHERE state IN ('prepared', 'sending', 'accepted', 'ambiguous');

-- What happened, in order. The sequence is that of the transactions: the number of the transaction, and in the low
-- twelve bits the place within it. Readers stop before the oldest transaction that still runs (`event_horizon`), so
-- that none is ever passed by, and no counter of a user makes his commits wait for each other.
CREATE TABLE event (
    owner uuid NOT NULL,
    sequence bigint NOT NULL,
    video_id uuid NOT NULL,
    kind smallint NOT NULL CHECK (kind BETWEEN 1 AND 5),
    status smallint NOT NULL CHECK (status BETWEEN 1 AND 5),
    progress smallint NOT NULL,
    current_step text,
    error_code text,
    error_message text,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, sequence)
);
CREATE INDEX event_age ON event USING brin (at);

-- The sequence of the event at `place` (from 0, below 4096) of the running transaction.
CREATE FUNCTION event_sequence(place bigint) RETURNS bigint LANGUAGE sql VOLATILE
RETURN (pg_current_xact_id()::text::bigint << 12) | place;

-- Every event below it is visible, and none will be added below it.
CREATE FUNCTION event_horizon() RETURNS bigint LANGUAGE sql STABLE
RETURN pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 12;

-- The key that signs URLs of files, for a deployment that gives none.
CREATE TABLE media_key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    key bytea NOT NULL CHECK (length(key) >= 32)
);

-- What readers decode, in the order in which VideoRow does.
CREATE VIEW visible_video AS
SELECT
    id, prompt, enhanced_prompt, negative_prompt, style, duration_seconds, quality, aspect_ratio, resolution, seed,
    model, provider, status, progress, current_step, queue_ticket, has_thumbnail, error_code, error_message,
    cost_estimated_micros, cost_final_micros, currency, billed, attempts, created_at, started_at, completed_at,
    expires_at, metadata, owner, job_id
FROM video WHERE deleted_at IS NULL;
