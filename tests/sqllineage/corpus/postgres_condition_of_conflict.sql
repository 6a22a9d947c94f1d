-- id: postgres_condition_of_conflict_001
-- dialect: postgres
-- construct: insert, cte
-- kind: condition of conflict
-- reads: a, s
-- writes: a, l
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: a.x -> a.* filter
-- column: s.x -> a.* filter
-- column: a.x -> l.x direct
-- column: a.x -> l.* filter
-- column: s.x -> l.* filter
WITH u AS (INSERT INTO a (k, x) SELECT k, x FROM s ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE a.x <> EXCLUDED.x RETURNING x)
INSERT INTO l (x) SELECT x FROM u;
-- end

-- id: postgres_condition_of_conflict_002
-- dialect: postgres
-- construct: insert, variable, script
-- kind: condition of conflict
-- reads: a, s
-- writes: a, l
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: a.d -> a.* filter
-- column: a.id -> l.i direct
-- column: a.d -> l.* filter
DO $$ DECLARE v int; BEGIN
  INSERT INTO a (k, x) SELECT k, x FROM s ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE a.d < 5 RETURNING id INTO v;
  INSERT INTO l (i) VALUES (v);
END $$;
-- end

-- id: postgres_condition_of_conflict_003
-- dialect: postgres
-- construct: insert, update, cte
-- kind: condition of conflict
-- reads: a, s
-- writes: a, l
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: a.x -> a.* filter
-- column: l.n -> l.n direct
-- column: l.k -> l.* filter
-- column: a.k -> l.* filter
-- column: a.x -> l.* filter
WITH u AS (INSERT INTO a AS o (k, x) SELECT k, x FROM s ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE o.x IS NULL RETURNING o.k)
UPDATE l SET n = l.n + 1 FROM u WHERE l.k = u.k;
-- end

-- id: postgres_condition_of_conflict_004
-- dialect: postgres
-- construct: insert, cte, subquery
-- kind: condition of conflict
-- reads: a, s, z
-- writes: a, l
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: z.k -> a.* filter
-- column: a.k -> a.* filter
-- column: a.x -> l.x direct
-- column: z.k -> l.* filter
-- column: a.k -> l.* filter
WITH u AS (INSERT INTO a (k, x) SELECT k, x FROM s ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE EXISTS (SELECT 1 FROM z WHERE z.k = a.k) RETURNING x)
INSERT INTO l (x) SELECT x FROM u;
-- end

-- id: postgres_condition_of_conflict_005
-- dialect: postgres
-- construct: insert, cte, select
-- kind: condition of conflict
-- reads: a, s
-- writes: a
-- column: s.k -> a.k direct
-- column: s.x -> a.x direct
-- column: a.w -> a.* filter
-- column: s.b -> a.* filter
-- column: a.x -> <result>.x direct
-- column: a.w -> <result>.* filter
-- column: s.b -> <result>.* filter
WITH u AS (INSERT INTO a (k, x) SELECT k, x FROM s WHERE s.b ON CONFLICT (k) DO UPDATE SET x = EXCLUDED.x WHERE a.w RETURNING x)
SELECT x FROM u;
-- end
