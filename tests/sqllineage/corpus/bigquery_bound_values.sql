-- id: bigquery_bound_values_001
-- dialect: bigquery
-- construct: update, dynamic_sql, script
-- kind: bound_values
-- reads: d.s
-- writes: d.t
-- column: d.s.x -> d.t.c direct
-- column: d.t.k -> d.t.* filter
DECLARE v INT64;
SET v = (SELECT MAX(x) FROM d.s);
EXECUTE IMMEDIATE 'UPDATE d.t SET c = @val WHERE k = @wanted' USING v AS val, 5 AS wanted;
-- end
