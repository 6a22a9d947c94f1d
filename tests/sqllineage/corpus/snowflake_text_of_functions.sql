-- id: snowflake_text_of_functions_001
-- dialect: snowflake
-- construct: dynamic_sql, script, insert
-- kind: function_of_texts
-- reads: a1, b1
-- writes: tgt
-- column: a1.x -> tgt.x direct
-- column: b1.x -> tgt.x direct
BEGIN
  LET part VARCHAR := CASE WHEN DAYOFWEEK(CURRENT_DATE()) = 1 THEN 'a' ELSE 'b' END || '1';
  EXECUTE IMMEDIATE REPLACE('INSERT INTO tgt (x) SELECT x FROM {t}', '{t}', part);
END;
-- end
