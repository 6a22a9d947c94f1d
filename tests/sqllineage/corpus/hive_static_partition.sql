-- id: hive_static_partition_001
-- dialect: hive
-- construct: multi_insert
-- kind: static_partition
-- schema: {"tables": {"dw.milk_day": ["farm", "litres", "src", "dt"], "dw.milk_refused": ["farm", "src", "dt"]}}
-- reads: ods.milk
-- writes: dw.milk_day, dw.milk_refused
-- column: ods.milk.farm_id -> dw.milk_day.farm direct
-- column: ods.milk.qty -> dw.milk_day.litres direct
-- column: ods.milk.taken_on -> dw.milk_day.dt direct
-- column: ods.milk.ok -> dw.milk_day.* filter
-- column: ods.milk.farm_id -> dw.milk_refused.farm direct
-- column: ods.milk.taken_on -> dw.milk_refused.dt direct
-- column: ods.milk.ok -> dw.milk_refused.* filter
FROM ods.milk m
INSERT OVERWRITE TABLE dw.milk_day PARTITION (src = 'tanker', dt)
  SELECT m.farm_id, m.qty, m.taken_on WHERE m.ok = 1
INSERT INTO TABLE dw.milk_refused PARTITION (src = 'tanker', dt)
  SELECT m.farm_id, m.taken_on WHERE m.ok = 0;
-- end

-- id: hive_static_partition_002
-- dialect: hive
-- construct: insert, star, subquery
-- kind: static_partition
-- schema: {"tables": {"ods.sensor": ["id", "val", "seen"], "dw.sensor": ["sensor_id", "reading", "site", "dt"], "ods.broken": ["id"]}}
-- reads: ods.sensor, ods.broken
-- writes: dw.sensor
-- column: ods.sensor.id -> dw.sensor.sensor_id direct
-- column: ods.sensor.val -> dw.sensor.reading direct
-- column: ods.sensor.seen -> dw.sensor.dt direct
-- column: ods.sensor.id -> dw.sensor.* filter
-- column: ods.broken.id -> dw.sensor.* filter
SET hive.exec.dynamic.partition.mode=nonstrict;
INSERT OVERWRITE TABLE dw.sensor PARTITION (site='A', dt)
SELECT s.* FROM ods.sensor s
WHERE s.id NOT IN (SELECT b.id FROM ods.broken b);
-- end
