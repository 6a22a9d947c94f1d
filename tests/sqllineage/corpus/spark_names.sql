-- id: spark_names_001
-- dialect: spark
-- construct: insert, select
-- kind: digit_name
-- reads: iot.meter
-- writes: gold.reading
-- column: iot.meter.device -> gold.reading.device direct
-- column: iot.meter.reading -> gold.reading.reading direct
-- column: iot.meter.slot -> gold.reading.* filter
-- column: iot.meter.quality -> gold.reading.* filter
INSERT INTO gold.reading
SELECT m.device, 10L AS batch, 2.5BD AS factor, m.reading * 1D AS reading
FROM iot.meter m
WHERE m.slot < 3S AND m.quality >= 1e-2;
-- end

-- id: spark_names_002
-- dialect: spark
-- construct: ctas, aggregate, variable
-- kind: shell_variable
-- reads: ${env}_silver.energy.reading_${yyyy}_${mm}
-- writes: ${env}_gold.energy.day_load
-- column: ${env}_silver.energy.reading_${yyyy}_${mm}.meter_id -> ${env}_gold.energy.day_load.meter_id direct
-- column: ${env}_silver.energy.reading_${yyyy}_${mm}.kwh -> ${env}_gold.energy.day_load.kwh direct
-- column: ${env}_silver.energy.reading_${yyyy}_${mm}.valid -> ${env}_gold.energy.day_load.* filter
-- column: ${env}_silver.energy.reading_${yyyy}_${mm}.meter_id -> ${env}_gold.energy.day_load.* group
CREATE OR REPLACE TABLE ${env}_gold.energy.day_load AS
SELECT m.meter_id, SUM(m.kwh) AS kwh
FROM ${env}_silver.energy.reading_${yyyy}_${mm} m
WHERE m.valid
GROUP BY m.meter_id;
-- end

-- id: spark_names_003
-- dialect: spark
-- construct: script, insert, aggregate
-- kind: notebook_source
-- reads: lake.trip
-- writes: lake.trip_stat
-- column: lake.trip.driver -> lake.trip_stat.driver direct
-- column: lake.trip.km -> lake.trip_stat.km direct
-- column: lake.trip.driver -> lake.trip_stat.* group
%spark.sql

INSERT OVERWRITE TABLE lake.trip_stat
SELECT t.driver, AVG(t.km) AS km FROM lake.trip t GROUP BY t.driver;

DROP TABLE IF EXISTS lake.trip_stat_old
-- end
