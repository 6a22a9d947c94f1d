-- id: oracle_column_by_its_text_001
-- dialect: oracle
-- construct: subquery, insert, aggregate
-- kind: column_by_its_text
-- reads: s
-- writes: t
-- column: s.b -> t.n direct
insert into t (n) select q."SUM(B)" from (select sum(b) from s) q;
-- end
