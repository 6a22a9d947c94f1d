-- id: mysql_column_by_its_text_001
-- dialect: mysql
-- construct: subquery, ctas, aggregate
-- kind: column_by_its_text
-- reads: s
-- writes: t
-- column: s.b -> t.n direct
-- column: s.k -> t.* group
create table t as select `sum(b)` as n from (select k, sum(b) from s group by k) q;
-- end

-- id: mysql_column_by_its_text_002
-- dialect: mysql
-- construct: cte, insert
-- kind: column_by_its_text
-- reads: s
-- writes: t
-- column: s.a -> t.n direct
-- column: s.b -> t.n direct
insert into t (n) with q as (select a + b, c from s) select q.`a + b` from q;
-- end
