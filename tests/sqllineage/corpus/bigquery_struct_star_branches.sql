-- id: bigquery_struct_star_branches_001
-- dialect: bigquery
-- construct: select, struct
-- kind: struct_star_branches
-- reads: t
-- column: t.name -> <result>.region direct
-- column: t.name -> <result>.size direct
-- column: t.n -> <result>.size direct
-- column: t.c -> <result>.* filter
SELECT IF(c = 1, f(name), STRUCT(CAST(NULL AS STRING) AS region, n AS size)).* FROM t;
-- end

-- id: bigquery_struct_star_branches_002
-- dialect: bigquery
-- construct: select, struct
-- kind: struct_star_branches
-- reads: t
-- column: t.s -> <result>.region direct
SELECT COALESCE(s, STRUCT(1 AS region)).* FROM t;
-- end

-- id: bigquery_struct_star_branches_003
-- dialect: bigquery
-- construct: ctas, struct
-- kind: struct_star_branches
-- reads: ds.t
-- writes: ds.o
-- column: ds.t.s -> ds.o.a direct
-- column: ds.t.x -> ds.o.a direct
-- column: ds.t.s -> ds.o.b direct
-- column: ds.t.y -> ds.o.b direct
-- column: ds.t.k -> ds.o.* filter
CREATE TABLE ds.o AS SELECT (CASE WHEN k > 1 THEN STRUCT(x AS a, y AS b) ELSE s END).* FROM ds.t;
-- end

-- id: bigquery_struct_star_branches_004
-- dialect: bigquery
-- construct: select, struct, star_except
-- kind: struct_star_branches
-- reads: t
-- column: t.s -> <result>.b direct
SELECT IFNULL(s, STRUCT(1 AS a, 2 AS b)).* EXCEPT (a) FROM t;
-- end

-- id: bigquery_struct_star_branches_005
-- dialect: bigquery
-- construct: select, struct
-- kind: struct_star_branches
-- reads: t
-- column: t.s -> <result>.* direct
-- column: t.u -> <result>.* direct
SELECT COALESCE(s, u).* FROM t;
-- end
