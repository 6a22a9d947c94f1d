-- id: bigquery_legacy_001
-- dialect: bigquery
-- construct: script, temp_table, merge, variable
-- reads: acme.raw.session, acme.ops.state
-- writes: acme.mart.session, acme.ops.state
-- column: acme.raw.session.sid -> acme.mart.session.sid direct
-- column: acme.raw.session.ms -> acme.mart.session.secs direct
-- column: acme.raw.session.day -> acme.mart.session.* filter
-- column: acme.ops.state.day -> acme.mart.session.* filter
-- column: acme.ops.state.job -> acme.mart.session.* filter
-- column: acme.raw.session.sid -> acme.mart.session.* group
-- column: acme.mart.session.sid -> acme.mart.session.* join
-- column: acme.raw.session.sid -> acme.mart.session.* join
-- column: acme.ops.state.job -> acme.ops.state.* filter
DECLARE last_day DATE;
SET last_day = (SELECT day FROM `acme.ops.state` WHERE job = 'session');

CREATE TEMP TABLE fresh AS
SELECT sid, SUM(ms) / 1000 AS secs
FROM `acme.raw.session`
WHERE day > last_day
GROUP BY sid;

BEGIN
  BEGIN TRANSACTION;
  MERGE `acme.mart.session` AS t
  USING fresh AS f
  ON t.sid = f.sid
  WHEN MATCHED THEN UPDATE SET secs = f.secs
  WHEN NOT MATCHED THEN INSERT (sid, secs) VALUES (f.sid, f.secs);
  UPDATE `acme.ops.state` SET day = CURRENT_DATE() WHERE job = 'session';
  COMMIT TRANSACTION;
EXCEPTION WHEN ERROR THEN
  ROLLBACK TRANSACTION;
  RAISE USING MESSAGE = @@error.message;
END;
-- end

-- id: bigquery_legacy_002
-- dialect: bigquery
-- construct: struct, unnest, view, window
-- reads: ga.events
-- writes: mart.landing
-- column: ga.events.user_id -> mart.landing.user_id direct
-- column: ga.events.params -> mart.landing.page direct
-- column: ga.events.params -> mart.landing.* filter
-- column: ga.events.name -> mart.landing.* filter
-- column: ga.events.user_id -> mart.landing.* window
-- column: ga.events.ts -> mart.landing.* window
CREATE OR REPLACE VIEW mart.landing AS
SELECT user_id, page
FROM (
  SELECT user_id,
         (SELECT value.string_value FROM UNNEST(params) WHERE key = 'page') AS page,
         ROW_NUMBER() OVER (PARTITION BY user_id ORDER BY ts) AS n
  FROM ga.events
  WHERE name = 'page_view'
)
WHERE n = 1;
-- end

-- id: bigquery_legacy_003
-- dialect: bigquery
-- construct: star_except, cte, join
-- schema: {"tables": {"stg.o": ["id", "cust", "_loaded"], "stg.c": ["id", "name", "_loaded"]}}
-- reads: stg.o, stg.c
-- writes: mart.o
-- column: stg.o.id -> mart.o.id direct
-- column: stg.o.cust -> mart.o.cust direct
-- column: stg.c.name -> mart.o.name direct
-- column: stg.o.cust -> mart.o.* join
-- column: stg.c.id -> mart.o.* join
CREATE OR REPLACE TABLE mart.o AS
WITH c AS (SELECT * EXCEPT (_loaded) FROM stg.c)
SELECT o.* EXCEPT (_loaded), c.* EXCEPT (id)
FROM stg.o AS o INNER JOIN c ON c.id = o.cust;
-- end

-- id: bigquery_legacy_004
-- dialect: bigquery
-- construct: delete, insert, script, subquery
-- reads: raw.evt
-- writes: core.evt
-- column: core.evt.day -> core.evt.* filter
-- column: raw.evt.day -> core.evt.* filter
-- column: raw.evt.loaded -> core.evt.* filter
-- column: raw.evt.id -> core.evt.id direct
-- column: raw.evt.day -> core.evt.day direct
DELETE FROM core.evt WHERE day IN (SELECT DISTINCT day FROM raw.evt WHERE loaded = CURRENT_DATE());
INSERT core.evt (id, day) SELECT id, day FROM raw.evt WHERE loaded = CURRENT_DATE();
-- end
