-- id: bigquery_header_001
-- dialect: bigquery
-- construct: jinja, ctas
-- kind: header
-- reads: ds.t
-- writes: ds.x
-- column: ds.t.a -> ds.x.a direct
{{ options }}
CREATE OR REPLACE TABLE ds.x AS SELECT a FROM ds.t;
-- end
