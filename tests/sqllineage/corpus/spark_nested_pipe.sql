-- id: spark_nested_pipe_001
-- dialect: spark
-- construct: cte, select, correlated
-- kind: nested_pipe
-- reads: t
-- column: t.b -> <result>.b direct
-- column: t.a -> <result>.* filter
-- column: t.b -> <result>.* filter
with r as (select a, b from t)
from r c1
|> where c1.a > (from r |> as c2 |> where c1.b = c2.b |> aggregate avg(a))
|> select c1.b;
-- end

-- id: spark_nested_pipe_002
-- dialect: spark
-- construct: join, select, union
-- kind: nested_pipe
-- reads: t, u
-- column: t.a -> <result>.a direct
-- column: u.a -> <result>.a direct
-- column: u.b -> <result>.* filter
from t |> select a |> union all (from u |> where b > 1 |> select a);
-- end
