-- id: clickhouse_idioms_001
-- dialect: clickhouse
-- construct: select
-- reads: core.job
-- column: core.job.a -> <result>.mins direct
-- column: core.job.b -> <result>.mins direct
-- column: core.job.a -> <result>.hr direct
-- column: core.job.tags -> <result>.up direct
-- column: core.job.name -> <result>.label direct
-- column: core.job.state -> <result>.* filter
-- column: core.job.alias -> <result>.label direct
SELECT dateDiff('minute', a, b) AS mins,
       toStartOfInterval(a, INTERVAL 1 HOUR) AS hr,
       arrayMap(t -> upper(t), tags) AS up,
       multiIf(state = 1, name, state = 2, alias, 'none') AS label
FROM core.job;
-- end

-- id: clickhouse_idioms_002
-- dialect: clickhouse
-- construct: select, window
-- schema: {"tables": {"core.deal": ["qty", "px", "fee", "day"]}}
-- reads: core.deal
-- column: core.deal.qty -> <result>.gross direct
-- column: core.deal.px -> <result>.gross direct
-- column: core.deal.qty -> <result>.net direct
-- column: core.deal.px -> <result>.net direct
-- column: core.deal.fee -> <result>.net direct
-- column: core.deal.qty -> <result>.* filter
-- column: core.deal.px -> <result>.* filter
SELECT qty * px AS gross, gross - fee AS net FROM core.deal WHERE gross > 10;
-- end

-- id: clickhouse_idioms_003
-- dialect: clickhouse
-- construct: insert, cte, union
-- reads: a.x, b.x
-- writes: c.x
-- column: a.x.id -> c.x.id direct
-- column: b.x.id -> c.x.id direct
-- column: b.x.ok -> c.x.* filter
INSERT INTO c.x (id)
SELECT id FROM a.x
UNION DISTINCT
SELECT id FROM b.x WHERE ok SETTINGS max_threads = 8;
-- end

-- id: clickhouse_idioms_004
-- dialect: clickhouse
-- construct: insert, comment
-- writes: core.log
INSERT INTO core.log (id, msg) FORMAT JSONEachRow {"id": 1, "msg": "select; from"} {"id": 2, "msg": "x"}
-- end
