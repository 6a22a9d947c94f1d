-- id: postgres_create_rule_001
-- dialect: postgres
-- construct: view, update
-- kind: create_rule
-- reads: gym.v_locker
-- writes: gym.locker
-- column: gym.v_locker.member_no -> gym.locker.member_no direct
-- column: gym.v_locker.paid_until -> gym.locker.paid_until direct
-- column: gym.locker.locker_no -> gym.locker.* filter
-- column: gym.v_locker.locker_no -> gym.locker.* filter
CREATE OR REPLACE RULE v_locker_upd AS ON UPDATE TO gym.v_locker
DO INSTEAD
UPDATE gym.locker
SET member_no = NEW.member_no, paid_until = NEW.paid_until
WHERE locker_no = OLD.locker_no;
-- end

-- id: postgres_create_rule_002
-- dialect: postgres
-- construct: insert
-- kind: create_rule
-- reads: tariff, zone
-- writes: tariff_log
-- column: tariff.tariff_id -> tariff_log.tariff_id direct
-- column: zone.zone_name -> tariff_log.zone_name direct
-- column: tariff.cents -> tariff_log.old_cents direct
-- column: tariff.cents -> tariff_log.new_cents direct
-- column: zone.zone_id -> tariff_log.* filter
-- column: tariff.zone_id -> tariff_log.* filter
CREATE RULE log_tariff AS ON UPDATE TO tariff
WHERE NEW.cents <> OLD.cents
DO ALSO
INSERT INTO tariff_log (tariff_id, zone_name, old_cents, new_cents)
SELECT OLD.tariff_id, z.zone_name, OLD.cents, NEW.cents
FROM zone z
WHERE z.zone_id = NEW.zone_id;
-- end

-- id: postgres_create_rule_003
-- dialect: postgres
-- construct: insert, star
-- kind: create_rule
-- schema: {"tables": {"tide.measure": ["measure_id", "taken_on", "height"], "tide.measure_y24": ["measure_id", "taken_on", "height"]}}
-- reads: tide.measure
-- writes: tide.measure_y24
-- column: tide.measure.measure_id -> tide.measure_y24.measure_id direct
-- column: tide.measure.taken_on -> tide.measure_y24.taken_on direct
-- column: tide.measure.height -> tide.measure_y24.height direct
CREATE RULE measure_insert_y24 AS
ON INSERT TO tide.measure
WHERE (NEW.taken_on >= DATE '2024-01-01' AND NEW.taken_on < DATE '2025-01-01')
DO INSTEAD
INSERT INTO tide.measure_y24 VALUES (NEW.*);
-- end

-- id: postgres_create_rule_004
-- dialect: postgres
-- construct: insert, update
-- kind: create_rule
-- reads: lib.v_loan
-- writes: lib.loan, lib.copy_state
-- column: lib.v_loan.copy_id -> lib.loan.copy_id direct
-- column: lib.v_loan.member_no -> lib.loan.member_no direct
-- column: lib.v_loan.due_on -> lib.loan.due_on direct
-- column: lib.copy_state.out_count -> lib.copy_state.out_count direct
-- column: lib.copy_state.copy_id -> lib.copy_state.* filter
-- column: lib.v_loan.copy_id -> lib.copy_state.* filter
CREATE RULE loan_ins AS ON INSERT TO lib.v_loan
DO INSTEAD (
    INSERT INTO lib.loan (copy_id, member_no, due_on)
    VALUES (NEW.copy_id, NEW.member_no, NEW.due_on);
    UPDATE lib.copy_state SET out_count = out_count + 1 WHERE copy_id = NEW.copy_id;
);
-- end

-- id: postgres_create_rule_005
-- dialect: postgres
-- construct: script, view, delete
-- kind: create_rule
-- reads: law.case_file, law.open_case
-- writes: law.open_case, law.case_task
-- column: law.case_file.case_id -> law.open_case.case_id direct
-- column: law.case_file.title -> law.open_case.title direct
-- column: law.case_file.closed_on -> law.open_case.* filter
-- column: law.case_task.case_id -> law.case_task.* filter
-- column: law.open_case.case_id -> law.case_task.* filter
CREATE VIEW law.open_case AS
SELECT f.case_id, f.title FROM law.case_file f WHERE f.closed_on IS NULL;

CREATE RULE open_case_del AS ON DELETE TO law.open_case
DO INSTEAD DELETE FROM law.case_task WHERE case_id = OLD.case_id;
GRANT SELECT, DELETE ON law.open_case TO clerks;
-- end
