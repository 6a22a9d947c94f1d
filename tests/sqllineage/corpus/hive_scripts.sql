-- id: hive_scripts_101
-- dialect: hive
-- construct: script, insert
-- kind: set_expression
-- reads: ods.meter
-- writes: dw.meter
-- column: ods.meter.meter_id -> dw.meter.meter_id direct
-- column: ods.meter.kwh -> dw.meter.kwh direct
-- column: ods.meter.dt -> dw.meter.dt direct
SET hive.exec.dynamic.partition.mode=nonstrict;
SET mapreduce.job.name=(SELECT count(*) FROM ops.queue) / 2;
INSERT OVERWRITE TABLE dw.meter PARTITION (dt)
SELECT m.meter_id, m.kwh, m.dt FROM ods.meter m;
-- end
