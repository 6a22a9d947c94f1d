-- id: spark_generator_names_001
-- dialect: spark
-- construct: ctas, unnest
-- kind: generator_names
-- reads: ods.recipe
-- writes: dw.recipe_tag
-- column: ods.recipe.recipe_id -> dw.recipe_tag.recipe_id direct
-- column: ods.recipe.tags -> dw.recipe_tag.col direct
-- column: ods.recipe.public -> dw.recipe_tag.* filter
CREATE TABLE dw.recipe_tag USING parquet AS
SELECT recipe_id, explode(tags) FROM ods.recipe WHERE public = true;
-- end

-- id: spark_generator_names_002
-- dialect: spark
-- construct: select, unnest
-- kind: generator_names
-- reads: ods.route
-- column: ods.route.route_no -> <result>.route_no direct
-- column: ods.route.stops -> <result>.pos direct
-- column: ods.route.stops -> <result>.col direct
SELECT r.route_no, posexplode(r.stops) FROM ods.route r;
-- end

-- id: spark_generator_names_003
-- dialect: spark
-- construct: view, subquery, unnest
-- kind: generator_names
-- reads: ods.gauge
-- writes: dw.gauge_long
-- column: ods.gauge.gauge_no -> dw.gauge_long.gauge_no direct
-- column: ods.gauge.low -> dw.gauge_long.reading direct
-- column: ods.gauge.high -> dw.gauge_long.reading direct
-- column: ods.gauge.low -> dw.gauge_long.* filter
-- column: ods.gauge.high -> dw.gauge_long.* filter
CREATE OR REPLACE VIEW dw.gauge_long AS
SELECT gauge_no, key AS metric, value AS reading
FROM (
  SELECT gauge_no, explode(map('low', low, 'high', high)) FROM ods.gauge
) t
WHERE value IS NOT NULL;
-- end
