-- id: databricks_idioms_001
-- dialect: databricks
-- construct: select
-- reads: main.core.job
-- column: main.core.job.a -> <result>.hrs direct
-- column: main.core.job.b -> <result>.hrs direct
-- column: main.core.job.a -> <result>.nxt direct
-- column: main.core.job.arr -> <result>.evens direct
-- column: main.core.job.cfg -> <result>.env direct
-- column: main.core.job.v -> <result>.safe direct
SELECT datediff(HOUR, a, b) AS hrs,
       dateadd(DAY, 1, a) AS nxt,
       filter(arr, x -> x % 2 = 0) AS evens,
       cfg:env.name::string AS env,
       try_cast(v AS INT) AS safe
FROM main.core.job;
-- end

-- id: databricks_idioms_002
-- dialect: databricks
-- construct: script, variable
-- reads: main.ops.run, main.raw.t
-- writes: main.core.t
-- column: main.raw.t.v -> main.core.t.v direct
-- column: main.raw.t.at -> main.core.t.* filter
-- column: main.ops.run.at -> main.core.t.* filter
DECLARE OR REPLACE VARIABLE since TIMESTAMP;
SET VAR since = (SELECT max(at) FROM main.ops.run);
INSERT INTO main.core.t (v) SELECT v FROM main.raw.t WHERE at > since;
-- end

-- id: databricks_idioms_003
-- dialect: databricks
-- construct: dynamic_sql, quoted_name
-- reads: main.raw.lead
-- writes: main.core.lead
-- column: main.raw.lead.id -> main.core.lead.id direct
INSERT INTO IDENTIFIER('main.core.lead') (id) SELECT id FROM IDENTIFIER('main.raw.lead');
-- end

-- id: databricks_idioms_004
-- dialect: databricks
-- construct: delete, update, ddl, script
-- reads: main.core.dead
-- writes: main.core.acc
-- column: main.core.acc.bal -> main.core.acc.bal direct
-- column: main.core.acc.id -> main.core.acc.* filter
-- column: main.core.dead.id -> main.core.acc.* filter
ALTER TABLE main.core.acc SET TBLPROPERTIES ('delta.enableDeletionVectors' = true);
UPDATE main.core.acc SET bal = round(bal, 2);
DELETE FROM main.core.acc WHERE id IN (SELECT id FROM main.core.dead);
-- end
