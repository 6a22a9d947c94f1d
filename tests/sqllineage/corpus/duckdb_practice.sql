-- id: duckdb_practice_001
-- dialect: duckdb
-- construct: select, struct, lateral
-- reads: s
-- column: s.id -> <result>.id direct
-- column: s.xs -> <result>.ys direct
-- column: s.m -> <result>.mx direct
-- column: s.st -> <result>.a direct
SELECT id, [x * 2 for x in xs] AS ys, list_max(map_values(m)) AS mx, struct_extract(st, 'a') AS a FROM s;
-- end

-- id: duckdb_practice_002
-- dialect: duckdb
-- construct: select, aggregate, star
-- schema: {"tables": {"t": ["k", "a", "b"]}}
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.b direct
SELECT min(COLUMNS(* EXCLUDE (k))) FROM t;
-- end

-- id: duckdb_practice_003
-- dialect: duckdb
-- construct: insert, cte, update
-- reads: src
-- writes: dst
-- column: src.id -> dst.id direct
-- column: src.v -> dst.v direct
-- column: dst.v -> dst.v direct
INSERT INTO dst SELECT id, v FROM src ON CONFLICT (id) DO UPDATE SET v = dst.v + EXCLUDED.v;
-- end

-- id: duckdb_practice_004
-- dialect: duckdb
-- construct: pivot, cte, ctas
-- reads: li
-- writes: piv
-- column: li.g -> piv.g direct
-- column: li.q -> piv.a_s direct
-- column: li.q -> piv.b_s direct
-- column: li.p -> piv.a_m direct
-- column: li.p -> piv.b_m direct
-- column: li.k -> piv.* filter
-- column: li.g -> piv.* group
CREATE TABLE piv AS
WITH l AS (SELECT g, k, q, p FROM li)
PIVOT l ON k IN ('a', 'b') USING sum(q) AS s, max(p) AS m GROUP BY g;
-- end

-- id: duckdb_practice_005
-- dialect: duckdb
-- construct: select, subquery, join
-- reads: c, o
-- column: c.name -> <result>.name direct
-- column: c.id -> <result>.* filter
-- column: o.cid -> <result>.* filter
-- column: o.eur -> <result>.* filter
SELECT name FROM c WHERE id IN (FROM o SELECT cid WHERE eur > 10) ;
-- end

-- id: duckdb_practice_006
-- dialect: duckdb
-- construct: select, join, using_join
-- reads: l, r2, r3
-- column: l.k -> <result>.k direct
-- column: l.v -> <result>.v direct
-- column: l.k -> <result>.* join
-- column: r2.k -> <result>.* join
-- column: r3.k -> <result>.* join
SELECT l.k, l.v FROM l SEMI JOIN r2 USING (k) ANTI JOIN r3 ON r3.k = l.k;
-- end

-- id: duckdb_practice_007
-- dialect: duckdb
-- construct: select, window, temp_table, script
-- reads: ev
-- writes: ses
-- column: ev.u -> ses.u direct
-- column: ev.t -> ses.t0 direct
-- column: ev.u -> ses.* window
-- column: ev.t -> ses.* window
-- column: ev.u -> ses.* group
-- column: ev.t -> ses.* filter
CREATE TEMP TABLE e AS SELECT u, t, t - lag(t) OVER (PARTITION BY u ORDER BY t) AS gap FROM ev;
CREATE TABLE ses AS SELECT u, min(t) AS t0 FROM (SELECT u, t, sum(CASE WHEN gap > 30 THEN 1 ELSE 0 END) OVER (PARTITION BY u ORDER BY t) AS n FROM e) GROUP BY u, n;
-- end
