-- id: postgres_in_as_value_001
-- dialect: postgres
-- construct: select, subquery
-- kind: in_as_value
-- reads: t, u
-- column: t.a -> <result>.f direct
-- column: u.b -> <result>.f direct
SELECT a IN (SELECT b FROM u) AS f FROM t;
-- end
