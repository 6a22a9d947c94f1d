-- id: snowflake_legacy_001
-- dialect: snowflake
-- construct: script, star, view, quoted_name
-- schema: {"tables": {"raw.sf.account": ["id", "name", "owner_id"], "raw.sf.user": ["id", "name"]}}
-- reads: raw.sf.account, raw.sf.user
-- writes: stg.account
-- column: raw.sf.account.id -> stg.account.id direct
-- column: raw.sf.account.name -> stg.account.name direct
-- column: raw.sf.account.owner_id -> stg.account.owner_id direct
-- column: raw.sf.user.name -> stg.account.Owner Name direct
-- column: raw.sf.account.owner_id -> stg.account.* join
-- column: raw.sf.user.id -> stg.account.* join
CREATE OR REPLACE VIEW STG.ACCOUNT COPY GRANTS AS
WITH a AS (SELECT * FROM RAW.SF.ACCOUNT),
u AS (SELECT id AS user_id, name AS "Owner Name" FROM RAW.SF.USER)
SELECT a.*, u."Owner Name" FROM a LEFT JOIN u ON u.user_id = a.owner_id;
-- end

-- id: snowflake_legacy_002
-- dialect: snowflake
-- construct: script, insert, subquery
-- reads: dim.day, fact.stock
-- writes: mart.stock_day
-- column: dim.day.day -> mart.stock_day.day direct
-- column: fact.stock.sku -> mart.stock_day.sku direct
-- column: fact.stock.qty -> mart.stock_day.qty direct
-- column: dim.day.day -> mart.stock_day.* join
-- column: fact.stock.valid_from -> mart.stock_day.* join
-- column: fact.stock.valid_to -> mart.stock_day.* join
-- column: dim.day.day -> mart.stock_day.* filter
INSERT OVERWRITE INTO mart.stock_day (day, sku, qty)
SELECT d.day, s.sku, s.qty
FROM dim.day AS d
JOIN fact.stock AS s
    ON d.day >= s.valid_from
   AND d.day < coalesce(s.valid_to, '9999-12-31'::date)
WHERE d.day BETWEEN dateadd('month', -1, current_date) AND current_date;
-- end

-- id: snowflake_legacy_003
-- dialect: snowflake
-- construct: procedure, dynamic_sql, variable
-- reads: raw.a
-- writes: core.a
-- column: raw.a.x -> core.a.x direct
-- dropped: 1
CREATE OR REPLACE PROCEDURE core.copy_a(db STRING)
RETURNS STRING
LANGUAGE SQL
AS
DECLARE
    q STRING;
BEGIN
    q := 'INSERT INTO core.a (x) ' || 'SELECT x FROM raw.a';
    EXECUTE IMMEDIATE q;
    q := 'INSERT INTO ' || db || '.core.a (x) SELECT x FROM raw.a';
    EXECUTE IMMEDIATE q;
    RETURN 'ok';
END;
-- end

-- id: snowflake_legacy_004
-- dialect: snowflake
-- construct: multi_insert, star
-- schema: {"tables": {"stg.m": ["id", "v", "ok"], "core.m": ["id", "v", "ok"], "core.m_bad": ["id", "v", "ok"]}}
-- reads: stg.m
-- writes: core.m, core.m_bad
-- column: stg.m.id -> core.m.id direct
-- column: stg.m.v -> core.m.v direct
-- column: stg.m.ok -> core.m.ok direct
-- column: stg.m.ok -> core.m.* filter
-- column: stg.m.id -> core.m_bad.id direct
-- column: stg.m.v -> core.m_bad.v direct
-- column: stg.m.ok -> core.m_bad.ok direct
-- column: stg.m.ok -> core.m_bad.* filter
INSERT ALL
    WHEN ok THEN INTO core.m
    ELSE INTO core.m_bad
SELECT * FROM stg.m;
-- end

-- id: snowflake_legacy_005
-- dialect: snowflake
-- construct: flatten, lateral, aggregate
-- reads: raw.form
-- column: raw.form.form_id -> <result>.form_id direct
-- column: raw.form.doc -> <result>.fields direct
-- column: raw.form.form_id -> <result>.* group
-- column: raw.form.doc -> <result>.* filter
-- column: raw.form.doc -> <result>.* sort
SELECT f.form_id,
       listagg(x.value:label::string, ', ') WITHIN GROUP (ORDER BY x.index) AS fields
FROM raw.form f, LATERAL FLATTEN(f.doc:fields) x
WHERE x.value:hidden::boolean = FALSE
GROUP BY f.form_id;
-- end

-- id: snowflake_legacy_006
-- dialect: snowflake
-- construct: merge, script
-- reads: stg.dim_in, core.dim
-- writes: core.dim
-- column: stg.dim_in.code -> core.dim.code direct
-- column: stg.dim_in.label -> core.dim.label direct
-- column: core.dim.code -> core.dim.* join
-- column: stg.dim_in.code -> core.dim.* join
-- column: core.dim.valid_to -> core.dim.* join
-- column: core.dim.label -> core.dim.* filter
-- column: stg.dim_in.label -> core.dim.* filter
-- column: core.dim.code -> core.dim.* filter
-- column: stg.dim_in.code -> core.dim.* filter
-- column: core.dim.valid_to -> core.dim.* filter
BEGIN
    MERGE INTO core.dim d USING stg.dim_in s
    ON d.code = s.code AND d.valid_to IS NULL
    WHEN MATCHED AND d.label <> s.label THEN UPDATE SET d.valid_to = current_timestamp();

    INSERT INTO core.dim (code, label)
    SELECT s.code, s.label FROM stg.dim_in s
    WHERE NOT EXISTS (SELECT 1 FROM core.dim d WHERE d.code = s.code AND d.valid_to IS NULL);
END;
-- end
