-- id: athena_practice_001
-- dialect: athena
-- construct: merge, subquery
-- reads: raw.e
-- writes: ice.e
-- column: raw.e.id -> ice.e.id direct
-- column: raw.e.ts -> ice.e.ts direct
-- column: ice.e.id -> ice.e.* join
-- column: raw.e.id -> ice.e.* join
-- column: raw.e.id -> ice.e.* window
-- column: raw.e.ts -> ice.e.* window
-- column: raw.e.op -> ice.e.* filter
MERGE INTO ice.e AS t
USING (SELECT id, ts, op FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY ts DESC) rn FROM raw.e) WHERE rn = 1) s
ON (t.id = s.id)
WHEN MATCHED AND s.op = 'D' THEN DELETE
WHEN MATCHED THEN UPDATE SET ts = s.ts
WHEN NOT MATCHED THEN INSERT (id, ts) VALUES (s.id, s.ts);
-- end

-- id: athena_practice_002
-- dialect: athena
-- construct: insert, script, delete
-- reads: a.x
-- writes: a.y
-- column: a.x.i -> a.y.i direct
-- column: a.x.j -> a.y.j direct
-- column: a.x.j -> a.y.* filter
-- column: a.y.i -> a.y.* filter
INSERT INTO a.y SELECT i, j FROM a.x WHERE "$path" LIKE '%2024%' AND j <> 0;
DELETE FROM a.y WHERE i IS NULL;
-- end

-- id: athena_practice_003
-- dialect: athena
-- construct: view, unnest, lateral
-- reads: c.trail
-- writes: c.v
-- column: c.trail.eventtime -> c.v.eventtime direct
-- column: c.trail.resources -> c.v.arn direct
-- column: c.trail.useridentity -> c.v.who direct
CREATE OR REPLACE VIEW c.v AS
SELECT eventtime, r.arn, useridentity.principalid AS who
FROM c.trail CROSS JOIN UNNEST(resources) AS t (r);
-- end
