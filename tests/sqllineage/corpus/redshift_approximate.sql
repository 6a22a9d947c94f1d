-- id: redshift_approximate_001
-- dialect: redshift
-- construct: select, function
-- kind: approximate_function
-- reads: s.t
-- column: s.t.x -> <result>.approximate direct
SELECT approximate(x) FROM s.t;
-- end

-- id: redshift_approximate_002
-- dialect: redshift
-- construct: insert, aggregate
-- kind: approximate_function
-- reads: s.t
-- writes: m.t
-- column: s.t.x -> m.t.n direct
-- column: s.t.z -> m.t.z direct
-- column: s.t.z -> m.t.* group
INSERT INTO m.t (n, z) SELECT APPROXIMATE COUNT(DISTINCT x), z FROM s.t GROUP BY z;
-- end

-- id: redshift_approximate_003
-- dialect: redshift
-- construct: select, aggregate
-- kind: approximate_function
-- reads: s.t
-- column: s.t.x -> <result>.p direct
-- column: s.t.approximate -> <result>.approximate direct
-- column: s.t.approximate -> <result>.* group
SELECT APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) AS p, approximate FROM s.t GROUP BY approximate;
-- end

-- id: redshift_approximate_004
-- dialect: redshift
-- construct: select
-- kind: approximate_function
-- reads: s.t
-- column: s.t.approximate -> <result>.guess direct
-- column: s.t.x -> <result>.n direct
-- column: s.t.y -> <result>.n direct
SELECT approximate guess, approximate(x, y) AS n FROM s.t;
-- end
