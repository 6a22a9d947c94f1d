-- id: trino_idioms_001
-- dialect: trino
-- construct: select
-- reads: lake.core.job
-- column: lake.core.job.a -> <result>.secs direct
-- column: lake.core.job.b -> <result>.secs direct
-- column: lake.core.job.a -> <result>.d direct
-- column: lake.core.job.tags -> <result>.big direct
-- column: lake.core.job.cfg -> <result>.env direct
-- column: lake.core.job.state -> <result>.* filter
SELECT date_diff('second', a, b) AS secs,
       CAST(a AT TIME ZONE 'UTC' AS date) AS d,
       filter(tags, t -> length(t) > 3) AS big,
       element_at(cfg, 'env') AS env
FROM lake.core.job TABLESAMPLE BERNOULLI (10)
WHERE try(CAST(state AS integer)) = 1;
-- end

-- id: trino_idioms_002
-- dialect: trino
-- construct: insert, subquery, correlated
-- reads: a.b.c, a.b.d
-- writes: a.b.e
-- column: a.b.c.k -> a.b.e.k direct
-- column: a.b.c.k -> a.b.e.* filter
-- column: a.b.d.k -> a.b.e.* filter
-- column: a.b.d.lim -> a.b.e.* filter
-- column: a.b.c.v -> a.b.e.* filter
INSERT INTO a.b.e
SELECT c.k FROM a.b.c AS c
WHERE c.v > ALL (SELECT d.lim FROM a.b.d AS d WHERE d.k = c.k);
-- end

-- id: trino_idioms_003
-- dialect: trino
-- construct: merge, window, subquery
-- reads: lake.raw.cdc
-- writes: lake.core.acc
-- column: lake.raw.cdc.id -> lake.core.acc.id direct
-- column: lake.raw.cdc.bal -> lake.core.acc.bal direct
-- column: lake.core.acc.id -> lake.core.acc.* join
-- column: lake.raw.cdc.id -> lake.core.acc.* join
-- column: lake.raw.cdc.op -> lake.core.acc.* filter
-- column: lake.raw.cdc.id -> lake.core.acc.* window
-- column: lake.raw.cdc.lsn -> lake.core.acc.* window
MERGE INTO lake.core.acc AS a
USING (
    SELECT id, bal, op
    FROM (SELECT id, bal, op, row_number() OVER (PARTITION BY id ORDER BY lsn DESC) rn FROM lake.raw.cdc)
    WHERE rn = 1
) AS c
ON a.id = c.id
WHEN MATCHED AND c.op = 'd' THEN DELETE
WHEN MATCHED AND c.op = 'u' THEN UPDATE SET bal = c.bal
WHEN NOT MATCHED AND c.op <> 'd' THEN INSERT (id, bal) VALUES (c.id, c.bal);
-- end

-- id: trino_idioms_004
-- dialect: trino
-- construct: view, quoted_name, union
-- reads: pg.public.Kunde, lake.crm.lead
-- writes: lake.mart.person
-- column: pg.public.Kunde.Name -> lake.mart.person.name direct
-- column: lake.crm.lead.full_name -> lake.mart.person.name direct
CREATE OR REPLACE VIEW lake.mart.person AS
SELECT "Name" AS name FROM pg."public"."Kunde"
UNION
SELECT full_name FROM LAKE.CRM.Lead;
-- end

-- id: trino_idioms_005
-- dialect: trino
-- construct: call, script
CALL hive.system.sync_partition_metadata('mart', 'kpi', 'ADD');
-- end

-- id: trino_idioms_006
-- dialect: trino
-- construct: select, using_join, star
-- schema: {"tables": {"m.s.a": ["id", "x"], "m.s.b": ["id", "y"]}}
-- reads: m.s.a, m.s.b
-- column: m.s.a.id -> <result>.id direct
-- column: m.s.a.x -> <result>.x direct
-- column: m.s.b.y -> <result>.y direct
-- column: m.s.a.id -> <result>.* join
-- column: m.s.b.id -> <result>.* join
SELECT * FROM m.s.a INNER JOIN m.s.b USING (id);
-- end
