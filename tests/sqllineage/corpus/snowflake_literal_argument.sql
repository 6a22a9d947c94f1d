-- id: snowflake_literal_argument_001
-- dialect: snowflake
-- construct: procedure, call, dynamic_sql, insert
-- kind: literal_argument
-- reads: x
-- writes: tgt
-- column: x.a -> tgt.a direct
-- dropped: 1
CREATE PROCEDURE p(t VARCHAR) RETURNS VARCHAR LANGUAGE SQL AS
BEGIN
  EXECUTE IMMEDIATE 'INSERT INTO tgt (a) SELECT a FROM ' || t;
  RETURN 'done';
END;
CALL p('x');
-- end
