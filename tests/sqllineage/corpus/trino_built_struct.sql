-- id: trino_built_struct_001
-- dialect: trino
-- construct: select,struct,subquery
-- kind: built_struct
-- reads: t
-- column: t.b -> <result>.v direct
SELECT q.r.y AS v FROM (SELECT CAST(ROW(a, b) AS ROW(x BIGINT, y VARCHAR)) AS r FROM t) q;
-- end
