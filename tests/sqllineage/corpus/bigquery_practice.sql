-- id: bigquery_practice_001
-- dialect: bigquery
-- construct: script, loop, variable
-- reads: ops.day, raw.ev
-- writes: mart.ev_day
-- column: raw.ev.kind -> mart.ev_day.kind direct
-- column: ops.day.day -> mart.ev_day.day direct
-- column: raw.ev.kind -> mart.ev_day.* group
-- column: raw.ev.at -> mart.ev_day.* filter
-- column: ops.day.day -> mart.ev_day.* filter
-- column: ops.day.done -> mart.ev_day.* filter
DECLARE days ARRAY<DATE>;
DECLARE i INT64 DEFAULT 0;
SET days = ARRAY(SELECT day FROM ops.day WHERE NOT done);
WHILE i < ARRAY_LENGTH(days) DO
  INSERT INTO mart.ev_day (day, kind, n)
  SELECT days[OFFSET(i)], kind, COUNT(*) FROM raw.ev WHERE DATE(at) = days[OFFSET(i)] GROUP BY kind;
  SET i = i + 1;
END WHILE;
-- end

-- id: bigquery_practice_002
-- dialect: bigquery
-- construct: function, select, lateral
-- reads: crm.lead, crm.owner
-- column: crm.lead.id -> <result>.id direct
-- column: crm.owner.mail -> <result>.mail direct
-- column: crm.owner.owner_id -> <result>.* filter
-- column: crm.lead.owner_id -> <result>.* filter
CREATE OR REPLACE TABLE FUNCTION crm.lead_of(o STRING)
OPTIONS (description = 'x')
AS
SELECT l.id, (SELECT AS STRUCT w.mail FROM crm.owner w WHERE w.owner_id = l.owner_id).mail AS mail FROM crm.lead AS l;
-- end

-- id: bigquery_practice_003
-- dialect: bigquery
-- construct: view, unnest, struct, subquery
-- reads: acme.ga.ev
-- writes: acme.ga.v
-- column: acme.ga.ev.user_pseudo_id -> acme.ga.v.uid direct
-- column: acme.ga.ev.event_params -> acme.ga.v.page direct
-- column: acme.ga.ev.items -> acme.ga.v.revenue direct
-- column: acme.ga.ev.device -> acme.ga.v.cat direct
-- column: acme.ga.ev.event_params -> acme.ga.v.* filter
-- column: acme.ga.ev.event_name -> acme.ga.v.* filter
CREATE OR REPLACE VIEW `acme.ga.v` AS
SELECT user_pseudo_id AS uid,
       (SELECT value.string_value FROM UNNEST(event_params) WHERE key = 'page_location') AS page,
       (SELECT SUM(i.price * i.quantity) FROM UNNEST(items) i) AS revenue,
       device.category AS cat
FROM `acme.ga.ev`
WHERE event_name IN UNNEST(['purchase', 'refund']);
-- end

-- id: bigquery_practice_004
-- dialect: bigquery
-- construct: merge, script
-- schema: {"tables": {"acme-prod.stg.u": ["id", "n"], "acme-prod.core.u": ["id", "n"]}}
-- reads: acme-prod.stg.u
-- writes: acme-prod.core.u
-- column: acme-prod.stg.u.id -> acme-prod.core.u.id direct
-- column: acme-prod.stg.u.n -> acme-prod.core.u.n direct
MERGE INTO `acme-prod`.core.u AS t
USING `acme-prod.stg.u` AS s
ON FALSE
WHEN NOT MATCHED THEN INSERT ROW
WHEN NOT MATCHED BY SOURCE THEN DELETE;
-- end

-- id: bigquery_practice_005
-- dialect: bigquery
-- construct: dynamic_sql, variable, temp_table
-- reads: raw.q
-- writes: core.q
-- column: raw.q.a -> core.q.a direct
DECLARE t STRING DEFAULT 'raw.q';
EXECUTE IMMEDIATE 'CREATE TEMP TABLE x AS SELECT a FROM ' || t;
EXECUTE IMMEDIATE "INSERT INTO core.q (a) SELECT a FROM x WHERE @p = 1" USING 1 AS p;
-- end

