-- id: clickhouse_parametrised_view_001
-- dialect: clickhouse
-- construct: select
-- kind: parametrised_view
-- reads: user_events_view
-- column: user_events_view.a -> <result>.a direct
SELECT a FROM user_events_view(user_id = 1);
-- end

-- id: clickhouse_parametrised_view_002
-- dialect: clickhouse
-- construct: view, script
-- kind: parametrised_view
-- reads: ev, v
-- writes: v
-- column: ev.a -> v.a direct
-- column: ev.b -> v.b direct
-- column: ev.u -> v.* filter
-- column: v.a -> <result>.a direct
-- column: v.b -> <result>.b direct
CREATE VIEW v AS SELECT a, b FROM ev WHERE u = {uid:UInt64};
SELECT * FROM v(uid = 3);
-- end

-- id: clickhouse_parametrised_view_003
-- dialect: clickhouse
-- construct: insert, join
-- kind: parametrised_view
-- reads: db.pv, db.names
-- writes: d
-- column: db.pv.n -> d.n direct
-- column: db.names.name -> d.name direct
-- column: db.pv.id -> d.* join
-- column: db.names.id -> d.* join
INSERT INTO d (n, name)
SELECT p.n, q.name
FROM db.pv(since = toDate('2024-01-01'), kind = 'x') AS p
INNER JOIN db.names AS q ON p.id = q.id;
-- end

-- id: clickhouse_parametrised_view_004
-- dialect: clickhouse
-- construct: select
-- kind: parametrised_view
-- reads: db.pv, t
-- column: t.x -> <result>.x direct
-- column: t.id -> <result>.* filter
-- column: db.pv.id -> <result>.* filter
SELECT x FROM t WHERE id IN (SELECT id FROM db.pv(a = {p:UInt8}));
-- end

-- id: clickhouse_parametrised_view_005
-- dialect: clickhouse
-- construct: cte
-- kind: parametrised_view
-- reads: pv
-- column: pv.a -> <result>.s direct
-- column: pv.k -> <result>.k direct
-- column: pv.k -> <result>.* group
WITH c AS (SELECT k, a FROM pv(day = today() - 1) FINAL)
SELECT k, sum(a) AS s FROM c GROUP BY k;
-- end
