-- id: postgres_return_query_change_001
-- dialect: postgres
-- construct: function, update, cte
-- kind: return_query_change
-- reads: q.job, q.worker
-- writes: q.job
-- column: q.job.* -> <result>.* direct
-- column: q.worker.id -> q.job.worker_id direct
-- column: q.worker.idle -> q.job.* filter
-- column: q.worker.queue -> q.job.* filter
-- column: q.job.queue -> q.job.* filter
-- column: q.worker.idle -> <result>.* filter
-- column: q.worker.queue -> <result>.* filter
-- column: q.job.queue -> <result>.* filter
CREATE FUNCTION q.take() RETURNS SETOF q.job LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY
  WITH w AS (SELECT id, queue FROM q.worker WHERE idle)
  UPDATE q.job SET worker_id = w.id FROM w WHERE job.queue = w.queue RETURNING job.*;
END $$;
-- end

-- id: postgres_return_query_change_002
-- dialect: postgres
-- construct: function, insert, cte
-- kind: return_query_change
-- reads: a.src, a.tgt
-- writes: a.tgt
-- column: a.src.x -> a.tgt.x direct
-- column: a.tgt.x -> <result>.x direct
CREATE FUNCTION a.copy_all() RETURNS TABLE (x int) LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY WITH s AS (SELECT x FROM a.src) INSERT INTO a.tgt (x) SELECT s.x FROM s RETURNING tgt.x;
END $$;
-- end

-- id: postgres_return_query_change_003
-- dialect: postgres
-- construct: function, delete, cte
-- kind: return_query_change
-- reads: a.old, a.tgt
-- writes: a.tgt
-- column: a.tgt.id -> <result>.id direct
-- column: a.old.id -> a.tgt.* filter
-- column: a.tgt.id -> a.tgt.* filter
-- column: a.old.id -> <result>.* filter
-- column: a.tgt.id -> <result>.* filter
CREATE FUNCTION a.clean() RETURNS SETOF int LANGUAGE plpgsql AS $$
BEGIN
  RETURN QUERY WITH o AS (SELECT id FROM a.old) DELETE FROM a.tgt USING o WHERE tgt.id = o.id RETURNING tgt.id;
END $$;
-- end
