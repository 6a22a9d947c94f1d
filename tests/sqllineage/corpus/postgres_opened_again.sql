-- id: postgres_opened_again_001
-- dialect: postgres
-- construct: function, cursor, insert
-- kind: cursor opened again
-- reads: alpha, beta
-- writes: archived
-- column: alpha.id -> archived.id direct
-- column: beta.id -> archived.id direct
-- column: alpha.name -> archived.name direct
-- column: beta.title -> archived.name direct
-- column: beta.hidden -> archived.* filter
CREATE FUNCTION archive_rows(kind text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  cur refcursor;
  v_id int;
  v_name text;
BEGIN
  IF kind = 'a' THEN
    OPEN cur FOR SELECT id, name FROM alpha;
  ELSIF kind = 'b' THEN
    OPEN cur FOR SELECT id, title FROM beta WHERE NOT hidden;
  END IF;
  LOOP
    FETCH cur INTO v_id, v_name;
    EXIT WHEN NOT FOUND;
    INSERT INTO archived (id, name) VALUES (v_id, v_name);
  END LOOP;
END $$;
-- end

-- id: postgres_opened_again_002
-- dialect: postgres
-- construct: cursor, insert, dynamic_sql
-- kind: cursor opened again
-- reads: first_source, second_source, third_source
-- writes: out_one, out_two, out_three
-- column: first_source.id -> out_one.id direct
-- column: second_source.code -> out_two.id direct
-- column: third_source.nr -> out_three.id direct
DO $$
DECLARE
  cur refcursor;
  v int;
BEGIN
  OPEN cur FOR SELECT id FROM first_source;
  FETCH cur INTO v;
  INSERT INTO out_one (id) VALUES (v);
  CLOSE cur;
  OPEN cur FOR EXECUTE 'SELECT code FROM second_source';
  FETCH cur INTO v;
  INSERT INTO out_two (id) VALUES (v);
  CLOSE cur;
  OPEN cur FOR SELECT nr FROM third_source;
  FETCH cur INTO v;
  INSERT INTO out_three (id) VALUES (v);
  CLOSE cur;
END $$;
-- end
