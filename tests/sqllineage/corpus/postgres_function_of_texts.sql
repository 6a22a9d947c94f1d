-- id: postgres_function_of_texts_001
-- dialect: postgres
-- construct: dynamic_sql, function, insert
-- kind: function_of_texts
-- reads: main_t, hist_t
-- writes: tgt
-- column: main_t.a -> tgt.a direct
-- column: hist_t.a -> tgt.a direct
CREATE FUNCTION fill(q text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t text := 'main_t';
BEGIN
  IF q = 'hist' THEN t := 'hist_t'; END IF;
  EXECUTE format('INSERT INTO tgt (a) SELECT a FROM %s', quote_ident(t));
END $$;
-- end
