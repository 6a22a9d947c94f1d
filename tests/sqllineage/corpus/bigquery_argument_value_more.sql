-- id: bigquery_argument_value_more_001
-- dialect: bigquery
-- construct: procedure, call, variable
-- kind: argument value
-- reads: d.q, d.s
-- writes: d.o
-- column: d.q.m -> d.o.a direct
-- column: d.s.b -> d.o.a direct
CREATE PROCEDURE d.p(x INT64, OUT y INT64) BEGIN SET y = x + (SELECT max(m) FROM d.q); END;
DECLARE v INT64; DECLARE w INT64;
SET v = (SELECT max(b) FROM d.s); CALL d.p(v, w);
INSERT INTO d.o (a) VALUES (w);
-- end
