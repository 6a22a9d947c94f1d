-- id: trino_later_001
-- dialect: trino
-- construct: ctas, unnest, script
-- reads: hive.raw.page
-- writes: iceberg.core.page_link
-- column: hive.raw.page.page_id -> iceberg.core.page_link.page_id direct
-- column: hive.raw.page.links -> iceberg.core.page_link.link direct
-- column: hive.raw.page.links -> iceberg.core.page_link.pos direct
-- column: hive.raw.page.dt -> iceberg.core.page_link.* filter
CREATE TABLE IF NOT EXISTS iceberg.core.page_link
COMMENT 'links; one row each'
WITH (format = 'ORC', partitioning = ARRAY['bucket(page_id, 16)'], sorted_by = ARRAY['pos'])
AS
SELECT p.page_id, u.link, u.pos
FROM hive.raw.page AS p
LEFT JOIN UNNEST(p.links) WITH ORDINALITY AS u (link, pos) ON TRUE
WHERE p.dt = DATE '2024-06-01'
WITH DATA;
-- end

-- id: trino_later_002
-- dialect: trino
-- construct: script, ddl, select
-- reads: iceberg.core.page$snapshots
-- column: iceberg.core.page$snapshots.snapshot_id -> <result>.snapshot_id direct
-- column: iceberg.core.page$snapshots.committed_at -> <result>.* sort
USE iceberg.core;
SET SESSION iceberg.compression_codec = 'ZSTD';
ALTER TABLE page EXECUTE optimize(file_size_threshold => '128MB');
CALL system.sync_partition_metadata('raw', 'page', 'FULL');
SELECT snapshot_id FROM iceberg.core."page$snapshots" ORDER BY committed_at DESC;
-- end

-- id: trino_later_003
-- dialect: trino
-- construct: delete, update, subquery, script
-- reads: pg.public.gone
-- writes: iceberg.core.person
-- column: iceberg.core.person.person_id -> iceberg.core.person.* filter
-- column: pg.public.gone.person_id -> iceberg.core.person.* filter
-- column: iceberg.core.person.seen -> iceberg.core.person.* filter
-- column: iceberg.core.person.name -> iceberg.core.person.name direct
DELETE FROM iceberg.core.person WHERE person_id IN (SELECT g.person_id FROM pg.public.gone g);
UPDATE iceberg.core.person SET name = upper(name), state = 'old' WHERE seen < current_date - INTERVAL '2' YEAR;
-- end

-- id: trino_later_004
-- dialect: trino
-- construct: select, window, aggregate
-- reads: tpch.sf1.orders
-- column: tpch.sf1.orders.custkey -> <result>.custkey direct
-- column: tpch.sf1.orders.totalprice -> <result>.last_total direct
-- column: tpch.sf1.orders.orderpriority -> <result>.prios direct
-- column: tpch.sf1.orders.totalprice -> <result>.hist direct
-- column: tpch.sf1.orders.orderstatus -> <result>.* filter
-- column: tpch.sf1.orders.custkey -> <result>.* group
-- column: tpch.sf1.orders.orderdate -> <result>.* sort
-- column: tpch.sf1.orders.orderkey -> <result>.* sort
SELECT custkey,
       max_by(totalprice, orderdate) AS last_total,
       array_agg(DISTINCT orderpriority ORDER BY orderkey) FILTER (WHERE orderstatus = 'F') AS prios,
       histogram(totalprice) AS hist
FROM tpch.sf1.orders
GROUP BY GROUPING SETS ((custkey), ())
FETCH FIRST 5 ROWS ONLY;
-- end

-- id: trino_later_005
-- dialect: trino
-- construct: recursive_cte, view
-- reads: hr.org
-- writes: hr.v_org
-- column: hr.org.id -> hr.v_org.id direct
-- column: hr.org.name -> hr.v_org.path direct
-- column: hr.org.boss -> hr.v_org.* filter
-- column: hr.org.boss -> hr.v_org.* join
-- column: hr.org.id -> hr.v_org.* join
CREATE OR REPLACE VIEW hr.v_org COMMENT 'tree' SECURITY INVOKER AS
WITH RECURSIVE t (id, path) AS (
  SELECT id, ARRAY[name] FROM hr.org WHERE boss IS NULL
  UNION ALL
  SELECT o.id, t.path || o.name FROM t JOIN hr.org o ON o.boss = t.id
)
SELECT id, path FROM t;
-- end

