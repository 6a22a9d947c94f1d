-- id: snowflake_practice_001
-- dialect: snowflake
-- construct: procedure, cursor, loop
-- reads: cfg.limit_, raw.txn
-- writes: core.txn_flag
-- column: raw.txn.id -> core.txn_flag.id direct
-- column: cfg.limit_.kind -> core.txn_flag.kind direct
-- column: raw.txn.amount -> core.txn_flag.* filter
-- column: cfg.limit_.max_eur -> core.txn_flag.* filter
-- column: cfg.limit_.active -> core.txn_flag.* filter
CREATE OR REPLACE PROCEDURE core.flag()
RETURNS NUMBER
LANGUAGE SQL
AS
DECLARE
  n NUMBER DEFAULT 0;
  cur CURSOR FOR SELECT kind, max_eur FROM cfg.limit_ WHERE active;
BEGIN
  FOR rec IN cur DO
    LET k VARCHAR := rec.kind;
    LET m NUMBER := rec.max_eur;
    INSERT INTO core.txn_flag (id, kind) SELECT id, :k FROM raw.txn WHERE amount > :m;
    n := n + SQLROWCOUNT;
  END FOR;
  RETURN n;
END;
-- end

-- id: snowflake_practice_002
-- dialect: snowflake
-- construct: procedure, script, variable
-- reads: raw.a
-- column: raw.a.id -> <result>.id direct
-- column: raw.a.v -> <result>.v direct
-- column: raw.a.v -> <result>.* filter
CREATE OR REPLACE PROCEDURE core.q(lim NUMBER)
RETURNS TABLE (id NUMBER, v NUMBER)
LANGUAGE SQL
AS
$$
DECLARE
  res RESULTSET DEFAULT (SELECT id, v FROM raw.a WHERE v > :lim);
BEGIN
  RETURN TABLE(res);
END;
$$;
-- end

-- id: snowflake_practice_003
-- dialect: snowflake
-- construct: dynamic_sql, variable, script
-- reads: raw.b
-- writes: core.b
-- column: raw.b.x -> core.b.x direct
-- column: raw.b.y -> core.b.* filter
SET src = 'raw.b';
SET dst = 'core.b';
CREATE OR REPLACE TABLE IDENTIFIER($dst) AS SELECT x FROM IDENTIFIER($src) WHERE y = $lim;
UNSET (src, dst);
-- end

-- id: snowflake_practice_004
-- dialect: snowflake
-- construct: view, flatten, json
-- reads: raw.j
-- writes: core.v
-- column: raw.j.j -> core.v.name direct
-- column: raw.j.j -> core.v.child direct
-- column: raw.j.id -> core.v.id direct
-- column: raw.j.j -> core.v.* filter
CREATE OR REPLACE VIEW core.v (name, child, id) COMMENT = 'tree'
AS
SELECT r.value:name::string, c.value::string, t.id
FROM raw.j t,
LATERAL FLATTEN(t.j, recursive => true) r,
TABLE(FLATTEN(r.value:children)) c
WHERE TYPEOF(r.value) = 'OBJECT';
-- end

-- id: snowflake_practice_005
-- dialect: snowflake
-- construct: insert, json, select
-- reads: ods.line
-- writes: mart.line_json
-- column: ods.line.no -> mart.line_json.no direct
-- column: ods.line.sku -> mart.line_json.body direct
-- column: ods.line.qty -> mart.line_json.body direct
-- column: ods.line.at -> mart.line_json.last direct
-- column: ods.line.no -> mart.line_json.* group
-- column: ods.line.at -> mart.line_json.* sort
-- column: ods.line.state -> mart.line_json.* filter
INSERT OVERWRITE INTO mart.line_json (no, body, last)
SELECT no,
       ARRAY_AGG(OBJECT_CONSTRUCT('sku', sku, 'qty', qty)) WITHIN GROUP (ORDER BY at),
       MAX(IFF(state = 'ok', at, NULL))
FROM ods.line
GROUP BY no;
-- end

-- id: snowflake_practice_006
-- dialect: snowflake
-- construct: select, join
-- reads: hr.emp
-- column: hr.emp.id -> <result>.id direct
-- column: hr.emp.name -> <result>.name direct
-- column: hr.emp.name -> <result>.path direct
-- column: hr.emp.id -> <result>.* join
-- column: hr.emp.mgr -> <result>.* join
-- column: hr.emp.mgr -> <result>.* filter
SELECT id, name, SYS_CONNECT_BY_PATH(name, '/') AS path
FROM hr.emp
START WITH mgr IS NULL
CONNECT BY mgr = PRIOR id;
-- end

-- id: snowflake_practice_007
-- dialect: snowflake
-- construct: select, star, union
-- schema: {"tables": {"x.a": ["id", "v"], "x.b": ["v", "id"]}}
-- reads: x.a, x.b
-- writes: x.c
-- column: x.a.id -> x.c.id direct
-- column: x.b.id -> x.c.id direct
-- column: x.a.v -> x.c.v direct
-- column: x.b.v -> x.c.v direct
CREATE TABLE x.c AS
SELECT * FROM x.a UNION ALL BY NAME SELECT * FROM x.b;
-- end

