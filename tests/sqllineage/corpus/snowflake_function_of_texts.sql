-- id: snowflake_function_of_texts_001
-- dialect: snowflake
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
CREATE PROCEDURE fill(q VARCHAR) RETURNS VARCHAR LANGUAGE SQL AS
BEGIN
  LET t VARCHAR := IFF(q = 'hist', 'hist_t', 'main_t');
  EXECUTE IMMEDIATE CONCAT('INSERT INTO tgt (a) SELECT a FROM ', LOWER(t));
  RETURN 'done';
END;
-- end
