-- id: clickhouse_rename_cycle_001
-- dialect: clickhouse
-- construct: rename, script
-- kind: rename_cycle
-- reads: d.a, d.b, d.c
-- writes: d.a, d.b, d.c
RENAME TABLE d.a TO d.tmp, d.c TO d.a, d.b TO d.c, d.tmp TO d.b;
-- end
