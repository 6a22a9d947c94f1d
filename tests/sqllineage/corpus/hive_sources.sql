-- id: hive_sources_001
-- dialect: hive
-- construct: multi_insert, lateral, unnest
-- kind: lateral_view_no_as
-- reads: ods.device
-- writes: dwd.device_attr, dwd.device_flag
-- column: ods.device.device_id -> dwd.device_attr.device_id direct
-- column: ods.device.attrs -> dwd.device_attr.attr direct
-- column: ods.device.attrs -> dwd.device_attr.val direct
-- column: ods.device.device_id -> dwd.device_flag.device_id direct
-- column: ods.device.attrs -> dwd.device_flag.flag direct
-- column: ods.device.attrs -> dwd.device_flag.* filter
FROM ods.device d
LATERAL VIEW explode(d.attrs) kv
INSERT OVERWRITE TABLE dwd.device_attr SELECT d.device_id, kv.key AS attr, kv.value AS val
INSERT OVERWRITE TABLE dwd.device_flag SELECT d.device_id, kv.key AS flag WHERE kv.value = 'true';
-- end

-- id: hive_sources_002
-- dialect: hive
-- construct: insert, join
-- kind: hive_sample
-- reads: toll.passage, toll.gate
-- writes: lab.sample_join
-- column: toll.passage.plate -> lab.sample_join.plate direct
-- column: toll.gate.town -> lab.sample_join.town direct
-- column: toll.gate.gate_id -> lab.sample_join.* join
-- column: toll.passage.gate_id -> lab.sample_join.* join
-- column: toll.passage.lane -> lab.sample_join.* filter
INSERT OVERWRITE TABLE lab.sample_join
SELECT s.plate, g.town
FROM toll.passage TABLESAMPLE(BUCKET 3 OUT OF 32 ON rand()) s
JOIN toll.gate TABLESAMPLE(50 PERCENT) g ON g.gate_id = s.gate_id
WHERE s.lane = 2;
-- end

-- id: hive_sources_003
-- dialect: hive
-- construct: ctas, subquery, window
-- kind: hive_sample
-- reads: club.member
-- writes: lab.member_pick
-- column: club.member.member_id -> lab.member_pick.member_id direct
-- column: club.member.joined -> lab.member_pick.joined direct
-- column: club.member.branch -> lab.member_pick.* window
-- column: club.member.joined -> lab.member_pick.* window
CREATE TABLE lab.member_pick AS
SELECT q.member_id, q.joined
FROM (
  SELECT m.member_id, m.joined, row_number() OVER (PARTITION BY m.branch ORDER BY m.joined) AS rn
  FROM club.member TABLESAMPLE(BUCKET 1 OUT OF 16 ON member_id) AS m
) q
WHERE q.rn <= 10;
-- end

-- id: hive_sources_004
-- dialect: hive
-- construct: multi_insert
-- kind: hive_sample
-- reads: raw.hit
-- writes: lab.hit_ok, lab.hit_bad
-- column: raw.hit.url -> lab.hit_ok.url direct
-- column: raw.hit.ms -> lab.hit_ok.ms direct
-- column: raw.hit.status -> lab.hit_ok.* filter
-- column: raw.hit.url -> lab.hit_bad.url direct
-- column: raw.hit.status -> lab.hit_bad.status direct
-- column: raw.hit.status -> lab.hit_bad.* filter
FROM raw.hit TABLESAMPLE(1 PERCENT) h
INSERT OVERWRITE TABLE lab.hit_ok SELECT h.url, h.ms WHERE h.status < 400
INSERT OVERWRITE TABLE lab.hit_bad SELECT h.url, h.status WHERE h.status >= 400;
-- end

-- id: hive_sources_005
-- dialect: hive
-- construct: select, aggregate
-- kind: hive_sample
-- reads: mobile.crash
-- column: mobile.crash.app -> <result>.app direct
-- column: mobile.crash.os -> <result>.* filter
-- column: mobile.crash.app -> <result>.* group
SELECT crash.app, count(*) AS n
FROM mobile.crash TABLESAMPLE(64K)
WHERE crash.os = 'android'
GROUP BY crash.app;
-- end