-- id: trino_later_006
-- dialect: trino
-- construct: json, lateral, select
-- reads: raw.msg
-- column: raw.msg.id -> <result>.id direct
-- column: raw.msg.body -> <result>.a direct
-- column: raw.msg.body -> <result>.b direct
SELECT m.id, j.a, j.b
FROM raw.msg m
CROSS JOIN JSON_TABLE(m.body, 'lax $.x[*]' COLUMNS (a integer PATH 'lax $.a', b varchar PATH 'lax $.b')) AS j;
-- end

-- id: trino_later_007
-- dialect: trino
-- construct: merge, join, subquery
-- reads: stg.acc, ref.ccy
-- writes: core.acc
-- column: stg.acc.acc_id -> core.acc.acc_id direct
-- column: stg.acc.bal -> core.acc.eur direct
-- column: ref.ccy.rate -> core.acc.eur direct
-- column: core.acc.acc_id -> core.acc.* join
-- column: stg.acc.acc_id -> core.acc.* join
-- column: stg.acc.ccy -> core.acc.* join
-- column: ref.ccy.code -> core.acc.* join
-- column: core.acc.frozen -> core.acc.* filter
MERGE INTO core.acc AS t
USING (SELECT a.acc_id, a.bal * c.rate AS eur FROM stg.acc a JOIN ref.ccy c ON a.ccy = c.code) AS s
ON t.acc_id = s.acc_id
WHEN MATCHED AND NOT t.frozen THEN UPDATE SET eur = s.eur
WHEN NOT MATCHED THEN INSERT (acc_id, eur) VALUES (s.acc_id, s.eur);
-- end

-- id: trino_later_008
-- dialect: trino
-- construct: union, insert, quoted_name
-- reads: mysql.shop.Order, mysql.shop.order_2023
-- writes: iceberg.dw.orders
-- column: mysql.shop.Order.Order Id -> iceberg.dw.orders.id direct
-- column: mysql.shop.order_2023.order_id -> iceberg.dw.orders.id direct
-- column: mysql.shop.Order.total -> iceberg.dw.orders.total direct
-- column: mysql.shop.order_2023.total -> iceberg.dw.orders.total direct
INSERT INTO iceberg.dw.orders (id, total)
SELECT "Order Id", total FROM mysql.shop."Order"
UNION
(SELECT order_id, total FROM mysql.shop.order_2023);
-- end

-- id: trino_later_009
-- dialect: trino
-- construct: materialized_view, join
-- schema: {"tables": {"lake.a": ["k", "x"], "lake.b": ["k", "y"]}}
-- reads: lake.a, lake.b
-- writes: lake.mv
-- column: lake.a.x -> lake.mv.x direct
-- column: lake.b.y -> lake.mv.z direct
-- column: lake.a.k -> lake.mv.* join
-- column: lake.b.k -> lake.mv.* join
CREATE OR REPLACE MATERIALIZED VIEW lake.mv GRACE PERIOD INTERVAL '10' MINUTE WITH (format = 'PARQUET') AS
SELECT x, y AS z FROM lake.a a NATURAL JOIN lake.b b;
REFRESH MATERIALIZED VIEW lake.mv;
-- end

-- id: trino_later_010
-- dialect: trino
-- construct: select, subquery, correlated
-- reads: s.ticket, s.note
-- column: s.ticket.ticket_id -> <result>.ticket_id direct
-- column: s.note.note_id -> <result>.has_note direct
-- column: s.ticket.ticket_id -> <result>.* filter
-- column: s.note.ticket_id -> <result>.* filter
-- column: s.ticket.state -> <result>.* filter
-- column: s.note.kind -> <result>.* filter
SELECT t.ticket_id,
       (SELECT max(n.note_id) FROM s.note n WHERE n.ticket_id = t.ticket_id) AS has_note
FROM s.ticket t
WHERE t.state = ANY (VALUES 'open', 'new')
  AND EXISTS (SELECT n.body FROM s.note n WHERE n.kind = 'x' AND n.ticket_id = t.ticket_id);
-- end
