-- id: snowflake_temp_in_branches_001
-- dialect: snowflake
-- construct: procedure, temp_table
-- kind: temp_in_branches
-- reads: raw.lift_full, raw.lift_delta
-- writes: core.lift
-- column: raw.lift_full.lift_no -> core.lift.lift_no direct
-- column: raw.lift_delta.lift_no -> core.lift.lift_no direct
-- column: raw.lift_full.state -> core.lift.state direct
-- column: raw.lift_delta.new_state -> core.lift.state direct
-- column: core.lift.lift_no -> core.lift.* join
-- column: raw.lift_full.lift_no -> core.lift.* join
-- column: raw.lift_delta.lift_no -> core.lift.* join
-- column: raw.lift_delta.op -> core.lift.* filter
CREATE OR REPLACE PROCEDURE core.load_lift(full_load BOOLEAN)
RETURNS STRING
LANGUAGE SQL
AS
$$
BEGIN
  IF (full_load) THEN
    CREATE OR REPLACE TEMPORARY TABLE lift_in AS SELECT lift_no, state FROM raw.lift_full;
  ELSE
    CREATE OR REPLACE TEMPORARY TABLE lift_in AS SELECT lift_no, new_state AS state FROM raw.lift_delta WHERE op <> 'D';
  END IF;
  MERGE INTO core.lift t USING lift_in s ON t.lift_no = s.lift_no
  WHEN MATCHED THEN UPDATE SET state = s.state
  WHEN NOT MATCHED THEN INSERT (lift_no, state) VALUES (s.lift_no, s.state);
  RETURN 'ok';
END;
$$;
-- end
