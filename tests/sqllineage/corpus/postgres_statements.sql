-- id: postgres_statements_001
-- dialect: postgres
-- construct: ctas, union
-- kind: with_after_query
-- reads: books.ledger, books.correction
-- writes: audit.ledger_2022
-- column: books.ledger.entry_no -> audit.ledger_2022.entry_no direct
-- column: books.correction.entry_no -> audit.ledger_2022.entry_no direct
-- column: books.ledger.amount -> audit.ledger_2022.cents direct
-- column: books.correction.amount -> audit.ledger_2022.cents direct
-- column: books.ledger.fiscal_year -> audit.ledger_2022.* filter
CREATE UNLOGGED TABLE IF NOT EXISTS audit.ledger_2022 (entry_no, cents) AS (
  (SELECT l.entry_no, l.amount * 100 FROM books.ledger AS l WHERE l.fiscal_year = 2022)
  UNION ALL
  (SELECT c.entry_no, c.amount * 100 FROM books.correction AS c)
) WITH DATA;
-- end

-- id: postgres_statements_002
-- dialect: postgres
-- construct: ctas, cte, aggregate
-- kind: with_after_query
-- reads: fleet.fuel
-- writes: fleet.fuel_month
-- column: fleet.fuel.truck_no -> fleet.fuel_month.truck_no direct
-- column: fleet.fuel.litres -> fleet.fuel_month.litres direct
-- column: fleet.fuel.filled_on -> fleet.fuel_month.* filter
-- column: fleet.fuel.truck_no -> fleet.fuel_month.* group
CREATE TABLE fleet.fuel_month AS
WITH data AS (
  SELECT f.truck_no, f.litres FROM fleet.fuel f WHERE f.filled_on >= DATE '2024-05-01'
)
SELECT data.truck_no, sum(data.litres) AS litres FROM data GROUP BY data.truck_no
WITH DATA;
-- end

-- id: postgres_statements_003
-- dialect: postgres
-- construct: insert, update
-- kind: overriding_value
-- reads: hr.import
-- writes: hr.employee
-- column: hr.import.emp_id -> hr.employee.emp_id direct
-- column: hr.import.name -> hr.employee.full_name direct
-- column: hr.import.salary -> hr.employee.salary direct
-- column: hr.employee.salary -> hr.employee.salary direct
-- column: hr.import.checked -> hr.employee.* filter
-- column: hr.employee.locked -> hr.employee.* filter
INSERT INTO hr.employee AS e (emp_id, full_name, salary) OVERRIDING USER VALUE
SELECT i.emp_id, i.name, i.salary FROM hr.import AS i WHERE i.checked
ON CONFLICT (emp_id) DO UPDATE SET salary = greatest(e.salary, excluded.salary)
WHERE e.locked = false;
-- end

-- id: postgres_statements_004
-- dialect: postgres
-- construct: merge
-- kind: overriding_value
-- reads: depot.crate_feed
-- writes: depot.crate
-- column: depot.crate_feed.crate_id -> depot.crate.crate_id direct
-- column: depot.crate_feed.serial -> depot.crate.serial direct
-- column: depot.crate_feed.weight_g -> depot.crate.weight_kg direct
-- column: depot.crate.serial -> depot.crate.* join
-- column: depot.crate_feed.serial -> depot.crate.* join
-- column: depot.crate_feed.scrapped -> depot.crate.* filter
MERGE INTO depot.crate AS c
USING depot.crate_feed AS f ON c.serial = f.serial
WHEN MATCHED AND f.scrapped THEN DELETE
WHEN NOT MATCHED THEN
  INSERT (crate_id, serial, weight_kg) OVERRIDING SYSTEM VALUE
  VALUES (f.crate_id, f.serial, f.weight_g / 1000.0);
-- end

-- id: postgres_statements_005
-- dialect: postgres
-- construct: insert, delete, cte
-- kind: overriding_value
-- reads: chat.message_hot
-- writes: chat.message_hot, chat.message_cold
-- column: chat.message_hot.message_id -> chat.message_cold.message_id direct
-- column: chat.message_hot.room -> chat.message_cold.room direct
-- column: chat.message_hot.body -> chat.message_cold.body direct
-- column: chat.message_hot.sent_at -> chat.message_hot.* filter
-- column: chat.message_hot.sent_at -> chat.message_cold.* filter
WITH moved AS (
  DELETE FROM chat.message_hot m WHERE m.sent_at < now() - interval '90 days'
  RETURNING m.message_id, m.room, m.body
)
INSERT INTO chat.message_cold OVERRIDING SYSTEM VALUE
SELECT moved.message_id, moved.room, moved.body FROM moved;
-- end

