-- id: snowflake_computed_name_01
-- dialect: snowflake
-- construct: view
-- kind: computed_name
-- reads: db.s.t
-- writes: db.s.v
-- column: db.s.t.a -> db.s.v.a direct
CREATE VIEW IDENTIFIER('db.s.v') AS SELECT a FROM TABLE('db.s.t');
-- end
