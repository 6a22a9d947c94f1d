-- id: bigquery_rows_handed_on_01
-- dialect: bigquery
-- construct: select
-- kind: rows_handed_on
-- reads: d.t
-- column: d.t.a -> <result>.a direct
SELECT a, _CHANGE_TYPE AS kind FROM APPENDS(TABLE d.t, NULL, NULL);
-- end

-- id: bigquery_rows_handed_on_02
-- dialect: bigquery
-- construct: insert
-- kind: rows_handed_on
-- reads: d.t
-- writes: d.x
-- column: d.t.a -> d.x.a direct
-- column: d.t.b -> d.x.* filter
INSERT INTO d.x (a) SELECT c.a FROM CHANGES(TABLE d.t, NULL, TIMESTAMP '2026-01-01') AS c WHERE c.b > 1;
-- end

-- id: bigquery_rows_handed_on_03
-- dialect: bigquery
-- construct: select
-- kind: rows_handed_on
-- schema: {"tables": {"d.o": ["uri", "size"]}}
-- reads: d.o
-- column: d.o.uri -> <result>.uri direct
-- column: d.o.uri -> <result>.signed_url direct
-- column: d.o.size -> <result>.signed_url direct
SELECT uri, signed_url FROM EXTERNAL_OBJECT_TRANSFORM(TABLE d.o, ['SIGNED_URL']);
-- end

-- id: bigquery_rows_handed_on_04
-- dialect: bigquery
-- construct: ctas
-- kind: rows_handed_on
-- reads: d.t
-- writes: d.s
-- column: d.t.k -> d.s.k direct
-- column: d.t.* -> d.s.r direct
CREATE TABLE d.s AS SELECT k, session_range AS r FROM RANGE_SESSIONIZE(TABLE d.t, 'during', ['k']);
-- end

-- id: bigquery_rows_handed_on_05
-- dialect: bigquery
-- construct: view, subquery
-- kind: rows_handed_on
-- reads: d.t
-- writes: d.v
-- column: d.t.ts -> d.v.ts direct
-- column: d.t.v -> d.v.v direct
-- column: d.t.k -> d.v.k direct
CREATE VIEW d.v AS
SELECT * FROM GAP_FILL((SELECT ts, v, k FROM d.t), ts_column => 'ts', bucket_width => INTERVAL 1 MINUTE,
  partitioning_columns => ['k'], value_columns => [('v', 'locf')]);
-- end
