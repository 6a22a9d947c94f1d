-- id: snowflake_column_spelling_001
-- dialect: snowflake
-- construct: merge,quoted_name
-- kind: column_spelling
-- reads: s
-- writes: t
-- column: s.CDC_FUNC -> t.* filter
-- column: s.v -> t.v direct
-- column: s.id -> t.* join
-- column: t.id -> t.* join
MERGE INTO t USING s ON t.id = s.id
WHEN MATCHED AND s."CDC_FUNC" = 'D' THEN DELETE
WHEN MATCHED AND s.cdc_func = 'U' THEN UPDATE SET v = s.v;
-- end

-- id: snowflake_column_spelling_002
-- dialect: snowflake
-- construct: ctas,quoted_name
-- kind: column_spelling
-- reads: s
-- writes: t
-- column: s.amount -> t.a direct
-- column: s.amount -> t.b direct
-- column: s.id -> t.c direct
-- column: s.id -> t.* sort
CREATE TABLE t AS SELECT amount AS a, "AMOUNT" AS b, s.id AS c FROM s ORDER BY s."ID";
-- end

-- id: snowflake_column_spelling_003
-- dialect: snowflake
-- construct: select,quoted_name
-- kind: column_spelling
-- reads: s
-- column: s.x -> <result>.a direct
-- column: s.Ab -> <result>.b direct
-- column: s.ab -> <result>.c direct
SELECT "x" AS a, "Ab" AS b, AB AS c FROM s;
-- end

-- id: snowflake_column_spelling_004
-- dialect: snowflake
-- construct: insert,view,quoted_name
-- kind: column_spelling
-- reads: raw.s
-- writes: mart.v, mart.w
-- column: raw.s.ID -> mart.v.id direct
-- column: raw.s.ID -> mart.w.k direct
CREATE VIEW mart.v AS SELECT "ID" AS id FROM raw.s;
INSERT INTO mart.w (k) SELECT id FROM raw.s;
-- end
