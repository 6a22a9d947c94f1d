-- id: spark_statements_001
-- dialect: spark
-- construct: ctas, cte, window
-- kind: replace_table
-- reads: lake.raw.country
-- writes: lake.dim.country
-- column: lake.raw.country.iso -> lake.dim.country.iso direct
-- column: lake.raw.country.name -> lake.dim.country.name direct
-- column: lake.raw.country.continent -> lake.dim.country.continent direct
-- column: lake.raw.country.iso -> lake.dim.country.* window
-- column: lake.raw.country.loaded_at -> lake.dim.country.* window
REPLACE TABLE lake.dim.country USING iceberg PARTITIONED BY (continent) TBLPROPERTIES ('format-version' = '2') AS
WITH latest AS (
  SELECT c.iso, c.name, c.continent, row_number() OVER (PARTITION BY c.iso ORDER BY c.loaded_at DESC) AS rn
  FROM lake.raw.country c
)
SELECT l.iso, l.name, l.continent FROM latest l WHERE l.rn = 1;
-- end

-- id: spark_statements_002
-- dialect: spark
-- construct: insert, cte
-- kind: replace_where
-- reads: lake.stage.plan
-- writes: lake.core.plan
-- column: lake.stage.plan.team -> lake.core.plan.team direct
-- column: lake.stage.plan.goal -> lake.core.plan.goal direct
-- column: lake.stage.plan.yr -> lake.core.plan.yr direct
-- column: lake.stage.plan.approved -> lake.core.plan.* filter
-- column: lake.core.plan.yr -> lake.core.plan.* filter
-- column: lake.core.plan.team -> lake.core.plan.* filter
WITH fresh AS (
  SELECT p.team, p.goal, p.yr FROM lake.stage.plan p WHERE p.approved = true
)
INSERT INTO lake.core.plan REPLACE WHERE yr = 2024 AND team IN ('north', 'south')
SELECT f.team, f.goal, f.yr FROM fresh f;
-- end
