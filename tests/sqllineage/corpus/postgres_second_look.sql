-- id: postgres_second_look_001
-- dialect: postgres
-- construct: cte, using_join, update
-- kind: second_look
-- reads: ops.shift, ops.worker
-- writes: ops.roster
-- column: ops.worker.name -> ops.roster.who direct
-- column: ops.shift.worker_id -> ops.roster.* join
-- column: ops.worker.worker_id -> ops.roster.* join
-- column: ops.roster.shift_id -> ops.roster.* filter
-- column: ops.shift.shift_id -> ops.roster.* filter
UPDATE ops.roster r SET who = w.name FROM ops.shift s JOIN ops.worker w USING (worker_id) WHERE s.shift_id = r.shift_id;
-- end

-- id: postgres_second_look_002
-- dialect: postgres
-- construct: function, trigger, insert, delete, script
-- kind: second_look
-- reads: app.task
-- writes: app.task_count
-- column: app.task.owner -> app.task_count.owner direct
-- column: app.task.owner -> app.task_count.* group
-- column: app.task.owner -> app.task_count.* filter
-- column: app.task_count.owner -> app.task_count.* filter
CREATE OR REPLACE FUNCTION app.recount() RETURNS trigger LANGUAGE plpgsql AS $fn$
BEGIN
  DELETE FROM app.task_count c USING (SELECT DISTINCT owner FROM changed) g WHERE g.owner = c.owner;
  INSERT INTO app.task_count (owner, n) SELECT owner, count(*) FROM changed GROUP BY owner;
  RETURN NULL;
END $fn$;
CREATE TRIGGER recount_ins AFTER INSERT ON app.task REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.recount();
CREATE TRIGGER recount_del AFTER DELETE ON app.task REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.recount();
-- end

-- id: postgres_second_look_003
-- dialect: postgres
-- construct: json, aggregate, select
-- kind: second_look
-- reads: web.orders, web.line
-- column: web.orders.id -> <result>.id direct
-- column: web.line.* -> <result>.lines direct
-- column: web.orders.id -> <result>.* filter
-- column: web.line.order_id -> <result>.* filter
SELECT o.id, (SELECT jsonb_agg(line) FROM web.line WHERE line.order_id = o.id) AS lines FROM web.orders o;
-- end

-- id: postgres_second_look_004
-- dialect: postgres
-- construct: recursive_cte, delete
-- kind: second_look
-- reads: dir.node
-- writes: dir.node
-- column: dir.node.id -> dir.node.* filter
-- column: dir.node.parent -> dir.node.* join
-- column: dir.node.id -> dir.node.* join
WITH RECURSIVE sub AS (
  SELECT id FROM dir.node WHERE id = 5
  UNION ALL
  SELECT n.id FROM dir.node n JOIN sub s ON n.parent = s.id
) CYCLE id SET seen USING trail
DELETE FROM dir.node WHERE id IN (SELECT id FROM sub WHERE NOT seen);
-- end

-- id: postgres_second_look_005
-- dialect: postgres
-- construct: star, lateral, insert
-- kind: second_look
-- reads: iot.frame
-- writes: iot.point
-- column: iot.frame.device -> iot.point.device direct
-- column: iot.frame.payload -> iot.point.k direct
-- column: iot.frame.payload -> iot.point.v direct
INSERT INTO iot.point (device, k, v) SELECT f.device, e.* FROM iot.frame f CROSS JOIN LATERAL jsonb_each_text(f.payload) AS e;
-- end

-- id: postgres_second_look_006
-- dialect: postgres
-- construct: dynamic_sql, function, select
-- kind: second_look
-- reads: app.tenant, app.usage
-- column: app.usage.bytes -> <result>.total direct
-- column: app.usage.tenant_id -> <result>.* filter
-- column: app.tenant.id -> <result>.* filter
-- column: app.tenant.active -> <result>.* filter
CREATE FUNCTION app.usage_of_active() RETURNS TABLE (total bigint) LANGUAGE plpgsql AS $$
DECLARE t record;
BEGIN
  FOR t IN SELECT id FROM app.tenant WHERE active LOOP
    RETURN QUERY EXECUTE 'SELECT sum(bytes) FROM app.usage WHERE tenant_id = $1' USING t.id;
  END LOOP;
END $$;
-- end
