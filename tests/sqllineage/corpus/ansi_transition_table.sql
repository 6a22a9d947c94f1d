-- id: ansi_transition_table_001
-- dialect: ansi
-- construct: insert, aggregate, script, trigger
-- kind: transition_table
-- reads: bank.movement
-- writes: bank.day_total
-- column: bank.movement.amount -> bank.day_total.total direct
-- column: bank.movement.booked_on -> bank.day_total.day direct
-- column: bank.movement.booked_on -> bank.day_total.* group
CREATE TRIGGER bank.sum_up AFTER INSERT ON bank.movement
REFERENCING NEW TABLE AS arrived
FOR EACH STATEMENT
BEGIN ATOMIC
  INSERT INTO bank.day_total (day, total) SELECT booked_on, SUM(amount) FROM arrived GROUP BY booked_on;
END;
-- end
