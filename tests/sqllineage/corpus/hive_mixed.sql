-- id: hive_mixed_001
-- dialect: hive
-- construct: multi_insert, window
-- reads: a.l
-- writes: b.x, b.y
-- column: a.l.id -> b.x.id direct
-- column: a.l.id -> b.y.id direct
-- column: a.l.v -> b.y.v direct
-- column: a.l.id -> b.x.* window
-- column: a.l.id -> b.y.* window
-- column: a.l.ts -> b.x.* window
-- column: a.l.ts -> b.y.* window
-- column: a.l.flag -> b.y.* filter
FROM (SELECT id, v, flag, row_number() OVER (PARTITION BY id ORDER BY ts) rn FROM a.l) q
INSERT OVERWRITE TABLE b.x PARTITION (d='1') SELECT id WHERE rn = 1
INSERT INTO TABLE b.y SELECT id, v WHERE rn > 1 AND flag = 'y';
-- end
