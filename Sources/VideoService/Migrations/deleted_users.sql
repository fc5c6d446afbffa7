-- Users who were deleted: what is theirs here goes, too.
CREATE TABLE deleted_user (
    -- AuthService's number; what comes after the last one is asked for.
    sequence bigint PRIMARY KEY,
    user_id uuid NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT now(),
    -- Set when nothing was left, and nothing can have been added since.
    erased_at timestamptz
);

CREATE INDEX deleted_user_pending ON deleted_user (sequence) WHERE erased_at IS NULL;
