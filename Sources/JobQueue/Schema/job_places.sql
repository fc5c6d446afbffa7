-- Takes a place; false when the queue is full. A place whose release is not committed yet is not free.
--
-- Nobody may wait for one row while he holds another, except in the order of the shards: two who come to a queue that
-- fills up would else each wait for what the other has. A row that was filled after the statement began is locked in
-- vain, and would stay so: what found nothing is undone before the next attempt.
CREATE OR REPLACE FUNCTION job_take_place(queue_name text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    LOOP
        BEGIN
            UPDATE job_place SET used = used + 1
            WHERE queue = queue_name AND shard = (
                SELECT shard FROM job_place
                WHERE queue = queue_name AND shard = job_shard() AND used < capacity FOR UPDATE SKIP LOCKED
            );
            IF FOUND THEN
                RETURN true;
            END IF;
            -- One that nobody is changing.
            UPDATE job_place SET used = used + 1
            WHERE queue = queue_name AND shard = (
                SELECT shard FROM job_place
                WHERE queue = queue_name AND used < capacity LIMIT 1 FOR UPDATE SKIP LOCKED
            );
            IF FOUND THEN
                RETURN true;
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'JQ001';
        EXCEPTION WHEN SQLSTATE 'JQ001' THEN
            NULL;
        END;
        BEGIN
            -- Any, for which to wait. Whoever held it may have filled it.
            UPDATE job_place SET used = used + 1
            WHERE queue = queue_name AND shard = (
                SELECT shard FROM job_place
                WHERE queue = queue_name AND used < capacity ORDER BY shard LIMIT 1 FOR UPDATE
            );
            IF FOUND THEN
                RETURN true;
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'JQ001';
        EXCEPTION WHEN SQLSTATE 'JQ001' THEN
            NULL;
        END;
        IF NOT EXISTS (SELECT FROM job_place WHERE queue = queue_name AND used < capacity) THEN
            RETURN false;
        END IF;
    END LOOP;
END $$;
