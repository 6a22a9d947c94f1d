-- id: hive_view_behind_join_001
-- dialect: hive
-- construct: select, join, lateral
-- kind: view_behind_join
-- reads: t1, t2
-- column: t1.k -> <result>.k direct
-- column: t2.arr -> <result>.x direct
-- column: t1.k -> <result>.* filter
-- column: t2.k -> <result>.* filter
SELECT t1.k, x FROM t1, t2 LATERAL VIEW explode(t2.arr) v AS x WHERE t1.k = t2.k;
-- end

-- id: hive_view_behind_join_002
-- dialect: hive
-- construct: select, join, lateral
-- kind: view_behind_join
-- reads: t1, t2
-- column: t1.arr -> <result>.x direct
-- column: t2.more -> <result>.y direct
-- column: t1.arr -> <result>.* join
-- column: t2.k -> <result>.* join
SELECT x, y FROM t1 LATERAL VIEW explode(t1.arr) v AS x JOIN t2 ON x = t2.k LATERAL VIEW explode(t2.more) w AS y;
-- end
