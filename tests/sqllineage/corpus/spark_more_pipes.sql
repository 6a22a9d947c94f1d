-- id: spark_more_pipes_001
-- dialect: spark
-- construct: select
-- kind: more_pipes
-- reads: t
-- column: t.b -> <result>.b direct
-- column: t.a -> <result>.* sort
from t |> offset 1 |> sort by a |> select b;
-- end

-- id: spark_more_pipes_002
-- dialect: spark
-- construct: select, union
-- kind: more_pipes
-- reads: t, u
-- column: t.a -> <result>.a direct
-- column: u.c -> <result>.* filter
from t |> select a |> minus (select c from u);
-- end

-- id: spark_more_pipes_003
-- dialect: spark
-- construct: select, aggregate
-- kind: more_pipes
-- reads: t
-- column: t.a -> <result>.a direct
-- column: t.b -> <result>.s direct
-- column: t.a -> <result>.* group
-- column: t.c -> <result>.* group
-- column: t.c -> <result>.c direct
from t |> aggregate sum(b) as s group by rollup(a, c);
-- end

-- id: spark_more_pipes_004
-- dialect: spark
-- construct: insert
-- kind: more_pipes
-- reads: t
-- writes: x
-- column: t.b -> x.b direct
-- column: t.a -> x.* sort
insert into x (b) from t |> distribute by c |> cluster by a |> select b |> limit 3;
-- end
