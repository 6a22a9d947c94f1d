-- id: trino_practice_001
-- dialect: trino
-- construct: select, struct, lateral
-- reads: a.b.c
-- column: a.b.c.id -> <result>.id direct
-- column: a.b.c.r -> <result>.city direct
-- column: a.b.c.arr -> <result>.big direct
-- column: a.b.c.m -> <result>.mk direct
-- column: a.b.c.arr -> <result>.* filter
SELECT id, r.address.city, filter(arr, x -> x > 1) AS big, map_keys(m)[1] AS mk
FROM a.b.c WHERE any_match(arr, x -> x > 5);
-- end

-- id: trino_practice_002
-- dialect: trino
-- construct: insert, subquery, view
-- reads: h.s.e, h.s.f
-- writes: h.s.g
-- column: h.s.e.id -> h.s.g.id direct
-- column: h.s.f.n -> h.s.g.n direct
-- column: h.s.e.id -> h.s.g.* join
-- column: h.s.f.id -> h.s.g.* join
-- column: h.s.e.ds -> h.s.g.* filter
-- column: h.s.f.n -> h.s.g.* filter
-- column: h.s.f.id -> h.s.g.* group
INSERT INTO h.s.g
WITH c AS (SELECT id, count(*) AS k, max(n) AS n FROM h.s.f GROUP BY id HAVING max(n) > 0)
SELECT e.id, c.n FROM h.s.e e JOIN c USING (id) WHERE e."ds" = '2024';
-- end

-- id: trino_practice_003
-- dialect: trino
-- construct: select, window, pivot
-- reads: p.q
-- column: p.q.k -> <result>.k direct
-- column: p.q.v -> <result>.a direct
-- column: p.q.v -> <result>.b direct
-- column: p.q.t -> <result>.* filter
-- column: p.q.k -> <result>.* group
SELECT k, sum(v) FILTER (WHERE t = 'a') AS a, sum(IF(t = 'b', v, 0)) AS b FROM p.q GROUP BY 1;
-- end

-- id: trino_practice_004
-- dialect: trino
-- construct: rename, script, ctas
-- reads: i.src, i.t
-- writes: i.t_old, i.t
-- column: i.src.x -> i.t.x direct
CREATE TABLE i.t_new AS SELECT x FROM i.src WITH NO DATA;
INSERT INTO i.t_new SELECT x FROM i.src;
ALTER TABLE i.t RENAME TO i.t_old;
ALTER TABLE i.t_new RENAME TO i.t;
-- end

-- id: trino_practice_005
-- dialect: trino
-- construct: select, unnest, union
-- reads: s.m, s.n
-- column: s.m.k -> <result>.k direct
-- column: s.m.vals -> <result>.v direct
-- column: s.n.k -> <result>.k direct
-- column: s.n.v -> <result>.v direct
SELECT k, v FROM s.m CROSS JOIN UNNEST(map_values(vals), ARRAY[1, 2]) AS t (v, i)
UNION ALL
SELECT n.k, n.v FROM s.n n LIMIT 10;
-- end
