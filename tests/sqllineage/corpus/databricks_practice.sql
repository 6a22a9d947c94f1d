-- id: databricks_practice_001
-- dialect: databricks
-- construct: script, temp_table, merge
-- reads: bronze.cdc
-- writes: main.silver.t
-- column: bronze.cdc.pk -> main.silver.t.pk direct
-- column: bronze.cdc.val -> main.silver.t.val direct
-- column: main.silver.t.pk -> main.silver.t.* join
-- column: bronze.cdc.pk -> main.silver.t.* join
-- column: bronze.cdc.op -> main.silver.t.* filter
-- column: main.silver.t.val -> main.silver.t.* filter
-- column: bronze.cdc.val -> main.silver.t.* filter
CREATE OR REPLACE TEMP VIEW chg AS
SELECT pk, val FROM bronze.cdc WHERE op <> 'D';
MERGE INTO main.silver.t USING chg ON t.pk = chg.pk
WHEN MATCHED AND t.val IS DISTINCT FROM chg.val THEN UPDATE SET t.val = chg.val
WHEN NOT MATCHED THEN INSERT (pk, val) VALUES (chg.pk, chg.val);
-- end

-- id: databricks_practice_002
-- dialect: databricks
-- construct: select, lateral, variable
-- reads: cat.s.t
-- column: cat.s.t.id -> <result>.id direct
-- column: cat.s.t.xs -> <result>.x direct
-- column: cat.s.t.xs -> <result>.pos direct
-- column: cat.s.t.xs -> <result>.* filter
DECLARE OR REPLACE VARIABLE lo INT DEFAULT 3;
SET VAR lo = 5;
SELECT id, e.col AS x, e.pos FROM cat.s.t, LATERAL posexplode(xs) AS e WHERE e.col > lo;
-- end

-- id: databricks_practice_003
-- dialect: databricks
-- construct: procedure, script, loop
-- reads: a.feed, a.lim
-- writes: a.tgt
-- column: a.feed.id -> a.tgt.id direct
-- column: a.feed.v -> a.tgt.v direct
-- column: a.feed.v -> a.tgt.* filter
-- column: a.lim.hi -> a.tgt.* filter
-- column: a.feed.id -> a.tgt.* filter
CREATE OR REPLACE PROCEDURE a.load(IN min_id INT)
LANGUAGE SQL
SQL SECURITY INVOKER
AS BEGIN
  DECLARE hi INT;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT 'failed'; END;
  SET hi = (SELECT max(hi) FROM a.lim);
  INSERT INTO a.tgt (id, v) SELECT id, v FROM a.feed f WHERE f.v < hi AND f.id > min_id;
END;
-- end

-- id: databricks_practice_004
-- dialect: databricks
-- construct: dynamic_sql, script
-- reads: a.s
-- writes: a.d
-- column: a.s.x -> a.d.x direct
BEGIN
  DECLARE q STRING;
  SET q = 'INSERT INTO a.d (x) SELECT x FROM a.s';
  EXECUTE IMMEDIATE q;
END;
-- end

-- id: databricks_practice_005
-- dialect: databricks
-- construct: select, star, struct
-- schema: {"tables": {"w.u": ["id", "addr", "sec"]}}
-- reads: w.u
-- column: w.u.id -> <result>.id direct
-- column: w.u.addr -> <result>.city direct
-- column: w.u.addr -> <result>.zip direct
SELECT * EXCEPT (addr, sec), addr.city, addr:zip::int AS zip FROM w.u TIMESTAMP AS OF '2024-01-01';
-- end

-- id: databricks_practice_006
-- dialect: databricks
-- construct: rename, partition_exchange, clone, script
-- reads: c.a, c.t
-- writes: c.old, c.t
-- column: c.a.* -> c.t.* direct
CREATE TABLE c.b CLONE c.a;
ALTER TABLE c.t RENAME TO c.old;
ALTER TABLE c.b RENAME TO c.t;
-- end

-- id: databricks_practice_007
-- dialect: databricks
-- construct: copy, insert, external_table
-- writes: ing.j, ing.j2
INSERT INTO ing.j SELECT * FROM read_files('/Volumes/x/y', format => 'json', schemaHints => 'id int');
CREATE STREAMING TABLE IF NOT EXISTS ing.j2 AS SELECT * FROM STREAM read_files('/Volumes/x/z');
-- end
