-- id: redshift_function_of_texts_001
-- dialect: redshift
-- construct: dynamic_sql, procedure, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
CREATE PROCEDURE fill(q varchar) AS $$
DECLARE t varchar(30) := 'main_t';
BEGIN
  IF q = 'hist' THEN t := 'hist_t'; END IF;
  EXECUTE replace('INSERT INTO tgt (a) SELECT a FROM $src', '$src', trim(t));
END;
$$ LANGUAGE plpgsql;
-- end
