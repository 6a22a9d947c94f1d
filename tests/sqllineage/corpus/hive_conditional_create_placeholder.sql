-- id: hive_conditional_create_placeholder_001
-- dialect: hive
-- construct: ctas
-- kind: conditional_create_placeholder
-- reads: web.hit
-- writes: ${hiveconf:target}
-- column: web.hit.url -> ${hiveconf:target}.url direct
-- column: web.hit.day -> ${hiveconf:target}.* filter
CREATE TABLE IF NOT EXISTS ${hiveconf:target} STORED AS ORC AS
SELECT url FROM web.hit WHERE day = '${hiveconf:day}';
-- end
