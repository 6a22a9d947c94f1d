-- id: snowflake_values_names_01
-- dialect: snowflake
-- construct: select, join
-- kind: values_names
-- reads: s.t
-- column: s.t.a -> <result>.a direct
-- column: s.t.k -> <result>.* join
SELECT column1 AS id, t.a FROM (VALUES (1, 2), (3, 4)) v JOIN s.t t ON t.k = v.column2;
-- end
