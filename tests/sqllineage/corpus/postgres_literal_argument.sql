-- id: postgres_literal_argument_001
-- dialect: postgres
-- construct: procedure, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: x, y
-- writes: tgt
-- column: x.a -> tgt.a direct
-- column: y.a -> tgt.a direct
-- dropped: 1
CREATE PROCEDURE p(t text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO tgt (a) SELECT a FROM %I', t);
END $$;
CALL p('x');
CALL p(t => 'y');
-- end
