-- id: snowflake_built_struct_more_001
-- dialect: snowflake
-- construct: select,flatten,json,aggregate
-- kind: built_struct
-- reads: s.t
-- column: s.t.b -> <result>.b direct
-- column: s.t.k -> <result>.* group
-- column: s.t.k -> <result>.k direct
WITH g AS (SELECT k, ARRAY_AGG(OBJECT_CONSTRUCT('a', a, 'b', b)) AS items FROM s.t GROUP BY k)
SELECT g.k, i.value:b::string AS b FROM g, LATERAL FLATTEN(INPUT => g.items) i;
-- end
