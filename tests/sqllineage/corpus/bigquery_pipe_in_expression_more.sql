-- id: bigquery_pipe_in_expression_more_001
-- dialect: bigquery
-- construct: function, insert
-- kind: pipe in expression
-- reads: d.s, d.t
-- writes: d.o
-- column: d.s.x -> d.o.a direct
-- column: d.t.b -> d.o.a direct
CREATE FUNCTION d.f(y INT64) AS ((from d.t |> set a = b + y |> aggregate max(a) as m));
INSERT INTO d.o (a) SELECT d.f(x) FROM d.s;
-- end

-- id: bigquery_pipe_in_expression_more_002
-- dialect: bigquery
-- construct: script, insert
-- kind: pipe in expression
-- reads: d.s, d.t
-- writes: d.o
-- column: d.s.x -> d.o.a direct
IF EXISTS (FROM d.t |> SET a = b |> WHERE a > 1) THEN INSERT INTO d.o (a) SELECT x FROM d.s; END IF;
-- end
