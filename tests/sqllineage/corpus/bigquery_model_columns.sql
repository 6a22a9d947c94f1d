-- id: bigquery_model_columns_01
-- dialect: bigquery
-- construct: select, subquery
-- kind: model_columns
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.id -> <result>.predicted_label direct
-- column: d.u.age -> <result>.predicted_label direct
-- column: d.u.city -> <result>.predicted_label direct
SELECT id, predicted_label FROM ML.PREDICT(MODEL d.m, (SELECT id, age, city FROM d.u));
-- end

-- id: bigquery_model_columns_02
-- dialect: bigquery
-- construct: insert
-- kind: model_columns
-- schema: {"tables": {"d.u": ["id", "age"]}}
-- reads: d.u
-- writes: d.p
-- column: d.u.id -> d.p.id direct
-- column: d.u.id -> d.p.p direct
-- column: d.u.age -> d.p.p direct
INSERT INTO d.p (id, p) SELECT p.id, p.predicted_x_probs FROM ML.PREDICT(MODEL d.m, TABLE d.u) AS p;
-- end

-- id: bigquery_model_columns_03
-- dialect: bigquery
-- construct: ctas, subquery
-- kind: model_columns
-- reads: d.f
-- writes: d.o
-- column: d.f.store -> d.o.store direct
-- column: d.f.store -> d.o.forecast_value direct
-- column: d.f.day -> d.o.forecast_value direct
-- column: d.f.temp -> d.o.forecast_value direct
CREATE TABLE d.o AS
SELECT store, forecast_value FROM ML.FORECAST(MODEL d.m, STRUCT(30 AS horizon), (SELECT store, day, temp FROM d.f));
-- end

-- id: bigquery_model_columns_04
-- dialect: bigquery
-- construct: select, struct
-- kind: model_columns
-- reads: d.t, d.q
-- column: d.t.id -> <result>.id direct
-- column: d.q.q -> <result>.q direct
-- column: d.t.* -> <result>.distance direct
-- column: d.q.q -> <result>.distance direct
-- column: d.q.e -> <result>.distance direct
SELECT base.id, query.q, distance FROM VECTOR_SEARCH(TABLE d.t, 'c', (SELECT q, e FROM d.q), top_k => 5);
-- end

-- id: bigquery_model_columns_05
-- dialect: bigquery
-- construct: view, struct
-- kind: model_columns
-- schema: {"tables": {"d.t": ["id", "c", "title"]}}
-- reads: d.t, d.q
-- writes: d.v
-- column: d.t.title -> d.v.title direct
-- column: d.q.q -> d.v.q direct
-- column: d.t.id -> d.v.* filter
-- column: d.t.c -> d.v.* filter
-- column: d.t.title -> d.v.* filter
-- column: d.q.q -> d.v.* filter
-- column: d.q.e -> d.v.* filter
CREATE VIEW d.v AS
SELECT s.base.title, s.query.q
FROM VECTOR_SEARCH((SELECT * FROM d.t), 'c', (SELECT q, e FROM d.q), query_column_to_search => 'e') AS s
WHERE s.distance < 0.5;
-- end

-- id: bigquery_model_columns_06
-- dialect: bigquery
-- construct: select, subquery
-- kind: model_columns
-- reads: d.doc
-- column: d.doc.id -> <result>.id direct
-- column: d.doc.body -> <result>.prompt direct
-- column: d.doc.id -> <result>.r direct
-- column: d.doc.body -> <result>.r direct
SELECT id, prompt, ml_generate_text_llm_result AS r
FROM ML.GENERATE_TEXT(MODEL d.m, (SELECT id, CONCAT('say ', body) AS prompt FROM d.doc),
  STRUCT(0.2 AS temperature, TRUE AS flatten_json_output));
-- end

-- id: bigquery_model_columns_07
-- dialect: bigquery
-- construct: select, subquery
-- kind: model_columns
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.age -> <result>.* filter
-- column: d.u.id -> <result>.* filter
SELECT id FROM ML.PREDICT(MODEL d.m, (SELECT id, age FROM d.u WHERE age > 18)) WHERE predicted_label = 'x';
-- end

-- id: bigquery_model_columns_08
-- dialect: bigquery
-- construct: select, subquery
-- kind: model_columns
-- reads: d.s
-- column: d.s.shop -> <result>.shop direct
-- column: d.s.day -> <result>.forecast_value direct
-- column: d.s.shop -> <result>.forecast_value direct
-- column: d.s.eur -> <result>.forecast_value direct
SELECT shop, forecast_value
FROM AI.FORECAST((SELECT day, shop, eur FROM d.s), data_col => 'eur', timestamp_col => 'day', id_cols => ['shop']);
-- end

-- id: bigquery_model_columns_09
-- dialect: bigquery
-- construct: select
-- kind: model_columns
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.* -> <result>.predicted_label direct
SELECT u.id, u.predicted_label FROM ML.PREDICT(MODEL d.m, TABLE d.u) AS u;
-- end
