-- id: spark_map_behind_view_01
-- dialect: spark
-- construct: temp_table, script
-- kind: map_behind_view
-- reads: raw.a
-- writes: core.x
-- column: raw.a.id -> core.x.id direct
-- column: raw.a.m -> core.x.key direct
-- column: raw.a.m -> core.x.* filter
CREATE TEMP VIEW v AS SELECT id, explode(m) FROM raw.a;
INSERT INTO core.x SELECT v.id, v.key FROM v WHERE v.value > 1;
-- end

-- id: spark_map_behind_view_02
-- dialect: spark
-- construct: struct, select
-- kind: map_behind_view
-- reads: raw.t
-- column: raw.t.id -> <result>.id direct
-- column: raw.t.m -> <result>.sku direct
SELECT id, value.sku FROM raw.t LATERAL VIEW explode(m);
-- end
