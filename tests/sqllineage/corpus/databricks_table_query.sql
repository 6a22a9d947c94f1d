-- id: databricks_table_query_01
-- dialect: databricks
-- construct: ctas, cte
-- kind: table_query
-- schema: {"tables": {"m.t": ["a", "b"], "m.ids": ["id"]}}
-- reads: m.t, m.ids
-- writes: m.x
-- column: m.t.a -> m.x.a direct
-- column: m.t.b -> m.x.* filter
-- column: m.ids.id -> m.x.* filter
CREATE TABLE m.x AS WITH c AS (TABLE m.t) SELECT a FROM c WHERE b IN (TABLE m.ids);
-- end

-- id: databricks_table_query_02
-- dialect: databricks
-- construct: insert
-- kind: table_query
-- schema: {"tables": {"m.y": ["p", "q"]}}
-- reads: m.y
-- writes: m.x
-- column: m.y.p -> m.x.a direct
-- column: m.y.q -> m.x.b direct
INSERT OVERWRITE TABLE m.x (a, b) TABLE m.y;
-- end
