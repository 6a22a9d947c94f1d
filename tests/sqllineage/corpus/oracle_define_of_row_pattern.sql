-- id: oracle_define_of_row_pattern_01
-- dialect: oracle
-- construct: select
-- reads: t
-- column: t.dt -> <result>.s direct
-- column: t.a -> <result>.a direct
-- column: t.a -> <result>.* window
-- column: t.dt -> <result>.* window
-- column: t.dt -> <result>.* filter
select * from t match_recognize (partition by a order by dt measures first(dt) as s one row per match pattern ( init consecutive* )
define
  consecutive as dt <= prev(dt)+1)
-- end

-- id: oracle_define_of_row_pattern_02
-- dialect: oracle
-- construct: script, select
-- reads: v, x.w
-- column: v.a -> <result>.a direct
-- column: v.b -> <result>.* filter
-- column: x.w.c -> <result>.c direct
-- column: x.w.d -> <result>.* filter
DEFINE own = x
SELECT a FROM v WHERE b LIKE 'x\' ;
SELECT c FROM &own..w WHERE d BETWEEN &3 AND &4;
-- end
