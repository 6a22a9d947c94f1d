-- id: snowflake_idioms_001
-- dialect: snowflake
-- construct: script, cursor, variable, loop
-- reads: core.team
-- writes: mart.team_seen
-- column: core.team.team_id -> mart.team_seen.team_id direct
-- column: core.team.active -> mart.team_seen.* filter
BEGIN
    LET rs RESULTSET := (SELECT team_id FROM core.team WHERE active);
    LET c CURSOR FOR rs;
    FOR t IN c DO
        LET id NUMBER := t.team_id;
        INSERT INTO mart.team_seen (team_id) VALUES (:id);
    END FOR;
END;
-- end

-- id: snowflake_idioms_002
-- dialect: snowflake
-- construct: procedure
-- reads: core.bill
-- column: core.bill.id -> <result>.id direct
-- column: core.bill.eur -> <result>.eur direct
-- column: core.bill.paid -> <result>.* filter
CREATE OR REPLACE PROCEDURE core.open_bills()
RETURNS TABLE (id NUMBER, eur NUMBER(12, 2))
LANGUAGE SQL
AS
$$
DECLARE
    res RESULTSET DEFAULT (SELECT id, eur FROM core.bill WHERE NOT paid);
BEGIN
    RETURN TABLE(res);
END;
$$;
-- end

-- id: snowflake_idioms_003
-- dialect: snowflake
-- construct: select, json, aggregate
-- reads: raw.prefs
-- column: raw.prefs.user_id -> <result>.user_id direct
-- column: raw.prefs.k -> <result>.doc direct
-- column: raw.prefs.v -> <result>.doc direct
-- column: raw.prefs.tags -> <result>.tags direct
-- column: raw.prefs.ts -> <result>.* sort
-- column: raw.prefs.user_id -> <result>.* group
SELECT user_id,
       object_agg(k, v) AS doc,
       array_agg(tags) WITHIN GROUP (ORDER BY ts DESC) AS tags
FROM raw.prefs
GROUP BY user_id;
-- end

-- id: snowflake_idioms_004
-- dialect: snowflake
-- construct: select
-- reads: ops.run
-- column: ops.run.started -> <result>.mins direct
-- column: ops.run.ended -> <result>.mins direct
-- column: ops.run.started -> <result>.week direct
-- column: ops.run.name -> <result>.name direct
-- column: ops.run.name -> <result>.* filter
SELECT timestampdiff(minute, started, ended) AS mins,
       date_trunc(week, started) AS week,
       try_to_number(name) AS name
FROM ops.run SAMPLE (10)
WHERE name ILIKE ANY ('%load%', '%copy%');
-- end

-- id: snowflake_idioms_005
-- dialect: snowflake
-- construct: ctas
-- reads: raw.evt
-- writes: core.evt
-- column: raw.evt.id -> core.evt.evt_id direct
-- column: raw.evt.at -> core.evt.evt_at direct
CREATE OR REPLACE TABLE core.evt (evt_id NUMBER NOT NULL, evt_at TIMESTAMP_NTZ) CLUSTER BY (evt_at) AS
SELECT id, at FROM raw.evt;
-- end

-- id: snowflake_idioms_006
-- dialect: snowflake
-- construct: script, insert, ddl
-- reads: stg.ping
-- writes: core.ping
-- column: stg.ping.host -> core.ping.host direct
CREATE OR REPLACE TASK core.load_ping
    USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE = 'XSMALL'
    AFTER core.root_task
AS
BEGIN
    TRUNCATE TABLE core.ping;
    INSERT INTO core.ping (host) SELECT DISTINCT host FROM stg.ping;
END;
ALTER TASK core.load_ping RESUME;
-- end

-- id: snowflake_idioms_007
-- dialect: snowflake
-- construct: window, select
-- reads: md.px
-- column: md.px.sym -> <result>.sym direct
-- column: md.px.px -> <result>.low direct
-- column: md.px.sym -> <result>.* window
-- column: md.px.at -> <result>.* window
-- column: md.px.px -> <result>.* filter
SELECT sym, low
FROM md.px
MATCH_RECOGNIZE (
    PARTITION BY sym
    ORDER BY at
    MEASURES FINAL LAST(down.px) AS low
    ONE ROW PER MATCH
    AFTER MATCH SKIP PAST LAST ROW
    PATTERN (down+ up+)
    DEFINE down AS px < LAG(px), up AS px > LAG(px)
);
-- end

-- id: snowflake_idioms_008
-- dialect: snowflake
-- construct: insert, select, subquery
-- reads: core.calendar
-- writes: ref.colour, core.gap
-- column: core.calendar.day -> core.gap.* filter
INSERT INTO ref.colour (code, name) SELECT column1, column2 FROM VALUES ('r', 'red'), ('g', 'green');
INSERT INTO core.gap (day)
SELECT dateadd(day, seq4(), '2024-01-01') AS d
FROM TABLE(GENERATOR(ROWCOUNT => 366))
WHERE d NOT IN (SELECT day FROM core.calendar);
-- end
