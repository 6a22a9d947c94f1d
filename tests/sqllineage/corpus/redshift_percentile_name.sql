-- id: redshift_percentile_name_001
-- dialect: redshift
-- construct: ctas, aggregate
-- kind: percentile_name
-- reads: t
-- writes: o
-- column: t.g -> o.g direct
-- column: t.x -> o.percentile_disc direct
-- column: t.g -> o.* group
CREATE TABLE o AS SELECT g, APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) FROM t GROUP BY g;
-- end

-- id: redshift_percentile_name_002
-- dialect: redshift
-- construct: select, aggregate
-- kind: percentile_name
-- reads: t
-- column: t.x -> <result>.count direct
-- column: t.y -> <result>.percentile_disc direct
SELECT APPROXIMATE COUNT(DISTINCT x), APPROXIMATE PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY y) FROM t;
-- end

-- id: redshift_percentile_name_003
-- dialect: redshift
-- construct: view, aggregate, subquery
-- kind: percentile_name
-- reads: t
-- writes: v
-- column: t.x -> v.p direct
CREATE VIEW v AS SELECT q.percentile_disc AS p FROM (SELECT APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) FROM t) q;
-- end

-- id: redshift_percentile_name_004
-- dialect: redshift
-- construct: ctas, aggregate
-- kind: percentile_name
-- reads: t
-- writes: o
-- column: t.x -> o.percentile_disc direct
CREATE TABLE o AS SELECT (APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x))::int FROM t;
-- end

-- id: redshift_percentile_name_005
-- dialect: redshift
-- construct: select, aggregate
-- kind: percentile_name
-- reads: t
-- column: t.x -> <result>.percentile_cont direct
-- column: t.y -> <result>.percentile_disc direct
-- column: t.z -> <result>.median direct
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY y), MEDIAN(z) FROM t;
-- end
