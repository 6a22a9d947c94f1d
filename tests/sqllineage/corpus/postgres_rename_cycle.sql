-- id: postgres_rename_cycle_001
-- dialect: postgres
-- construct: rename, script
-- kind: rename_cycle
-- reads: rpt.live, rpt.next
-- writes: rpt.live, rpt.next
BEGIN;
ALTER TABLE rpt.live RENAME TO live_tmp;
ALTER TABLE rpt.next RENAME TO live;
ALTER TABLE rpt.live_tmp RENAME TO next;
COMMIT;
-- end
