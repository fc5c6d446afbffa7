-- The states of videos, kept by the database itself: docs/states.md draws what is allowed here, and a test compares.

-- Whether a video may go from one status to another, as the contract numbers them: pending, processing, completed,
-- failed, cancelled.
CREATE FUNCTION video_may_become(earlier smallint, later smallint) RETURNS boolean LANGUAGE sql IMMUTABLE
RETURN CASE earlier
    WHEN later THEN true
    WHEN 1 THEN later IN (2, 3, 4, 5)
    WHEN 2 THEN later IN (1, 3, 4, 5)
    WHEN 4 THEN later = 1
    ELSE false
END;

CREATE FUNCTION keep_video_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.deleted_at IS NOT NULL OR NOT video_may_become(OLD.status, NEW.status) THEN
        RAISE EXCEPTION 'video % may not change its status so', OLD.id USING
            ERRCODE = 'integrity_constraint_violation', DETAIL = concat_ws(' ', OLD.status, NEW.status);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER video_states BEFORE UPDATE OF status ON video FOR EACH ROW EXECUTE FUNCTION keep_video_states();
