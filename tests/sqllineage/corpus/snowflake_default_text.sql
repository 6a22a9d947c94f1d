-- id: snowflake_default_text_001
-- dialect: snowflake
-- construct: procedure,dynamic_sql
-- kind: default_text
-- reads: raw.a
-- writes: mart.c
-- dropped: 1
-- column: raw.a.v -> mart.c.v direct
CREATE OR REPLACE PROCEDURE load_it(src VARCHAR DEFAULT 'raw.a', dst VARCHAR DEFAULT 'mart.b')
RETURNS VARCHAR
LANGUAGE SQL
AS
$$
BEGIN
  EXECUTE IMMEDIATE 'INSERT INTO ' || :dst || ' (v) SELECT v FROM ' || :src;
  RETURN 'done';
END;
$$;
CALL load_it(dst => 'mart.c');
-- end