-- id: postgres_statements_006
-- dialect: postgres
-- construct: procedure, insert, join
-- kind: overriding_value
-- reads: lab.sample_backup, lab.run, lab.sample
-- writes: lab.sample
-- column: lab.sample_backup.sample_id -> lab.sample.sample_id direct
-- column: lab.sample_backup.tube -> lab.sample.tube direct
-- column: lab.sample_backup.taken_at -> lab.sample.taken_at direct
-- column: lab.run.run_id -> lab.sample.* join
-- column: lab.sample_backup.run_id -> lab.sample.* join
-- column: lab.run.run_no -> lab.sample.* filter
CREATE PROCEDURE lab.restore_sample(p_run int) LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lab.sample (sample_id, tube, taken_at) OVERRIDING SYSTEM VALUE
  (SELECT b.sample_id, upper(b.tube), b.taken_at
     FROM lab.sample_backup b
     JOIN lab.run r ON r.run_id = b.run_id
    WHERE r.run_no = p_run);
  PERFORM setval('lab.sample_no', (SELECT max(s.sample_id) FROM lab.sample s));
END $$;
-- end

-- id: postgres_statements_007
-- dialect: postgres
-- construct: insert, update
-- kind: overriding_value
-- reads: cfg.rule_draft
-- writes: cfg.rule
-- column: cfg.rule_draft.rule_id -> cfg.rule.rule_id direct
-- column: cfg.rule_draft.overriding -> cfg.rule.value direct
-- column: cfg.rule.value -> cfg.rule.value direct
-- column: cfg.rule_draft.overriding -> cfg.rule.* filter
INSERT INTO cfg.rule AS overriding (rule_id, value)
SELECT d.rule_id, d.overriding FROM cfg.rule_draft AS d WHERE d.overriding IS NOT NULL
ON CONFLICT (rule_id) DO UPDATE SET value = overriding.value || excluded.value;
-- end

-- id: postgres_statements_008
-- dialect: postgres
-- construct: ddl, script, insert
-- kind: alter_on_action
-- reads: tour.booking
-- writes: tour.manifest
-- column: tour.booking.booking_no -> tour.manifest.booking_no direct
-- column: tour.booking.seats -> tour.manifest.seats direct
-- column: tour.booking.cancelled -> tour.manifest.* filter
ALTER TABLE ONLY tour.booking
    ADD CONSTRAINT booking_guide_fk FOREIGN KEY (tour_id, guide_id) REFERENCES tour.guide (tour_id, guide_id)
        MATCH SIMPLE ON DELETE SET NULL (guide_id) ON UPDATE NO ACTION DEFERRABLE INITIALLY DEFERRED NOT VALID,
    ALTER COLUMN seats SET DEFAULT 1;
ALTER TABLE tour.booking VALIDATE CONSTRAINT booking_guide_fk;
INSERT INTO tour.manifest (booking_no, seats) SELECT b.booking_no, b.seats FROM tour.booking b WHERE b.cancelled = false;
-- end

-- id: postgres_statements_009
-- dialect: postgres
-- construct: ddl, function, insert, script
-- kind: inline_function_ddl
-- reads: bank.withdrawal
-- writes: bank.payout
-- column: bank.withdrawal.iban -> bank.payout.iban direct
-- column: bank.withdrawal.eur -> bank.payout.cents direct
-- column: bank.withdrawal.state -> bank.payout.* filter
CREATE DOMAIN util.iban AS varchar(34) CHECK (VALUE ~ '^[A-Z]{2}[0-9]{2}');
CREATE TYPE util.channel AS ENUM ('web', 'shop');
CREATE SEQUENCE IF NOT EXISTS util.payout_no AS bigint START WITH 1000 OWNED BY NONE;
CREATE FUNCTION util.cents(eur numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (eur * 100)::bigint;
CREATE PUBLICATION payout_pub FOR TABLE bank.payout WHERE (state = 'done') WITH (publish = 'insert, update');
INSERT INTO bank.payout (payout_no, iban, cents)
SELECT nextval('util.payout_no'), w.iban, util.cents(w.eur) FROM bank.withdrawal w WHERE w.state = 'approved';
-- end
