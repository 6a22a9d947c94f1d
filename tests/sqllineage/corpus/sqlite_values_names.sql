-- id: sqlite_values_names_01
-- dialect: sqlite
-- construct: view
-- kind: values_names
-- reads: t
-- writes: v
-- column: t.a -> v.a direct
CREATE VIEW v AS SELECT a, column2 AS n FROM t CROSS JOIN (VALUES (1, 'x'));
-- end
