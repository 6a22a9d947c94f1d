-- id: hive_view_behind_join_more_001
-- dialect: hive
-- construct: select, join, lateral, subquery
-- kind: view_behind_join
-- reads: a, b, c
-- column: c.ids -> <result>.p direct
-- column: c.f -> <result>.* filter
SELECT p FROM a, b, (SELECT ids FROM c WHERE f = 1) q LATERAL VIEW posexplode(q.ids) x AS n, p;
-- end
