-- id: postgres_missing_semicolon_001
-- dialect: postgres
-- construct: insert, script
-- kind: missing_semicolon
-- reads: s
-- writes: t
-- column: s.a -> t.a direct
DROP TABLE IF EXISTS old_t CASCADE
SET search_path TO app
INSERT INTO t (a) SELECT a FROM s;
-- end
