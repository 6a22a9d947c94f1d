-- id: snowflake_handed_on_in_loop_more_001
-- dialect: snowflake
-- construct: loop, insert, temp_table, script, cursor
-- kind: handed on in loop
-- reads: q
-- writes: g, k
-- column: q.a -> g.t direct
-- column: q.a -> k.t direct
BEGIN
  CREATE TEMPORARY TABLE tm (t INT);
  LET c CURSOR FOR SELECT a FROM q;
  FOR r IN c DO LET v INT := r.a; INSERT INTO g (t) VALUES (:v); INSERT INTO tm (t) VALUES (:v); END FOR;
  INSERT INTO k (t) SELECT t FROM tm;
END;
-- end
