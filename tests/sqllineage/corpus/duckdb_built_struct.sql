-- id: duckdb_built_struct_001
-- dialect: duckdb
-- construct: select,struct,subquery
-- kind: built_struct
-- reads: t
-- column: t.z -> <result>.v direct
-- column: t.x -> <result>.w direct
SELECT s.b AS v, r.c AS w FROM (SELECT {'a': x, 'b': z} AS s, struct_pack(c := x, d := z) AS r FROM t);
-- end
