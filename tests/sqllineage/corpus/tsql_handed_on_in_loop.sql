-- id: tsql_handed_on_in_loop_001
-- dialect: tsql
-- construct: loop, insert, temp_table, script
-- kind: handed on in loop
-- reads: g
-- writes: g, k
-- column: g.id -> k.mid direct
CREATE TABLE #tm (id int);
DECLARE @i int = 0;
WHILE @i < 3 BEGIN INSERT INTO g (t) OUTPUT inserted.id INTO #tm (id) VALUES ('x'); SET @i = @i + 1; END;
INSERT INTO k (mid) SELECT id FROM #tm;
-- end
