-- id: clickhouse_bare_functions_001
-- dialect: clickhouse
-- construct: insert
-- kind: bare_functions
-- reads: lab.sample
-- writes: lab.clean
-- column: lab.sample.id -> lab.clean.id direct
-- column: lab.sample.value -> lab.clean.value direct
-- column: lab.sample.broken -> lab.clean.* filter
INSERT INTO lab.clean (id, value, ceiling)
SELECT s.id, if(s.broken, NaN, s.value), inf FROM lab.sample AS s;
-- end
