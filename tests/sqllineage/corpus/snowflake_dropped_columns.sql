-- id: snowflake_dropped_columns_001
-- dialect: snowflake
-- construct: script, view, star
-- kind: dropped_columns
-- reads: w
-- writes: v, out
-- column: w.a -> v.a direct
-- column: w.* -> out.* direct
CREATE VIEW v AS SELECT a FROM w;
DROP VIEW v;
CREATE VIEW out AS SELECT * FROM w;
-- end