-- id: snowflake_practice_008
-- dialect: snowflake
-- construct: script, temp_table, delete
-- reads: stg.k
-- writes: core.k
-- column: stg.k.id -> core.k.id direct
-- column: stg.k.v -> core.k.v direct
-- column: core.k.id -> core.k.* filter
-- column: stg.k.id -> core.k.* filter
-- column: stg.k.v -> core.k.* filter
CREATE OR REPLACE TEMPORARY TABLE kk AS SELECT DISTINCT id, v FROM stg.k WHERE id IS NOT NULL;
DELETE FROM core.k USING kk WHERE core.k.id = kk.id;
INSERT INTO core.k (id, v) SELECT id, v FROM kk WHERE v > 0;
-- end

-- id: snowflake_practice_009
-- dialect: snowflake
-- construct: select, window, aggregate
-- reads: s.hit
-- column: s.hit.uid -> <result>.uid direct
-- column: s.hit.at -> <result>.ses direct
-- column: s.hit.at -> <result>.first_at direct
-- column: s.hit.uid -> <result>.* window
-- column: s.hit.at -> <result>.* window
-- column: s.hit.uid -> <result>.* sort
SELECT uid, CONDITIONAL_TRUE_EVENT(DATEDIFF(minute, LAG(at) OVER (PARTITION BY uid ORDER BY at), at) > 30)
         OVER (PARTITION BY uid ORDER BY at) AS ses,
       FIRST_VALUE(at) IGNORE NULLS OVER (PARTITION BY uid ORDER BY at) AS first_at
FROM s.hit SAMPLE (10)
ORDER BY uid;
-- end

-- id: snowflake_practice_010
-- dialect: snowflake
-- construct: copy, script, ddl
-- writes: raw.f
CREATE OR REPLACE FILE FORMAT raw.ff TYPE = CSV FIELD_DELIMITER = ';';
CREATE STAGE IF NOT EXISTS raw.st URL = 's3://b/p/' FILE_FORMAT = raw.ff;
PUT file:///tmp/a.csv @raw.st AUTO_COMPRESS = TRUE;
CREATE OR REPLACE PIPE raw.p AUTO_INGEST = TRUE AS COPY INTO raw.f FROM @raw.st;
LIST @raw.st;
-- end

-- id: snowflake_practice_011
-- dialect: snowflake
-- construct: jinja, select, window
-- reads: stg_x
-- column: stg_x.id -> <result>.id direct
-- column: stg_x.v -> <result>.v direct
-- column: stg_x.id -> <result>.* window
-- column: stg_x.at -> <result>.* window
-- column: stg_x.at -> <result>.* filter
{{
  config(
    materialized='incremental'
  )
}}
select id, v
from {{ ref("stg_x") }}
{% if is_incremental() %}
where at > dateadd(day, -{{ var('days', 3) }}, current_date)
{% endif %}
qualify row_number() over (partition by id order by at desc) = 1
-- end

-- id: snowflake_practice_012
-- dialect: snowflake
-- construct: function, call
-- reads: ref.fx, fin.p
-- column: fin.p.id -> <result>.id direct
CREATE OR REPLACE FUNCTION ref.rate(c VARCHAR) RETURNS NUMBER AS 'SELECT MAX(r) FROM ref.fx WHERE ccy = c';
SELECT id FROM fin.p;
-- end

-- id: snowflake_practice_013
-- dialect: snowflake
-- construct: multi_insert, merge, clone
-- reads: d.s
-- writes: d.w1, d.w2
-- column: d.s.a -> d.w1.x direct
-- column: d.s.a -> d.w2.x direct
-- column: d.s.b -> d.w2.y direct
INSERT ALL
  INTO d.w1 (x) VALUES (a)
  INTO d.w2 (x, y) VALUES (a, b)
  INTO d.w1 (x) VALUES (DEFAULT)
SELECT a, b FROM d.s;
-- end

-- id: snowflake_practice_014
-- dialect: snowflake
-- construct: script, insert
-- reads: core.queue, raw.e
-- writes: core.alarm
-- column: raw.e.id -> core.alarm.id direct
CREATE OR REPLACE ALERT core.al WAREHOUSE = w SCHEDULE = '5 minute'
IF (EXISTS (SELECT 1 FROM core.queue WHERE age > 10))
THEN INSERT INTO core.alarm (id) SELECT id FROM raw.e;
-- end

-- id: snowflake_practice_015
-- dialect: snowflake
-- construct: function, subquery
-- reads: core.s
CREATE FUNCTION core.top_a(x INT) RETURNS INT AS $$ coalesce((SELECT MAX(a) FROM core.s WHERE b = x), 0) $$;
-- end

-- id: snowflake_practice_016
-- dialect: snowflake
-- construct: star, json
-- schema: {"tables": {"raw.r": ["a", "b"]}}
-- reads: raw.r
-- column: raw.r.a -> <result>.o direct
-- column: raw.r.b -> <result>.o direct
SELECT OBJECT_CONSTRUCT(*) AS o FROM raw.r;
-- end
