-- id: redshift_variable_like_column_001
-- dialect: redshift
-- construct: procedure, insert, variable
-- kind: variable_like_column
-- reads: ops.batch
-- writes: ops.log
-- column: ops.batch.batch_id -> ops.log.id direct
CREATE PROCEDURE ops.note() AS $$
DECLARE
  batch_id INT;
BEGIN
  SELECT max(batch_id) INTO batch_id FROM ops.batch;
  INSERT INTO ops.log (id) VALUES (batch_id);
END;
$$ LANGUAGE plpgsql;
-- end
