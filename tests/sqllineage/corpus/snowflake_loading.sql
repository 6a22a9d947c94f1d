-- id: snowflake_loading_001
-- dialect: snowflake
-- construct: procedure, script
-- dropped: 1
CREATE OR REPLACE PROCEDURE util.grant_all(role_name STRING)
RETURNS STRING
LANGUAGE JAVASCRIPT
EXECUTE AS OWNER
AS
$$
    var stmt = snowflake.createStatement({sqlText: `GRANT SELECT ON ALL TABLES IN SCHEMA mart TO ROLE ${ROLE_NAME}`});
    stmt.execute();
    return "done";
$$;
-- end

-- id: snowflake_loading_002
-- dialect: snowflake
-- construct: insert, quoted_name
-- reads: raw.core.lead
-- writes: mart.lead
-- column: raw.core.lead.id -> mart.lead.id direct
INSERT INTO IDENTIFIER('mart.lead') (id) SELECT id FROM IDENTIFIER('raw.core.lead');
-- end

-- id: snowflake_loading_003
-- dialect: snowflake
-- construct: lateral, unnest, ctas
-- reads: raw.host
-- writes: core.host_tag
-- column: raw.host.name -> core.host_tag.name direct
-- column: raw.host.tags -> core.host_tag.tag direct
-- column: raw.host.tags -> core.host_tag.pos direct
CREATE OR REPLACE TABLE core.host_tag AS
SELECT h.name, t.value AS tag, t.index AS pos
FROM raw.host h, LATERAL SPLIT_TO_TABLE(h.tags, ';') t;
-- end

-- id: snowflake_loading_004
-- dialect: snowflake
-- construct: select, window
-- schema: {"tables": {"fin.px": ["sym", "day", "px"]}}
-- reads: fin.px
-- column: fin.px.sym -> <result>.sym direct
-- column: fin.px.px -> <result>.ret direct
-- column: fin.px.px -> <result>.up direct
-- column: fin.px.sym -> <result>.* window
-- column: fin.px.day -> <result>.* window
-- column: fin.px.px -> <result>.* filter
SELECT sym,
       px / lag(px) OVER (PARTITION BY sym ORDER BY day) - 1 AS ret,
       iff(ret > 0, ret, 0) AS up
FROM fin.px
QUALIFY ret IS NOT NULL;
-- end

-- id: snowflake_loading_005
-- dialect: snowflake
-- construct: delete, script
-- reads: stg.void
-- writes: core.receipt
-- column: core.receipt.receipt_no -> core.receipt.* filter
-- column: stg.void.receipt_no -> core.receipt.* filter
-- column: stg.void.confirmed -> core.receipt.* filter
BEGIN;
DELETE FROM core.receipt r
USING (SELECT receipt_no FROM stg.void WHERE confirmed) v
WHERE v.receipt_no = r.receipt_no;
COMMIT;
-- end

-- id: snowflake_loading_006
-- dialect: snowflake
-- construct: ddl, script, comment
USE DATABASE prod;
CREATE SCHEMA IF NOT EXISTS mart WITH MANAGED ACCESS;
CREATE OR REPLACE FILE FORMAT mart.csv_ff TYPE = CSV FIELD_DELIMITER = ';' SKIP_HEADER = 1;
CREATE STAGE IF NOT EXISTS mart.in_stage URL = 's3://in/' STORAGE_INTEGRATION = s3_int;
CREATE SEQUENCE mart.seq START = 1;
ALTER WAREHOUSE etl_wh RESUME IF SUSPENDED; // then the load
GRANT USAGE ON SCHEMA mart TO ROLE reader;
-- end

-- id: snowflake_loading_007
-- dialect: snowflake
-- construct: merge, subquery, union
-- reads: stg.a_contact, stg.b_contact
-- writes: core.contact
-- column: stg.a_contact.mail -> core.contact.mail direct
-- column: stg.b_contact.email -> core.contact.mail direct
-- column: stg.a_contact.name -> core.contact.name direct
-- column: stg.b_contact.full_name -> core.contact.name direct
-- column: core.contact.mail -> core.contact.* join
-- column: stg.a_contact.mail -> core.contact.* join
-- column: stg.b_contact.email -> core.contact.* join
-- column: stg.b_contact.bounced -> core.contact.* filter
MERGE INTO core.contact c
USING (
    SELECT lower(mail) AS mail, name FROM stg.a_contact
    UNION
    SELECT lower(email), full_name FROM stg.b_contact WHERE NOT bounced
) s
ON c.mail = s.mail
WHEN NOT MATCHED THEN INSERT (mail, name) VALUES (s.mail, s.name)
WHEN MATCHED THEN UPDATE SET c.name = s.name;
-- end

-- id: snowflake_loading_008
-- dialect: snowflake
-- construct: dynamic_sql, script, loop
-- reads: cfg.feed
-- dropped: 1
DECLARE
    c1 CURSOR FOR SELECT table_name FROM cfg.feed WHERE active;
BEGIN
    FOR r IN c1 DO
        EXECUTE IMMEDIATE 'COPY INTO raw.' || r.table_name || ' FROM @raw.feeds/' || r.table_name;
    END FOR;
END;
-- end

-- id: snowflake_loading_009
-- dialect: snowflake
-- construct: pivot, star, view
-- schema: {"tables": {"core.cost": ["team", "kind", "eur"]}}
-- reads: core.cost
-- writes: mart.cost
-- column: core.cost.team -> mart.cost.team direct
-- column: core.cost.eur -> mart.cost.cloud direct
-- column: core.cost.eur -> mart.cost.people direct
-- column: core.cost.kind -> mart.cost.* filter
CREATE VIEW mart.cost (team, cloud, people) AS
SELECT * FROM core.cost PIVOT (sum(eur) FOR kind IN ('cloud', 'people'));
-- end

-- id: snowflake_loading_010
-- dialect: snowflake
-- construct: temp_table, script, star
-- reads: raw.plan
-- writes: core.plan
-- column: raw.plan.id -> core.plan.id direct
-- column: raw.plan.goal -> core.plan.goal direct
-- column: raw.plan.goal -> core.plan.* filter
CREATE TEMP TABLE t1 AS SELECT id, goal FROM raw.plan;
CREATE TEMP TABLE t2 AS SELECT * FROM t1 WHERE goal IS NOT NULL;
INSERT INTO core.plan (id, goal) SELECT t2.* FROM t2;
-- end
