-- id: duckdb_fresh_second_look_001
-- dialect: duckdb
-- construct: select
-- kind: fresh_second_look
-- reads: s
-- column: s.a -> <result>.a direct
SELECT a, FROM s;
-- end

-- id: duckdb_fresh_second_look_002
-- dialect: duckdb
-- construct: select,subquery,correlated
-- kind: fresh_second_look
-- reads: t, s
-- column: s.b -> <result>.newest direct
SELECT (SELECT max(v) FROM (SELECT b FROM s) AS v) AS newest FROM t;
-- end
