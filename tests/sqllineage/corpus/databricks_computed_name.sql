-- id: databricks_computed_name_01
-- dialect: databricks
-- construct: insert, variable
-- kind: computed_name
-- writes: main.core.t
-- dropped: 1
INSERT INTO main.core.t SELECT a FROM IDENTIFIER(:src);
-- end

-- id: databricks_computed_name_02
-- dialect: databricks
-- construct: ctas, script
-- kind: computed_name
-- reads: main.raw.u
-- writes: main.core.u
-- column: main.raw.u.a -> main.core.u.a direct
-- dropped: 1
CREATE TABLE IDENTIFIER(:cat || '.core.t') AS SELECT a FROM main.raw.t;
CREATE TABLE main.core.u AS SELECT a FROM main.raw.u;
-- end

-- id: databricks_computed_name_03
-- dialect: databricks
-- construct: merge
-- kind: computed_name
-- reads: main.raw.s
-- writes: main.core.t
-- column: main.raw.s.a -> main.core.t.a direct
-- column: main.raw.s.id -> main.core.t.* join
-- column: main.core.t.id -> main.core.t.* join
MERGE INTO IDENTIFIER('main.core.t') t USING IDENTIFIER('main.raw.' || 's') s ON t.id = s.id
WHEN MATCHED THEN UPDATE SET t.a = s.a;
-- end

-- id: databricks_computed_name_04
-- dialect: databricks
-- construct: ctas
-- kind: computed_name
-- reads: main.raw.t, ${cat}.raw.u
-- writes: main.core.t
-- column: main.raw.t.a -> main.core.t.a direct
-- column: main.raw.t.id -> main.core.t.* join
-- column: ${cat}.raw.u.id -> main.core.t.* join
CREATE OR REPLACE TABLE IDENTIFIER('main.core.t') AS
SELECT t.a FROM IDENTIFIER(concat('main.', 'raw.t')) t JOIN IDENTIFIER('${cat}.raw.u') u ON u.id = t.id;
-- end
