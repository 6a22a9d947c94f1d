-- id: bigquery_dropped_columns_001
-- dialect: bigquery
-- construct: script, ctas, insert, star
-- kind: dropped_columns
-- reads: ds.raw, ds.x
-- writes: ds.x, ds.y
-- column: ds.raw.a -> ds.x.a direct
-- column: ds.x.* -> ds.y.* direct
CREATE TABLE ds.x AS SELECT a FROM ds.raw;
DROP TABLE ds.x;
INSERT INTO ds.y SELECT * FROM ds.x;
-- end
