-- id: redshift_text_of_branches_001
-- dialect: redshift
-- construct: dynamic_sql, procedure, insert
-- kind: unknown_beside_known
-- reads: a1, b1
-- writes: tgt
-- column: a1.x -> tgt.x direct
-- column: b1.x -> tgt.x direct
CREATE PROCEDURE p(q int, t varchar) AS $$
DECLARE s varchar(200) := 'INSERT INTO other (x) SELECT x FROM ' || t;
BEGIN
  IF q = 1 THEN
    s := 'INSERT INTO tgt (x) SELECT x FROM a1';
  ELSE
    s := 'INSERT INTO tgt (x) SELECT x FROM b1';
  END IF;
  EXECUTE s;
END;
$$ LANGUAGE plpgsql;
-- end
