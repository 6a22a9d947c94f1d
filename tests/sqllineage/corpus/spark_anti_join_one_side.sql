-- id: spark_anti_join_one_side_001
-- dialect: spark
-- construct: select,join
-- kind: anti_join_one_side
-- reads: s, u
-- column: s.a -> <result>.a direct
-- column: s.k -> <result>.* join
-- column: u.k -> <result>.* join
-- column: s.b -> <result>.* filter
SELECT a FROM s LEFT ANTI JOIN u ON s.k = u.k WHERE b = 1;
-- end

-- id: spark_anti_join_one_side_002
-- dialect: spark
-- construct: select,join
-- kind: anti_join_one_side
-- reads: s, u, w
-- column: s.a -> <result>.x direct
-- column: s.k -> <result>.* join
-- column: u.k -> <result>.* join
-- column: w.k -> <result>.* join
-- column: s.d -> <result>.* sort
SELECT upper(a) AS x FROM s LEFT ANTI JOIN u ON s.k = u.k LEFT SEMI JOIN w ON s.k = w.k ORDER BY d;
-- end
