-- id: db2_variable_like_column_001
-- dialect: db2
-- construct: procedure, insert, variable
-- kind: variable_like_column
-- reads: ops.batch
-- writes: ops.log
-- column: ops.batch.batch_id -> ops.log.id direct
CREATE PROCEDURE ops.note()
LANGUAGE SQL
BEGIN
  DECLARE batch_id INT;
  SELECT batch_id INTO batch_id FROM ops.batch FETCH FIRST 1 ROW ONLY;
  INSERT INTO ops.log (id) VALUES (batch_id);
END;
-- end
