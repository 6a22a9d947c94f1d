-- id: bigquery_prediction_over_function_01
-- dialect: bigquery
-- construct: select, subquery
-- reads: bq_ml.h
-- column: bq_ml.h.entity_id -> <result>.entity_id direct
-- column: bq_ml.h.* -> <result>.predicted_label direct
SELECT entity_id, predicted_label
FROM ML.PREDICT(MODEL `bq_ml.m`, (SELECT * FROM ML.FEATURES_AT_TIME(TABLE `bq_ml.h`, num_rows => 1)));
-- end

-- id: bigquery_prediction_over_function_02
-- dialect: bigquery
-- construct: insert, cte
-- reads: d.docs
-- writes: d.vectors
-- column: d.docs.id -> d.vectors.id direct
-- column: d.docs.body -> d.vectors.id direct
-- column: d.docs.id -> d.vectors.v direct
-- column: d.docs.body -> d.vectors.v direct
INSERT INTO d.vectors (id, v)
SELECT id, ml_generate_embedding_result
FROM ML.GENERATE_EMBEDDING(MODEL d.m, (SELECT id, content FROM ML.TRANSFORM(MODEL d.t, (SELECT id, body AS content FROM d.docs))));
-- end

-- id: bigquery_prediction_over_function_03
-- dialect: bigquery
-- construct: ctas
-- reads: d.h
-- writes: d.p
-- column: d.h.* -> d.p.* direct
CREATE TABLE d.p AS SELECT * FROM ML.PREDICT(MODEL d.m, (SELECT * FROM ML.ENTITY_FEATURES_AT_TIME(TABLE d.h, TABLE d.h, num_rows => 1)));
-- end

-- id: bigquery_prediction_over_function_04
-- dialect: bigquery
-- construct: view, cte
-- reads: d.h
-- writes: d.v
-- column: d.h.* -> d.v.label direct
CREATE VIEW d.v AS
WITH f AS (SELECT * FROM ML.FEATURES_AT_TIME(TABLE d.h, time => '2024-01-01'))
SELECT predicted_label AS label FROM ML.PREDICT(MODEL d.m, (SELECT * FROM f));
-- end

-- id: bigquery_prediction_over_function_05
-- dialect: bigquery
-- construct: select
-- reads: d.h
-- column: d.h.* -> <result>.mean direct
SELECT p.mean FROM ML.EVALUATE(MODEL d.m, (SELECT x.* FROM ML.FEATURES_AT_TIME(TABLE d.h) AS x)) AS p;
-- end
