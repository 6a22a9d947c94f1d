-- id: databricks_carried_value_001
-- dialect: databricks
-- construct: loop, insert, variable, script
-- kind: carried_value
-- reads: meters
-- writes: meter_steps
-- column: meters.day -> meter_steps.day direct
-- column: meters.value -> meter_steps.value direct
-- column: meters.value -> meter_steps.value_before direct
BEGIN
  DECLARE last_value DOUBLE DEFAULT 0;
  FOR r AS SELECT m.day, m.value FROM meters m DO
    INSERT INTO meter_steps (day, value, value_before) VALUES (r.day, r.value, last_value);
    SET last_value = r.value;
  END FOR;
END;
-- end
