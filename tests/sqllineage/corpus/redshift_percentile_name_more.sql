-- id: redshift_percentile_name_more_001
-- dialect: redshift
-- construct: ctas, aggregate, cte
-- kind: percentile_name
-- reads: t
-- writes: o
-- column: t.x -> o.percentile_disc direct
-- column: t.y -> o.* filter
CREATE TABLE o AS WITH q AS (SELECT APPROXIMATE PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY x) FROM t WHERE y > 0) SELECT * FROM q;
-- end
