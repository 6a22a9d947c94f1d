-- id: spark_star_argument_001
-- dialect: spark
-- construct: ctas, star, struct
-- kind: star_argument
-- reads: lake.plant
-- writes: lake.plant_digest
-- column: lake.plant.plant_id -> lake.plant_digest.plant_id direct
-- column: lake.plant.* -> lake.plant_digest.digest direct
-- column: lake.plant.* -> lake.plant_digest.doc direct
-- column: lake.plant.removed_on -> lake.plant_digest.* filter
CREATE TABLE lake.plant_digest USING delta AS
SELECT plant_id,
       md5(concat_ws('~', *)) AS digest,
       to_json(struct(*)) AS doc
FROM lake.plant
WHERE removed_on IS NULL;
-- end
