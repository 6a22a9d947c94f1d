-- id: tsql_trailing_text_001
-- dialect: tsql
-- construct: broken,ddl,script
-- kind: trailing_text
-- reads: s
-- writes: t
-- dropped: 1
-- column: s.a -> t.a direct
DROP VIEW v WHERE a IN (SELECT a FROM u);
INSERT INTO t (a) SELECT a FROM s;
-- end

-- id: tsql_trailing_text_002
-- dialect: tsql
-- construct: broken,insert
-- kind: trailing_text
-- dropped: 1
INSERT INTO t (a, b) SELECT DISTINCT FROM s;
-- end

-- id: tsql_trailing_text_003
-- dialect: tsql
-- construct: broken,trigger
-- kind: trailing_text
-- dropped: 1
DROP TRIGGER tr ON v INSTEAD OF INSERT AS
BEGIN
  SELECT * FROM inserted
END
-- end
