-- id: bigquery_idioms_001
-- dialect: bigquery
-- construct: select
-- reads: app.ev
-- column: app.ev.at -> <result>.month direct
-- column: app.ev.at -> <result>.wk direct
-- column: app.ev.a -> <result>.secs direct
-- column: app.ev.b -> <result>.secs direct
-- column: app.ev.url -> <result>.host direct
-- column: app.ev.at -> <result>.dow direct
-- column: app.ev.tz -> <result>.dow direct
SELECT DATE_TRUNC(DATE(at), MONTH) AS month,
       DATE_TRUNC(DATE(at), WEEK(MONDAY)) AS wk,
       TIMESTAMP_DIFF(b, a, SECOND) AS secs,
       NET.HOST(url) AS host,
       EXTRACT(DAYOFWEEK FROM at AT TIME ZONE tz) AS dow
FROM app.ev;
-- end

-- id: bigquery_idioms_002
-- dialect: bigquery
-- construct: unnest, struct, subquery
-- reads: raw.po
-- column: raw.po.id -> <result>.id direct
-- column: raw.po.lines -> <result>.large direct
-- column: raw.po.lines -> <result>.* filter
-- column: raw.po.lines -> <result>.* sort
SELECT id,
       ARRAY(SELECT AS STRUCT l.sku, l.qty FROM UNNEST(lines) AS l WHERE l.qty > 10 ORDER BY l.qty DESC) AS large
FROM raw.po;
-- end

-- id: bigquery_idioms_003
-- dialect: bigquery
-- construct: script, dynamic_sql, variable
-- reads: core.sub, cfg.known
-- writes: mart.sub_max
-- column: core.sub.n -> mart.sub_max.n direct
DECLARE top INT64;
ASSERT (SELECT COUNT(*) FROM cfg.known) > 0 AS 'nothing known';
EXECUTE IMMEDIATE 'SELECT MAX(n) FROM core.sub' INTO top;
INSERT INTO mart.sub_max (n) VALUES (top);
-- end

-- id: bigquery_idioms_004
-- dialect: bigquery
-- construct: function, call
-- reads: ref.rate_of
-- writes: mart.rate_de
-- column: ref.rate_of.day -> <result>.day direct
-- column: ref.rate_of.rate -> <result>.rate direct
-- column: ref.rate_of.country -> <result>.* filter
-- column: ref.rate_of.day -> mart.rate_de.day direct
-- column: ref.rate_of.rate -> mart.rate_de.rate direct
-- column: ref.rate_of.country -> mart.rate_de.* filter
CREATE OR REPLACE TABLE FUNCTION ref.rates(c STRING) AS
SELECT day, rate FROM ref.rate_of WHERE country = c;
INSERT INTO mart.rate_de (day, rate)
SELECT day, rate FROM ref.rates('DE');
-- end

-- id: bigquery_idioms_005
-- dialect: bigquery
-- construct: union, unpivot
-- reads: hr.leave
-- column: hr.leave.person -> <result>.person direct
-- column: hr.leave.q1_days -> <result>.days direct
-- column: hr.leave.q2_days -> <result>.days direct
-- column: hr.leave.q1_hours -> <result>.hours direct
-- column: hr.leave.q2_hours -> <result>.hours direct
SELECT person, days, hours, quarter
FROM hr.leave
UNPIVOT ((days, hours) FOR quarter IN ((q1_days, q1_hours) AS 'q1', (q2_days, q2_hours) AS 'q2'));
-- end

-- id: bigquery_idioms_006
-- dialect: bigquery
-- construct: script, loop
-- reads: raw.node
-- writes: mart.depth
-- column: raw.node.id -> mart.depth.id direct
-- column: raw.node.parent -> mart.depth.* filter
DECLARE d INT64 DEFAULT 0;
LOOP
  SET d = d + 1;
  IF d > 5 THEN LEAVE; END IF;
  INSERT INTO mart.depth (id, d) SELECT id, d FROM raw.node WHERE parent = d;
END LOOP;
-- end

-- id: bigquery_idioms_007
-- dialect: bigquery
-- construct: clone, ddl, script
-- schema: {"tables": {"core.fee": ["id", "eur"]}}
-- reads: core.fee
-- writes: snap.fee
-- column: core.fee.id -> snap.fee.id direct
-- column: core.fee.eur -> snap.fee.eur direct
CREATE SNAPSHOT TABLE snap.fee CLONE core.fee OPTIONS (expiration_timestamp = TIMESTAMP '2025-01-01');
ALTER TABLE snap.fee SET OPTIONS (description = 'from core');
-- end
