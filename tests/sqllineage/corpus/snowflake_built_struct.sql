-- id: snowflake_built_struct_001
-- dialect: snowflake
-- construct: select,json,subquery
-- kind: built_struct
-- reads: t
-- column: t.z -> <result>.v direct
-- column: t.x -> <result>.w direct
SELECT o:b::int AS v, o['a'] AS w FROM (SELECT OBJECT_CONSTRUCT('a', x, 'b', z) AS o FROM t);
-- end
