-- id: spark_fresh_second_look_001
-- dialect: spark
-- construct: select,join,subquery
-- kind: fresh_second_look
-- reads: s, u
-- column: s.a -> <result>.a direct
-- column: s.k -> <result>.* join
-- column: u.k -> <result>.* join
SELECT a FROM s LEFT SEMI JOIN (SELECT a, k FROM u) x ON s.k = x.k;
-- end
