-- id: mysql_assigned_in_brackets_more_001
-- dialect: mysql
-- construct: variable, insert
-- kind: assigned_in_brackets
-- reads: x
-- writes: z
-- column: x.a -> z.n direct
-- column: x.a -> z.* filter
INSERT INTO z (n) SELECT IF((@p := x.a) > 1, @p, 0) FROM x;
-- end

-- id: mysql_assigned_in_brackets_more_002
-- dialect: mysql
-- construct: variable, ctas, subquery
-- kind: assigned_in_brackets
-- reads: s, x
-- writes: z
-- column: x.a -> z.n direct
SET @p := (SELECT MAX(v) FROM s);
CREATE TABLE z AS SELECT q.n FROM (SELECT (@p := x.a) AS n FROM x) q;
-- end
