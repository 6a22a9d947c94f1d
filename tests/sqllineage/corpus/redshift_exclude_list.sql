-- id: redshift_exclude_list_001
-- dialect: redshift
-- construct: star_except, select
-- kind: exclude_list
-- schema: {"tables": {"pub.t": ["a", "b", "c"]}}
-- reads: pub.t
-- column: pub.t.c -> <result>.c direct
SELECT * EXCLUDE a, b FROM pub.t;
-- end

-- id: redshift_exclude_list_002
-- dialect: redshift
-- construct: star_except, insert
-- kind: exclude_list
-- schema: {"tables": {"pub.t": ["a", "b", "c"]}}
-- reads: pub.t
-- writes: pub.u
-- column: pub.t.c -> pub.u.c direct
INSERT INTO pub.u SELECT *, 1 AS one EXCLUDE (a, b) FROM pub.t;
-- end

-- id: redshift_exclude_list_003
-- dialect: redshift
-- construct: star_except, ctas
-- kind: exclude_list
-- reads: pub.t
-- writes: pub.u
-- column: pub.t.a -> pub.u.a direct
-- column: pub.t.c -> pub.u.c direct
-- column: pub.t.d -> pub.u.* filter
CREATE TABLE pub.u AS SELECT a, b, c EXCLUDE (b) FROM pub.t WHERE d > 1;
-- end

-- id: redshift_exclude_list_004
-- dialect: redshift
-- construct: star_except, join
-- kind: exclude_list
-- schema: {"tables": {"pub.t": ["id", "x"], "pub.s": ["id", "y", "z"]}}
-- reads: pub.t, pub.s
-- column: pub.t.x -> <result>.x direct
-- column: pub.s.y -> <result>.y direct
-- column: pub.t.id -> <result>.* join
-- column: pub.s.id -> <result>.* join
SELECT t.*, s.* EXCLUDE id, z FROM pub.t t JOIN pub.s s ON s.id = t.id;
-- end

-- id: redshift_exclude_list_005
-- dialect: redshift
-- construct: star_except, subquery, cte
-- kind: exclude_list
-- schema: {"tables": {"pub.t": ["id", "x", "y"]}}
-- reads: pub.t
-- column: pub.t.x -> <result>.x direct
-- column: pub.t.x -> <result>.* sort
WITH q AS (SELECT * EXCLUDE (y) FROM pub.t) SELECT q.*, current_date AS d EXCLUDE id FROM q ORDER BY x;
-- end
