-- id: databricks_built_struct_more_001
-- dialect: databricks
-- construct: view,struct,union
-- kind: built_struct
-- reads: t, u
-- writes: v
-- column: t.x -> v.a direct
-- column: u.p -> v.a direct
-- column: t.f -> v.* filter
CREATE VIEW v AS
WITH c AS (
  SELECT CASE WHEN f THEN named_struct('a', x, 'b', y) END AS s FROM t
  UNION ALL
  SELECT named_struct('a', p, 'b', q) FROM u
)
SELECT s.a FROM c;
-- end
