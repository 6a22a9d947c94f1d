-- id: databricks_default_text_001
-- dialect: databricks
-- construct: procedure,dynamic_sql
-- kind: default_text
-- reads: bronze.taps
-- writes: silver.taps
-- dropped: 1
-- column: bronze.taps.id -> silver.taps.id direct
CREATE PROCEDURE refresh(target STRING DEFAULT 'silver.taps', source STRING DEFAULT 'bronze.taps')
LANGUAGE SQL
AS BEGIN
  EXECUTE IMMEDIATE 'INSERT INTO ' || target || ' (id) SELECT id FROM ' || source;
END;
CALL refresh();
-- end
