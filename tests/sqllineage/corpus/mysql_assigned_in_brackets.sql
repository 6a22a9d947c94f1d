-- id: mysql_assigned_in_brackets_001
-- dialect: mysql
-- construct: variable, ctas, script
-- kind: assigned_in_brackets
-- reads: s, x
-- writes: z
-- column: x.a -> z.n direct
SET @p := (SELECT MAX(v) FROM s);
CREATE TABLE z AS SELECT (@p := x.a) AS n FROM x;
-- end

-- id: mysql_assigned_in_brackets_002
-- dialect: mysql
-- construct: variable, ctas
-- kind: assigned_in_brackets
-- reads: t
-- writes: z
-- column: t.b -> z._col0 direct
CREATE TABLE z SELECT @x := t.b FROM t;
-- end

-- id: mysql_assigned_in_brackets_003
-- dialect: mysql
-- construct: variable, insert, script
-- kind: assigned_in_brackets
-- reads: s, x
-- writes: z
-- column: x.a -> z.n direct
-- column: x.a -> z.m direct
SET @r := (SELECT MAX(v) FROM s);
INSERT INTO z (n, m) SELECT ((@r := x.a)), @r + 1 FROM x;
-- end

-- id: mysql_assigned_in_brackets_004
-- dialect: mysql
-- construct: variable, ctas, subquery
-- kind: assigned_in_brackets
-- reads: x
-- writes: z
-- column: x.k -> z.k direct
-- column: x.g -> z.g direct
-- column: x.g -> z.* filter
-- column: x.g -> z.* sort
CREATE TABLE z AS
SELECT x.k, IF(@g = x.g, @n := @n + 1, @n := 1) AS rn, (@g := x.g) AS g
FROM x, (SELECT @n := 0, @g := NULL) i ORDER BY x.g;
-- end

-- id: mysql_assigned_in_brackets_005
-- dialect: mysql
-- construct: variable, select, script
-- kind: assigned_in_brackets
-- reads: s, x
-- column: x.k -> <result>.k direct
-- column: x.v -> <result>.v direct
SET @t := (SELECT MAX(v) FROM s);
SELECT x.k, COALESCE((@t := x.v), 0) AS v FROM x;
-- end
