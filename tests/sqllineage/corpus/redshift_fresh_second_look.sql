-- id: redshift_fresh_second_look_001
-- dialect: redshift
-- construct: select,star,subquery
-- kind: fresh_second_look
-- reads: s
-- column: s.c -> <result>.c direct
-- column: s.a -> <result>.ltrim direct
SELECT q.c, q.ltrim FROM (SELECT *, ltrim(a) FROM s) q;
-- end
