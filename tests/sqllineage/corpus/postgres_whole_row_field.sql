-- id: postgres_whole_row_field_001
-- dialect: postgres
-- construct: cte,insert,struct
-- kind: whole_row_field
-- reads: pg_class
-- writes: s9
-- column: pg_class.relname -> s9.a direct
WITH x AS (SELECT t AS r FROM pg_class t) INSERT INTO s9 (a) SELECT (r).relname FROM x;
-- end

-- id: postgres_whole_row_field_002
-- dialect: postgres
-- construct: select,struct,subquery
-- kind: whole_row_field
-- reads: pg_stat_replication
-- column: pg_stat_replication.client_addr -> <result>.c direct
SELECT (s.pg_sr).client_addr AS c FROM (SELECT pg_sr FROM pg_stat_replication AS pg_sr) AS s;
-- end

-- id: postgres_whole_row_field_003
-- dialect: postgres
-- construct: select,struct,aggregate
-- kind: whole_row_field
-- reads: d.orders
-- column: d.orders.amount -> <result>.a direct
-- column: d.orders.ts -> <result>.* sort
SELECT ((array_agg(o ORDER BY o.ts DESC))[1]).amount AS a FROM d.orders AS o;
-- end
