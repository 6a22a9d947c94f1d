-- id: postgres_built_struct_001
-- dialect: postgres
-- construct: select,struct,subquery
-- kind: built_struct
-- reads: t
-- column: t.b -> <result>.v direct
SELECT (q.r).f2 AS v FROM (SELECT ROW(a, b) AS r FROM t) q;
-- end
