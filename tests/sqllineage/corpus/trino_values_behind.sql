-- id: trino_values_behind_01
-- dialect: trino
-- construct: view
-- kind: values_behind
-- reads: s.t
-- writes: s.v
-- column: s.t.a -> s.v.a direct
-- column: s.t.k -> s.v.* filter
CREATE VIEW s.v AS SELECT a FROM s.t WHERE k IN (VALUES 1, 2);
-- end
