-- id: databricks_identifier_of_several_001
-- dialect: databricks
-- construct: script,variable
-- kind: identifier_of_several
-- reads: raw.eu, raw.us
-- writes: lake.sales
-- column: raw.eu.amount -> lake.sales.amount direct
-- column: raw.us.amount -> lake.sales.amount direct
BEGIN
  DECLARE region STRING DEFAULT 'raw.eu';
  IF current_date() > DATE '2026-01-01' THEN
    SET region = 'raw.us';
  END IF;
  INSERT INTO lake.sales (amount) SELECT amount FROM IDENTIFIER(region);
END;
-- end

-- id: databricks_identifier_of_several_002
-- dialect: databricks
-- construct: script,merge
-- kind: identifier_of_several
-- reads: stage.rows
-- writes: lake.one, lake.two
-- column: stage.rows.v -> lake.one.v direct
-- column: stage.rows.v -> lake.two.v direct
-- column: stage.rows.id -> lake.one.* join
-- column: stage.rows.id -> lake.two.* join
-- column: lake.one.id -> lake.one.* join
-- column: lake.two.id -> lake.two.* join
BEGIN
  DECLARE target STRING;
  SET target = IF(dayofweek(current_date()) = 1, 'lake.one', 'lake.two');
  MERGE INTO IDENTIFIER(target) AS t USING stage.rows AS s ON t.id = s.id
  WHEN MATCHED THEN UPDATE SET t.v = s.v;
END;
-- end
