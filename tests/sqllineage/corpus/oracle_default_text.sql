-- id: oracle_default_text_001
-- dialect: oracle
-- construct: procedure,dynamic_sql
-- kind: default_text
-- reads: raw_b
-- writes: mart_a
-- dropped: 1
-- column: raw_b.v -> mart_a.v direct
CREATE OR REPLACE PROCEDURE load_it(p_to VARCHAR2 DEFAULT 'mart_a', p_days NUMBER := 3, p_from VARCHAR2 DEFAULT 'raw_a') IS
BEGIN
  EXECUTE IMMEDIATE 'INSERT INTO ' || p_to || ' (v) SELECT v FROM ' || p_from;
END;
/
BEGIN
  load_it(p_from => 'raw_b');
END;
/
-- end
