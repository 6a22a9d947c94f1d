-- id: hive_practice_001
-- dialect: hive
-- construct: insert, window, union, subquery
-- reads: ods.zip, dim.zip
-- writes: dim.zip
-- column: ods.zip.zip_id -> dim.zip.zip_id direct
-- column: dim.zip.zip_id -> dim.zip.zip_id direct
-- column: ods.zip.city -> dim.zip.city direct
-- column: dim.zip.city -> dim.zip.city direct
-- column: ods.zip.zip_id -> dim.zip.* window
-- column: ods.zip.ts -> dim.zip.* window
-- column: dim.zip.zip_id -> dim.zip.* join
-- column: ods.zip.zip_id -> dim.zip.* join
-- column: ods.zip.zip_id -> dim.zip.* filter
INSERT OVERWRITE TABLE dim.zip
SELECT * FROM (
  SELECT h.zip_id, h.city FROM dim.zip h LEFT JOIN ods.zip n ON n.zip_id = h.zip_id WHERE n.zip_id IS NULL
  UNION ALL
  SELECT zip_id, city FROM (
    SELECT zip_id, city, row_number() OVER (PARTITION BY zip_id ORDER BY ts DESC) rn FROM ods.zip
  ) x WHERE rn = 1
) u;
-- end

-- id: hive_practice_002
-- dialect: hive
-- construct: multi_insert, join
-- reads: d.a, d.b
-- writes: o.x, o.y
-- column: d.a.k -> o.x.k direct
-- column: d.b.v -> o.x.v direct
-- column: d.a.k -> o.y.k direct
-- column: d.a.k -> o.x.* join
-- column: d.a.k -> o.y.* join
-- column: d.b.k -> o.x.* join
-- column: d.b.k -> o.y.* join
-- column: d.b.v -> o.x.* filter
-- column: d.a.k -> o.y.* sort
FROM d.a a LEFT OUTER JOIN d.b b ON (a.k = b.k)
INSERT INTO TABLE o.x SELECT a.k, b.v WHERE b.v IS NOT NULL
INSERT OVERWRITE TABLE o.y PARTITION (p = 'all') IF NOT EXISTS SELECT a.k DISTRIBUTE BY a.k SORT BY a.k;
-- end

-- id: hive_practice_003
-- dialect: hive
-- construct: script, temp_table, select
-- reads: r.p, r.q
-- writes: m.z
-- column: r.p.id -> m.z.id direct
-- column: r.q.w -> m.z.w direct
-- column: r.p.id -> m.z.* join
-- column: r.q.id -> m.z.* join
-- column: r.q.w -> m.z.* filter
CREATE TEMPORARY TABLE tp STORED AS PARQUET AS SELECT id FROM r.p;
WITH q AS (SELECT id, w FROM r.q WHERE w > 0)
INSERT INTO m.z (id, w) SELECT tp.id, q.w FROM tp JOIN q ON tp.id = q.id;
-- end

-- id: hive_practice_004
-- dialect: hive
-- construct: lateral, json, view
-- reads: l.raw
-- writes: l.v
-- column: l.raw.js -> l.v.host direct
-- column: l.raw.js -> l.v.ua direct
-- column: l.raw.line -> l.v.k direct
-- column: l.raw.line -> l.v.v direct
-- column: l.raw.line -> l.v.* filter
CREATE VIEW l.v AS
SELECT t.host, t.ua, m.k, m.v
FROM l.raw r
LATERAL VIEW json_tuple(r.js, 'host', 'ua') t AS host, ua
LATERAL VIEW explode(str_to_map(r.line, '&', '=')) m AS k, v
WHERE m.k <> 'utm';
-- end

-- id: hive_practice_005
-- dialect: hive
-- construct: select, using_join, subquery
-- reads: f.pv, f.blk
-- writes: f.pv_clean
-- column: f.pv.uid -> f.pv_clean.uid direct
-- column: f.pv.url -> f.pv_clean.url direct
-- column: f.pv.uid -> f.pv_clean.* filter
-- column: f.blk.uid -> f.pv_clean.* filter
-- column: f.pv.ds -> f.pv_clean.* filter
-- column: f.blk.ds -> f.pv_clean.* filter
SET hive.auto.convert.join=true;
INSERT OVERWRITE TABLE f.pv_clean PARTITION (ds='${ds}')
SELECT uid, url FROM f.pv WHERE ds='${ds}' AND uid NOT IN (SELECT b.uid FROM f.blk b WHERE b.ds='${ds}');
-- end
