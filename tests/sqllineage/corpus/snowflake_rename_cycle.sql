-- id: snowflake_rename_cycle_001
-- dialect: snowflake
-- construct: rename, script, insert
-- kind: rename_cycle
-- reads: core.t, core.t_new, land.s
-- writes: core.t, core.t_new
-- column: land.s.x -> core.t.x direct
INSERT INTO core.t_new (x) SELECT x FROM land.s;
ALTER TABLE core.t RENAME TO core.t_swap;
ALTER TABLE core.t_new RENAME TO core.t;
ALTER TABLE core.t_swap RENAME TO core.t_new;
-- end
