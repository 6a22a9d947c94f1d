-- id: databricks_cast_name_001
-- dialect: databricks
-- construct: view, json, script
-- kind: cast_name
-- reads: bronze.events
-- column: bronze.events.value -> <result>.device direct
CREATE OR REPLACE TEMP VIEW strings AS SELECT string(key), string(value) FROM bronze.events;
SELECT value:device FROM strings;
-- end

-- id: databricks_cast_name_002
-- dialect: databricks
-- construct: ctas, script
-- kind: cast_name
-- reads: bronze.events
-- writes: silver.events
-- column: bronze.events.id -> silver.events.id direct
-- column: bronze.events.amount -> silver.events.amount direct
-- column: bronze.events.seen -> silver.events.seen direct
CREATE TABLE silver.events AS SELECT int(id), amount::decimal(10, 2), try_cast(seen AS DATE) AS seen FROM bronze.events;
-- end
