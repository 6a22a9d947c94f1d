-- id: redshift_missing_semicolon_001
-- dialect: redshift
-- construct: insert, script
-- kind: missing_semicolon
-- reads: stage.s
-- writes: dw.t
-- column: stage.s.a -> dw.t.a direct
TRUNCATE TABLE dw.t
INSERT INTO dw.t (a)
SELECT a FROM stage.s;
ANALYZE dw.t;
-- end
