-- id: redshift_values_without_list_001
-- dialect: redshift
-- construct: procedure, insert, variable
-- kind: values_without_list
-- reads: etl.run
-- writes: etl.log
-- column: etl.run.id -> etl.log.* direct
-- column: etl.run.job -> etl.log.* filter
CREATE OR REPLACE PROCEDURE etl.note() AS $$
DECLARE V_LOAD_ID INT;
BEGIN
  SELECT max(id) INTO V_LOAD_ID FROM etl.run WHERE job = 'a';
  INSERT INTO etl.log VALUES (V_LOAD_ID, 'done', getdate());
END;
$$ LANGUAGE plpgsql;
-- end
