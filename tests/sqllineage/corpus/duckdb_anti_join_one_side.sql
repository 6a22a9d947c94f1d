-- id: duckdb_anti_join_one_side_001
-- dialect: duckdb
-- construct: select,join
-- kind: anti_join_one_side
-- reads: s, u
-- column: s.a -> <result>.a direct
-- column: s.k -> <result>.* join
-- column: u.k -> <result>.* join
SELECT a FROM s ANTI JOIN u ON s.k = u.k;
-- end
