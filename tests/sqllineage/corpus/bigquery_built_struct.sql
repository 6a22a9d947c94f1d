-- id: bigquery_built_struct_001
-- dialect: bigquery
-- construct: select,struct,subquery
-- kind: built_struct
-- reads: p.t
-- column: p.t.z -> <result>.v direct
-- column: p.t.x -> <result>.w direct
SELECT s.b.d AS v, s.a AS w FROM (SELECT STRUCT(x AS a, STRUCT(y AS c, z AS d) AS b) AS s FROM p.t);
-- end

-- id: bigquery_built_struct_002
-- dialect: bigquery
-- construct: select,struct,aggregate,unnest
-- kind: built_struct
-- reads: p.t
-- column: p.t.q -> <result>.q direct
-- column: p.t.d -> <result>.* sort
WITH c AS (SELECT ARRAY_AGG(STRUCT(p, q) ORDER BY d) AS items FROM p.t)
SELECT i.q FROM c, UNNEST(c.items) AS i;
-- end
