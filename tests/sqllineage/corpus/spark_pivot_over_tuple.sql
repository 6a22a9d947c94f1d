-- id: spark_pivot_over_tuple_01
-- dialect: spark
-- construct: pivot, select
-- schema: {"tables": {"cs": ["course", "year", "earnings", "s"]}}
-- reads: cs
-- column: cs.s -> <result>.s direct
-- column: cs.earnings -> <result>.{dotNET, 2012} direct
-- column: cs.earnings -> <result>.{Java, 2013} direct
-- column: cs.course -> <result>.* filter
-- column: cs.year -> <result>.* filter
SELECT * FROM cs PIVOT (sum(earnings) FOR (course, year) IN (('dotNET', 2012), ('Java', 2013)));
-- end

-- id: spark_pivot_over_tuple_02
-- dialect: spark
-- construct: pivot, select
-- schema: {"tables": {"cs": ["a", "earnings", "s"]}}
-- reads: cs
-- column: cs.s -> <result>.s direct
-- column: cs.earnings -> <result>.[1, 1] direct
-- column: cs.earnings -> <result>.[2, 2] direct
-- column: cs.a -> <result>.* filter
SELECT * FROM cs PIVOT (sum(earnings) FOR a IN (array(1, 1), array(2, 2)));
-- end

-- id: spark_pivot_over_tuple_03
-- dialect: spark
-- construct: pivot, ctas
-- schema: {"tables": {"sales": ["shop", "quarter", "paid", "amount"]}}
-- reads: sales
-- writes: q
-- column: sales.shop -> q.shop direct
-- column: sales.amount -> q.{1, true} direct
-- column: sales.amount -> q.{2, false} direct
-- column: sales.quarter -> q.* filter
-- column: sales.paid -> q.* filter
CREATE TABLE q AS SELECT * FROM sales PIVOT (sum(amount) FOR (quarter, paid) IN ((1, true), (2, false)));
-- end

-- id: spark_pivot_over_tuple_04
-- dialect: spark
-- construct: pivot, select
-- schema: {"tables": {"cs": ["m", "earnings"]}}
-- reads: cs
-- column: cs.earnings -> <result>.{1, a} direct
-- column: cs.m -> <result>.* filter
SELECT * FROM cs PIVOT (sum(earnings) FOR m IN (struct(1, 'a')));
-- end
