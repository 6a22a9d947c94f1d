-- id: mysql_function_of_texts_001
-- dialect: mysql
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
CREATE PROCEDURE fill(q VARCHAR(10))
BEGIN
  SET @t = IF(q = 'hist', 'hist_t', 'main_t');
  SET @s = CONCAT('INSERT INTO tgt (a) SELECT a FROM ', @t);
  PREPARE s FROM @s;
  EXECUTE s;
END;
-- end
