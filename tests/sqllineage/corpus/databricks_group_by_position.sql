-- id: databricks_group_by_position_001
-- dialect: databricks
-- construct: insert, aggregate, cte
-- kind: group_by_position
-- schema: {"tables": {"main.silver.call": ["call_id", "agent", "bot", "by_bot", "secs"]}}
-- reads: main.silver.call
-- writes: main.gold.call_stat
-- column: main.silver.call.agent -> main.gold.call_stat.handler direct
-- column: main.silver.call.bot -> main.gold.call_stat.handler direct
-- column: main.silver.call.secs -> main.gold.call_stat.secs direct
-- column: main.silver.call.by_bot -> main.gold.call_stat.* filter
-- column: main.silver.call.secs -> main.gold.call_stat.* filter
-- column: main.silver.call.by_bot -> main.gold.call_stat.* group
-- column: main.silver.call.agent -> main.gold.call_stat.* group
-- column: main.silver.call.bot -> main.gold.call_stat.* group
INSERT INTO main.gold.call_stat (handler, secs)
WITH c AS (SELECT * FROM main.silver.call WHERE secs > 0)
SELECT CASE WHEN c.by_bot THEN c.bot ELSE c.agent END AS handler, sum(c.secs)
FROM c
GROUP BY handler;
-- end
