-- id: bigquery_computed_behind_star_01
-- dialect: bigquery
-- construct: select
-- kind: computed_behind_star
-- reads: d.u
-- column: d.u.id -> <result>.id direct
-- column: d.u.* -> <result>.predicted_y direct
FROM ML.PREDICT(MODEL d.m, TABLE d.u) |> SELECT id, predicted_y;
-- end

-- id: bigquery_computed_behind_star_02
-- dialect: bigquery
-- construct: temp_table, insert, script
-- kind: computed_behind_star
-- reads: d.u
-- writes: d.z
-- column: d.u.id -> d.z.id direct
-- column: d.u.* -> d.z.y direct
CREATE TEMP TABLE p AS SELECT * FROM ML.PREDICT(MODEL d.m, TABLE d.u);
INSERT INTO d.z (id, y) SELECT id, predicted_y FROM p;
-- end

-- id: bigquery_computed_behind_star_03
-- dialect: bigquery
-- construct: union, cte
-- kind: computed_behind_star
-- reads: d.u, d.w
-- column: d.u.id -> <result>.id direct
-- column: d.w.id -> <result>.id direct
-- column: d.u.* -> <result>.predicted_y direct
-- column: d.w.* -> <result>.predicted_y direct
WITH p AS (
  SELECT * FROM ML.PREDICT(MODEL d.m, TABLE d.u) UNION ALL SELECT * FROM ML.PREDICT(MODEL d.m, TABLE d.w)
)
SELECT id, predicted_y FROM p;
-- end
