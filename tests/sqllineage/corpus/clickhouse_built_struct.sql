-- id: clickhouse_built_struct_001
-- dialect: clickhouse
-- construct: select,struct,subquery
-- kind: built_struct
-- reads: t
-- column: t.z -> <result>.v direct
-- column: t.x -> <result>.w direct
SELECT s.2 AS v, tupleElement(s, 1) AS w FROM (SELECT tuple(x, z) AS s FROM t);
-- end