-- id: bigquery_practice_006
-- dialect: bigquery
-- construct: union, star_except, cte
-- schema: {"tables": {"raw.a": ["id", "v", "_tmp"], "raw.b": ["id", "v"]}}
-- reads: raw.a, raw.b
-- writes: core.ab
-- column: raw.a.id -> core.ab.id direct
-- column: raw.b.id -> core.ab.id direct
-- column: raw.a.v -> core.ab.v direct
-- column: raw.b.v -> core.ab.v direct
-- column: raw.b.v -> core.ab.* filter
CREATE TABLE core.ab PARTITION BY DATE(_PARTITIONTIME) CLUSTER BY id OPTIONS (require_partition_filter = TRUE) AS
(WITH a AS (SELECT * EXCEPT (_tmp) FROM raw.a) SELECT * FROM a)
UNION ALL
(SELECT * FROM raw.b WHERE v IS NOT NULL);
-- end

-- id: bigquery_practice_007
-- dialect: bigquery
-- construct: select, window, aggregate
-- reads: t.s
-- column: t.s.k -> <result>.k direct
-- column: t.s.v -> <result>.q direct
-- column: t.s.v -> <result>.top direct
-- column: t.s.v -> <result>.pct direct
-- column: t.s.k -> <result>.* group
-- column: t.s.w -> <result>.* sort
-- column: t.s.v -> <result>.* sort
SELECT k, APPROX_QUANTILES(v, 4)[OFFSET(2)] AS q,
       ARRAY_AGG(v ORDER BY w DESC LIMIT 1)[SAFE_OFFSET(0)] AS top,
       SAFE_DIVIDE(SUM(v), SUM(SUM(v)) OVER ()) AS pct
FROM t.s GROUP BY k
HAVING COUNT(*) > 1
ORDER BY pct;
-- end

-- id: bigquery_practice_008
-- dialect: bigquery
-- construct: script, rename, ctas
-- reads: dw.src, dw.fact
-- writes: dw.fact_old, dw.fact
-- column: dw.src.id -> dw.fact.id direct
CREATE OR REPLACE TABLE dw.fact_new AS SELECT id FROM dw.src;
ALTER TABLE IF EXISTS dw.fact RENAME TO fact_old;
ALTER TABLE dw.fact_new RENAME TO fact;
-- end

-- id: bigquery_practice_009
-- dialect: bigquery
-- construct: select, using_join
-- schema: {"tables": {"s.a": ["k", "x"], "s.b": ["k", "y"]}}
-- reads: s.a, s.b
-- column: s.a.x -> <result>.x direct
-- column: s.b.y -> <result>.y direct
-- column: s.a.k -> <result>.* join
-- column: s.b.k -> <result>.* join
-- column: s.a.x -> <result>.* sort
-- column: s.a.x -> <result>.* filter
FROM s.a
|> WHERE x > 0
|> JOIN s.b USING (k)
|> SELECT x, y
|> ORDER BY x;
-- end

-- id: bigquery_practice_010
-- dialect: bigquery
-- construct: struct, subquery
-- reads: ds.t
-- column: ds.t.a -> <result>.k direct
-- column: ds.t.b -> <result>.total direct
-- column: ds.t.a -> <result>.* group
SELECT x.k, SUM(x.v) AS total FROM (SELECT AS VALUE STRUCT(a AS k, b AS v) FROM ds.t) AS x GROUP BY x.k;
-- end

-- id: bigquery_practice_011
-- dialect: bigquery
-- construct: unnest, struct
-- reads: ds.t
-- column: ds.t.a -> <result>.v direct
-- column: ds.t.b -> <result>.v direct
SELECT k, v FROM ds.t, UNNEST([STRUCT('a' AS k, a AS v), ('b', b)]);
-- end

-- id: bigquery_practice_012
-- dialect: bigquery
-- construct: update, ddl, script
-- reads: ds.feat
-- writes: ds.t
UPDATE ds.t SET y = DEFAULT WHERE TRUE;
CREATE OR REPLACE MODEL ds.m OPTIONS (model_type = 'linear_reg', input_label_cols = ['y']) AS SELECT x, y FROM ds.feat;
-- end
