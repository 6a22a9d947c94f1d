-- id: bigquery_model_of_unknown_01
-- dialect: bigquery
-- construct: select
-- kind: model_of_unknown
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.* -> <result>.embedding direct
SELECT id, embedding FROM AI.GENERATE_EMBEDDING(MODEL d.m, TABLE d.u);
-- end

-- id: bigquery_model_of_unknown_02
-- dialect: bigquery
-- construct: ctas, cte
-- kind: model_of_unknown
-- reads: d.u
-- writes: d.p
-- column: d.u.id -> d.p.id direct
-- column: d.u.* -> d.p.y direct
CREATE TABLE d.p AS
WITH p AS (SELECT * FROM ML.PREDICT(MODEL d.m, (SELECT * FROM d.u))) SELECT id, predicted_y AS y FROM p;
-- end

-- id: bigquery_model_of_unknown_03
-- dialect: bigquery
-- construct: ctas
-- kind: model_of_unknown
-- reads: d.u
-- writes: d.p
-- column: d.u.id -> d.p.id direct
-- column: d.u.age -> d.p.age direct
-- column: d.u.id -> d.p.* direct
-- column: d.u.age -> d.p.* direct
CREATE TABLE d.p AS SELECT * FROM ML.PREDICT(MODEL d.m, (SELECT id, age FROM d.u));
-- end

-- id: bigquery_model_of_unknown_04
-- dialect: bigquery
-- construct: select, join
-- kind: model_of_unknown
-- reads: d.u, d.x
-- column: d.u.id -> <result>.id direct
-- column: d.u.id -> <result>.text_embedding direct
-- column: d.u.content -> <result>.text_embedding direct
-- column: d.x.name -> <result>.name direct
-- column: d.x.id -> <result>.* join
-- column: d.u.id -> <result>.* join
SELECT e.id, e.text_embedding, x.name
FROM ML.GENERATE_TEXT_EMBEDDING(MODEL d.m, (SELECT id, content FROM d.u), STRUCT(TRUE AS flatten_json_output)) e
JOIN d.x AS x ON x.id = e.id;
-- end

-- id: bigquery_model_of_unknown_05
-- dialect: bigquery
-- construct: select
-- kind: model_of_unknown
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.note -> <result>.city direct
-- column: d.u.id -> <result>.city direct
SELECT id, city
FROM AI.GENERATE_TABLE(MODEL d.m, (SELECT id, note AS prompt FROM d.u), STRUCT('city STRING' AS output_schema));
-- end
