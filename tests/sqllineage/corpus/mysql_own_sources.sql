-- id: mysql_own_sources_001
-- dialect: mysql
-- construct: script, variable, insert
-- kind: own_sources
-- reads: t, seed
-- writes: la, lb
-- column: t.x -> la.v direct
-- column: t.z -> la.* filter
-- column: seed.s -> lb.v direct
-- column: t.y -> lb.v direct
-- column: seed.k -> lb.* filter
-- column: t.z -> lb.* filter
SET @b = (SELECT s FROM seed WHERE k = 1);
SELECT x, concat(@b, y) INTO @a, @b FROM t WHERE z = 1;
INSERT INTO la (v) VALUES (@a);
INSERT INTO lb (v) VALUES (@b);
-- end
