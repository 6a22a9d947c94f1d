-- id: snowflake_second_look_001
-- dialect: snowflake
-- construct: dynamic_sql, variable, insert
-- kind: second_look
-- reads: ctl.run
-- writes: ctl.log
-- column: ctl.run.run_id -> ctl.log.run_id direct
-- column: ctl.run.state -> ctl.log.* filter
EXECUTE IMMEDIATE $$
DECLARE
  rid NUMBER;
BEGIN
  SELECT MAX(run_id) INTO :rid FROM ctl.run WHERE state = 'open';
  EXECUTE IMMEDIATE 'INSERT INTO ctl.log (run_id) VALUES (?)' USING (rid);
END;
$$;
-- end

-- id: snowflake_second_look_002
-- dialect: snowflake
-- construct: script, merge
-- kind: second_look
-- reads: stg.cust
-- writes: dim.cust
-- column: stg.cust.name -> dim.cust.name direct
-- column: stg.cust.id -> dim.cust.* join
-- column: dim.cust.id -> dim.cust.* join
USE ROLE loader
USE SCHEMA dim
ALTER SESSION SET TIMEZONE = 'UTC'
MERGE INTO dim.cust t USING stg.cust s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.name = s.name;
-- end
