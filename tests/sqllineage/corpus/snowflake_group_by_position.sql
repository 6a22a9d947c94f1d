-- id: snowflake_group_by_position_001
-- dialect: snowflake
-- construct: insert, aggregate
-- kind: group_by_position
-- reads: raw.toll
-- writes: mart.toll
-- column: raw.toll.gate -> mart.toll.gate direct
-- column: raw.toll.class_new -> mart.toll.class direct
-- column: raw.toll.class_old -> mart.toll.class direct
-- column: raw.toll.eur -> mart.toll.eur direct
-- column: raw.toll.passed -> mart.toll.* filter
-- column: raw.toll.gate -> mart.toll.* group
-- column: raw.toll.passed -> mart.toll.* group
-- column: raw.toll.class_new -> mart.toll.* group
-- column: raw.toll.class_old -> mart.toll.* group
INSERT INTO mart.toll (gate, class, eur)
SELECT gate, IFF(passed > '2024-01-01', class_new, class_old), SUM(eur)
FROM raw.toll
GROUP BY ALL;
-- end
