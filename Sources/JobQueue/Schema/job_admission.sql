-- The turn of a queue: the ticket of the next job in line, or when none waits one that no job has had. Whoever comes to
-- an empty queue is behind a job of the last turn that is handed back.
CREATE OR REPLACE FUNCTION job_turn(queue_name text) RETURNS bigint LANGUAGE sql VOLATILE
RETURN coalesce(
    (SELECT ticket FROM job WHERE queue = queue_name AND state = 'available' ORDER BY priority, ticket LIMIT 1),
    (SELECT last_value + 1 FROM job_arrival)
);

-- Takes a place; false when the queue is full. A place whose release is not committed yet is not free.
--
-- A row that turns out to be full after a wait for it stays locked until the transaction ends. So nobody waits for one
-- row while he may hold another, except in the order of the shards: two who come to a queue that fills up would else
-- each wait for what the other has.
CREATE OR REPLACE FUNCTION job_take_place(queue_name text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    free_shard smallint;
BEGIN
    UPDATE job_place SET used = used + 1
    WHERE queue = queue_name AND shard = (
        SELECT shard FROM job_place
        WHERE queue = queue_name AND shard = job_shard() AND used < capacity FOR UPDATE SKIP LOCKED
    );
    IF FOUND THEN
        RETURN true;
    END IF;
    LOOP
        -- A row that nobody is changing, or else any, for which to wait. Whoever held it may have filled it.
        SELECT shard INTO free_shard FROM job_place
        WHERE queue = queue_name AND used < capacity LIMIT 1 FOR UPDATE SKIP LOCKED;
        IF NOT FOUND THEN
            SELECT shard INTO free_shard FROM job_place
            WHERE queue = queue_name AND used < capacity ORDER BY shard LIMIT 1 FOR UPDATE;
        END IF;
        IF FOUND THEN
            UPDATE job_place SET used = used + 1 WHERE queue = queue_name AND shard = free_shard;
            RETURN true;
        END IF;
        IF NOT EXISTS (SELECT FROM job_place WHERE queue = queue_name AND used < capacity) THEN
            RETURN false;
        END IF;
    END LOOP;
END $$;
