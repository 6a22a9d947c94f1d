-- id: duckdb_whole_row_field_001
-- dialect: duckdb
-- construct: select,struct,subquery
-- kind: whole_row_field
-- schema: {"tables": {"s.t": ["a", "b"]}}
-- reads: s.t
-- column: s.t.b -> <result>.b direct
SELECT q.r.b FROM (SELECT t AS r FROM s.t AS t) AS q;
-- end
