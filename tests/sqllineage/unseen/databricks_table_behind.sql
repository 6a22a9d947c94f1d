-- id: databricks_table_behind_01
-- dialect: databricks
-- construct: view, union
-- kind: table_behind
-- schema: {"tables": {"m.t": ["a"], "m.u": ["a"], "m.w": ["a"]}}
-- reads: m.t, m.u, m.w
-- writes: m.v
-- column: m.t.a -> m.v.a direct
-- column: m.u.a -> m.v.a direct
-- column: m.w.a -> m.v.* filter
CREATE OR REPLACE VIEW m.v AS (TABLE m.t UNION ALL TABLE m.u) EXCEPT TABLE m.w;
-- end

-- id: databricks_table_behind_02
-- dialect: databricks
-- construct: select, function, join
-- kind: table_behind
-- reads: m.t, m.u
-- column: m.t.a -> <result>.a direct
-- column: m.u.b -> <result>.b direct
-- column: m.t.id -> <result>.* join
-- column: m.u.id -> <result>.* join
SELECT t.a, u.b FROM TABLE m.t AS t JOIN m.u AS u ON t.id = u.id;
-- end
